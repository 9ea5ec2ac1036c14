import { LocalNames } from './local-names.ts';
import { type Program, programVars } from './program.ts';

/** Starts the numbering of generated variables, past every name that a source uses. */
export function initLocalNames(program: Program): void {
	program.locals = new LocalNames('__local', programVars(program));
}
