import { join } from 'node:path';
import { ROOT } from '../tools/shared-data.ts';
import { type ProcessTime, processTime } from './child.ts';
import { median } from './measure.ts';

const GOAL = 1.6;
const ROUNDS = 15;

/** Start-up of `merlon --version` against a bare `node -e 0`, in turns; false where the goal is missed. */
export function benchStart(): boolean {
	const merlon = join(ROOT, 'apps/cli/bin/merlon.cjs');
	const bare: ProcessTime[] = [];
	const version: ProcessTime[] = [];
	const query: ProcessTime[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		bare.push(measured(['-e', '0']));
		version.push(measured([merlon, '--version']));
		query.push(measured([merlon, 'rego', 'eval', '1 + 1']));
	}
	const cpu = median(version.map((time) => time.cpuMs)) / median(bare.map((time) => time.cpuMs));
	const wall = median(version.map((time) => time.wallMs)) / median(bare.map((time) => time.wallMs));
	say(`node -e 0: ${median(bare.map((time) => time.cpuMs)).toFixed(0)} ms CPU`);
	say(`merlon --version: ${median(version.map((time) => time.cpuMs)).toFixed(0)} ms CPU`);
	say(`merlon rego eval '1 + 1': ${median(query.map((time) => time.cpuMs)).toFixed(0)} ms CPU`);
	const verdict = cpu <= GOAL ? 'reached' : 'missed';
	say(
		`merlon --version takes ${cpu.toFixed(2)} times node -e 0 (wall ${wall.toFixed(2)}); goal at most ${GOAL}: ${verdict}`,
	);
	return cpu <= GOAL;
}

function measured(args: readonly string[]): ProcessTime {
	const time = processTime(process.execPath, args);
	if (time === null) throw new Error(`node ${args.join(' ')} failed: run \`npm run build\` first`);
	return time;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
