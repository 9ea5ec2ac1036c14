import type { Problem } from '@merlon/model';

/** A problem with a file as a whole. */
export function fileProblem(code: string, level: Problem['level'], file: string, message: string, help = ''): Problem {
	return { code, level, message, file, line: 0, column: 0, help };
}

/** A file that was to be scanned and cannot be read. */
export function unreadableFile(code: string, file: string, message: string, help = ''): Problem {
	return { ...fileProblem(code, 'error', file, message, help), unreadable: true };
}

/** The code of an error of the system, as in `ENOENT`; the message of any other. */
export function systemErrorText(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return SYSTEM_ERRORS.get(code) ?? (code === '' ? error.message : code);
}

const SYSTEM_ERRORS: ReadonlyMap<string, string> = new Map([
	['EACCES', 'permission denied'],
	['EPERM', 'permission denied'],
	['ENOENT', 'there is no such file'],
	['EISDIR', 'it is a folder'],
	['ENOTDIR', 'a part of its path is no folder'],
	['ENOSPC', 'there is no space left'],
	['EROFS', 'it can only be read from there'],
	['ENAMETOOLONG', 'its path is too long'],
	['ELOOP', 'a symbolic link leads back to itself'],
]);
