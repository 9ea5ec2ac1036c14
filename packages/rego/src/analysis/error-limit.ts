import { type Diagnostic, diagnostic } from '@merlon/base';
import { compareReported } from './span-order.ts';

/** Diagnostics in the order of their places, and a last one that says so where the limit cut them off. */
export function limitedDiagnostics(diagnostics: readonly Diagnostic[], maxErrors: number): Diagnostic[] {
	const reached = maxErrors > 0 && diagnostics.length >= maxErrors;
	const shown = reached ? diagnostics.slice(0, maxErrors) : [...diagnostics];
	shown.sort(compareReported);
	const last = shown.at(-1);
	if (reached && last !== undefined) shown.push(diagnostic('rego_compile_error', 'error limit reached', last.span));
	return shown;
}
