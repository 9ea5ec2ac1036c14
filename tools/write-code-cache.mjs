// Writes what V8 compiled of the command line next to it, for `apps/cli/src/launch.ts`. Functions are compiled when
// they are first called, so commands are run first: `node tools/write-code-cache.mjs <folder> <policies> <manifests>`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { ENGINE_FLAGS } from '../apps/cli/dist/engine-flags.js';

const [folder, policies, manifests] = process.argv.slice(2);
setFlagsFromString(ENGINE_FLAGS);
const filename = join(folder, 'merlon-main.js');
const script = new Script(readFileSync(filename, 'latin1'), { filename });
const program = script.runInThisContext();

const commands = [
	['scan', manifests, '--policies', 'all', '--soft-fail'],
	['scan', manifests, '-o', 'json', '--soft-fail'],
	['rego', 'eval', '--data', policies, '--format', 'pretty', 'data'],
	['rego', 'check', policies],
	['rego', 'test', policies],
];

process.stdout.write = () => true;
process.on('beforeExit', next);

/** Runs the next command, and is called again when it has ended. */
function next() {
	const command = commands.shift();
	if (command !== undefined) {
		process.argv = [process.execPath, filename, ...command];
		program(createRequire(filename));
		setImmediate(() => undefined);
		return;
	}
	process.off('beforeExit', next);
	if (process.exitCode) throw new Error('a command failed');
	writeFileSync(join(folder, 'merlon-main.cache'), script.createCachedData());
}
