import { RegoError, RegoEvalError } from '@merlon/rego';
import { LoadError, problemsOf, problemText } from '../load/load-error.ts';
import type { ReportValue } from './exact-json.ts';
import { diagnosticJson, diagnosticsText } from './opa-errors.ts';

/** What an error prints as: OPA's text, and the entries of its JSON. Errors that are ours are thrown on. */
export interface ErrorReport {
	readonly text: string;
	readonly entries: readonly ReportValue[];
}

export function errorReport(error: unknown): ErrorReport {
	if (error instanceof RegoError) {
		return {
			text: diagnosticsText(error.diagnostics),
			entries: error.diagnostics.map((d) => diagnosticJson(d) as ReportValue),
		};
	}
	if (error instanceof RegoEvalError) {
		const at = error.location;
		const location = at === null ? {} : { location: { file: at.file, row: at.row, col: at.col } };
		return {
			text: `1 error occurred: ${String(error)}`,
			entries: [{ message: error.message, code: error.code, ...location }],
		};
	}
	const problems = problemsOf(error);
	return {
		text: error instanceof LoadError ? error.message : problems.map(problemText).join('\n'),
		entries: problems.map((problem) =>
			typeof problem === 'string' ? { message: problem } : (diagnosticJson(problem) as ReportValue),
		),
	};
}
