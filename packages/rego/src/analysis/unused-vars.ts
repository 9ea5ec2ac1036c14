import type { Diagnostic } from '@merlon/base';
import type { Body, Expr } from '../syntax/ast.ts';
import { ALL_VARS, varsOf } from './collect-vars.ts';
import type { DeclaredScopes, Occurrence } from './declared-scopes.ts';
import { declaredVars } from './declared-vars.ts';
import { compileError } from './program.ts';
import { isGenerated, isWildcard } from './term-facts.ts';
import { sortedNames } from './term-text.ts';

/** Variables of the innermost scope that were assigned with `:=` and never used. */
export function unusedAssigned(
	body: Body,
	rewritten: readonly (Expr | null)[],
	scopes: DeclaredScopes,
	used: ReadonlySet<string>,
): Diagnostic[] {
	const unused = renamedNames(scopes, 'assigned', (name, renamed) => {
		return !isWildcard(name) && scopes.count(name) <= 1 && !used.has(renamed);
	});
	if (unused.size === 0) return [];
	for (const name of used) unused.delete(scopes.renamed(name) ?? '');
	return sortedNames(unused.keys()).map((renamed) => {
		const i = rewritten.findIndex((expr) => expr !== null && varsOf([expr], ALL_VARS).has(renamed));
		return unusedError('assigned', unused.get(renamed) as string, body[Math.max(0, i)] as Expr);
	});
}

/** Variables of the innermost scope that were declared with `some` and never used. */
export function unusedDeclared(
	body: Body,
	rewritten: Body,
	scopes: DeclaredScopes,
	used: ReadonlySet<string>,
): Diagnostic[] {
	const unused = renamedNames(scopes, 'declared', (name, renamed) => !isGenerated(name) && !used.has(renamed));
	if (unused.size === 0) return [];
	for (const name of varsOf(rewritten, ALL_VARS)) unused.delete(name);
	for (const name of used) unused.delete(scopes.renamed(name) ?? name);
	return sortedNames(unused.keys()).map((renamed) => {
		const name = unused.get(renamed) as string;
		const declaration = body.find((expr) => declaredVars([expr]).has(name));
		return unusedError('declared', name, declaration ?? (body[0] as Expr));
	});
}

/** New names of the innermost scope to the names they stand for. */
function renamedNames(
	scopes: DeclaredScopes,
	occurrence: Occurrence,
	accept: (name: string, renamed: string) => boolean,
): Map<string, string> {
	const names = new Map<string, string>();
	for (const [name, entry] of scopes.top.names) {
		if (entry.occurrence === occurrence && accept(name, entry.renamed)) names.set(entry.renamed, name);
	}
	return names;
}

function unusedError(how: 'assigned' | 'declared', name: string, at: Expr): Diagnostic {
	return compileError(`${how} var ${name} unused`, at.span, 'remove it, or write `_` in its place');
}
