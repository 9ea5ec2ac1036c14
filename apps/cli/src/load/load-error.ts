import type { Diagnostic } from '@merlon/base';
import { diagnosticText } from '../report/opa-errors.ts';

/** What is wrong with a file: a diagnostic of a policy, or a text about the rest. */
export type LoadProblem = Diagnostic | string;

/** Files that cannot be loaded. */
export class LoadError extends Error {
	override readonly name = 'LoadError';
	readonly problems: readonly LoadProblem[];

	constructor(problems: readonly LoadProblem[]) {
		super(loadProblemsText(problems));
		this.problems = problems;
	}
}

function loadProblemsText(problems: readonly LoadProblem[]): string {
	const [only] = problems;
	if (only === undefined) return 'no error(s)';
	if (problems.length === 1) return `1 error occurred during loading: ${problemText(only)}`;
	return `${problems.length} errors occurred during loading:\n${problems.map(problemText).join('\n')}`;
}

export function problemText(problem: LoadProblem): string {
	return typeof problem === 'string' ? problem : diagnosticText(problem);
}

/** The problems an error stands for; errors that are not about files are thrown on. */
export function problemsOf(error: unknown): readonly LoadProblem[] {
	if (error instanceof LoadError) return error.problems;
	if (isSystemError(error)) return [systemText(error)];
	throw error;
}

interface SystemError extends Error {
	readonly code: string;
	readonly syscall: string;
	readonly path?: string;
}

function isSystemError(error: unknown): error is SystemError {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

const REASONS: ReadonlyMap<string, string> = new Map([
	['ENOENT', 'no such file or directory'],
	['EACCES', 'permission denied'],
	['EPERM', 'operation not permitted'],
	['EISDIR', 'is a directory'],
	['ENOTDIR', 'not a directory'],
	['ELOOP', 'too many levels of symbolic links'],
	['ENAMETOOLONG', 'file name too long'],
]);

function systemText(error: SystemError): string {
	const path = error.path === undefined ? '' : ` ${error.path}`;
	return `${error.syscall}${path}: ${REASONS.get(error.code) ?? error.message}`;
}
