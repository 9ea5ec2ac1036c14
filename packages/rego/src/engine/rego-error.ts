import { type Diagnostic, formatDiagnostic } from '@merlon/base';
import type { ErrorLocation } from '../runtime/errors.ts';
import { opaLocation } from '../syntax/opa-location.ts';

/** One error of a policy or query, as OPA's JSON shows it, with a hint where there is one. */
export interface RegoErrorEntry {
	readonly code: string;
	readonly message: string;
	readonly location: ErrorLocation;
	readonly hint: string | null;
}

/** Modules or a query that cannot be compiled; holds every error, and the diagnostics with their spans. */
export class RegoError extends Error {
	override readonly name = 'RegoError';
	readonly errors: readonly RegoErrorEntry[];
	readonly diagnostics: readonly Diagnostic[];

	constructor(diagnostics: readonly Diagnostic[]) {
		super(diagnostics.map(formatDiagnostic).join('\n'));
		this.diagnostics = diagnostics;
		this.errors = diagnostics.map((d) => ({
			code: d.code,
			message: d.message,
			location: opaLocation(d.span),
			hint: d.hint,
		}));
	}
}
