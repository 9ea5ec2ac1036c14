import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { ENGINE_FLAGS } from './engine-flags.ts';

/** The program, as the build wraps it. */
type Program = (require: NodeJS.Require) => void;

/**
 * Runs the program with the code that V8 made of it when it was built: compiling it anew takes longer than most
 * policies run. V8 refuses code that another version of it made, or of other source, and compiles the source then.
 */
function launch(folder: string): void {
	// Code that was compiled under other flags is refused.
	setFlagsFromString(ENGINE_FLAGS);
	const filename = join(folder, 'merlon-main.js');
	const compiled = join(folder, 'merlon-main.cache');
	// The build writes ASCII only, so that V8 keeps one byte per character.
	const source = readFileSync(filename, 'latin1');
	const script = existsSync(compiled)
		? new Script(source, { filename, cachedData: readFileSync(compiled) })
		: new Script(source, { filename });
	const program = script.runInThisContext() as Program;
	program(createRequire(filename));
}

launch(import.meta.dirname);
