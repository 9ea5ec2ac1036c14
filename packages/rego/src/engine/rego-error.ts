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
	readonly diagnostics: readonly Diagnostic[];
	#errors: readonly RegoErrorEntry[] | null = null;

	constructor(diagnostics: readonly Diagnostic[]) {
		const shown = diagnostics.slice(0, MAX_SHOWN).map(formatDiagnostic);
		if (diagnostics.length > MAX_SHOWN) shown.push(`and ${diagnostics.length - MAX_SHOWN} more errors`);
		super(shown.join('\n'));
		this.diagnostics = diagnostics;
	}

	/** Every error, in OPA's form. */
	get errors(): readonly RegoErrorEntry[] {
		this.#errors ??= this.diagnostics.map((d) => ({
			code: d.code,
			message: d.message,
			location: opaLocation(d.span),
			hint: d.hint,
		}));
		return this.#errors;
	}
}

/** How many errors the message of a RegoError spells out. */
const MAX_SHOWN = 10;
