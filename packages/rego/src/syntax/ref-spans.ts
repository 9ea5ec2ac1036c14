import type { Span } from '@merlon/base';
import type { Module, RefTerm } from './ast.ts';
import { walkRule } from './walk.ts';

/** Where a module writes references that begin with these dotted names: the spans of those names alone. */
export function refSpans(module: Module, names: readonly string[]): readonly Span[] {
	// A head's key is part of its reference as well, so that a place may be seen twice.
	const spans = new Map<number, Span>();
	const term = (node: { readonly kind: string }): void => {
		if (node.kind !== 'ref') return;
		const { head, path, span } = node as RefTerm;
		const last = path[names.length - 2];
		const matches =
			head.kind === 'var' &&
			head.name === names[0] &&
			names.slice(1).every((name, i) => {
				const part = path[i];
				return part?.kind === 'string' && part.value === name;
			});
		if (matches && last !== undefined) {
			spans.set(head.span.start, { ...span, start: head.span.start, end: last.span.end });
		}
	};
	for (const { path } of module.imports) term(path);
	for (const rule of module.rules) walkRule(rule, { term });
	return [...spans.values()];
}
