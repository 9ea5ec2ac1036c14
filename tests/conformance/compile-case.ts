import { compile, RegoError } from '@merlon/rego';
import type { CompileCase, ExpectedError } from './case-files.ts';

/** Runs one case of modules that must not compile; gives what is wrong, or null. */
export function runCompileCase(testCase: CompileCase): string | null {
	const modules = Object.fromEntries(testCase.modules.map((source, i) => [moduleName(i), source]));
	try {
		compile({
			modules,
			regoVersion: testCase.rego_version ?? 'v1',
			strict: testCase.strict ?? false,
			print: testCase.print_statements ?? false,
		});
	} catch (error) {
		if (!(error instanceof RegoError)) throw error;
		return checkErrors(testCase, error.errors.map(reported));
	}
	return 'compiled, but must not';
}

function moduleName(index: number): string {
	return `test-${index}.rego`;
}

function reported(error: RegoError['errors'][number]): ExpectedError {
	const { file, row, col } = error.location;
	return { module: file, code: error.code, row, col, message: error.message };
}

/** Compared as a set: the order is not part of the contract. */
function checkErrors(testCase: CompileCase, got: readonly ExpectedError[]): string | null {
	const open = [...got];
	const missing: ExpectedError[] = [];
	for (const want of testCase.want_errors) {
		const at = open.findIndex((error) => matches(want, error));
		if (at < 0) missing.push(want);
		else open.splice(at, 1);
	}
	const unexpected = testCase.exhaustive === true ? open : [];
	if (missing.length === 0 && unexpected.length === 0) return null;
	return `missing ${missing.map(text).join('; ') || 'nothing'}, got ${got.map(text).join('; ')}`;
}

function matches(want: ExpectedError, got: ExpectedError): boolean {
	return (
		(want.module ?? moduleName(0)) === got.module &&
		want.code === got.code &&
		want.row === got.row &&
		(want.col === undefined || want.col === 0 || want.col === got.col) &&
		want.message === got.message
	);
}

function text(error: ExpectedError): string {
	return `${error.module ?? moduleName(0)}:${error.row}:${error.col ?? 0}: ${error.code}: ${error.message}`;
}
