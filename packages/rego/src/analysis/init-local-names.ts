import { LocalNames } from './local-names.ts';
import type { Program } from './program.ts';

/** Starts the numbering of generated variables, past every name that a source uses. */
export function initLocalNames(program: Program): void {
	const taken = new Set<string>();
	for (const { facts } of program.allRules()) for (const name of facts.generatedNames) taken.add(name);
	program.locals = new LocalNames('__local', taken);
}
