import type { Diagnostic, Span } from '@merlon/base';
import type { Expr } from '../syntax/ast.ts';
import { ALL_VARS, varsOf } from './collect-vars.ts';
import { hintFor } from './name-hints.ts';
import type { UnsafeVars } from './order-body.ts';
import { unsafeError } from './program.ts';
import { compareSpans } from './span-order.ts';
import { equalitySides, isGenerated } from './term-facts.ts';
import { shownName } from './term-text.ts';

const FUTURE_KEYWORDS: ReadonlySet<string> = new Set(['in', 'every', 'contains', 'if', 'not', 'and', 'or']);

/** Where unsafe variables are reported: the name of the rule where a line alone does not tell, and the names around. */
export interface SafetyScope {
	/** ` in rule p`, or nothing. */
	readonly label: string;
	/** Names that can be used there. */
	readonly known: () => Iterable<string>;
}

/**
 * The errors for unsafe variables: those that the user named, causes before their consequences; and where only
 * generated variables are unsafe, the expressions they stand in.
 */
export function safetyErrors(
	unsafe: UnsafeVars,
	rewritten: ReadonlyMap<string, string>,
	scope: SafetyScope,
): Diagnostic[] {
	if (unsafe.size === 0) return [];
	const assigned = assignedVars(unsafe, rewritten);
	const places = [...firstPlaces(unsafe)].map(([name, span]) => ({
		name: rewritten.get(name) ?? name,
		raw: name,
		span,
	}));
	const named = places.filter(({ name }) => !isGenerated(name));
	const causes = named.filter(({ name, raw }) => !assigned.has(name) && !assigned.has(raw));
	const reported = (causes.length > 0 ? causes : named).sort((a, b) => compareSpans(a.span, b.span));
	if (reported.length > 0) return reported.map(({ name, span }) => unsafeVar(name, span, scope));
	return unsafeExprs(unsafe, scope);
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

function unsafeVar(name: string, span: Span, scope: SafetyScope): Diagnostic {
	const text = shownName(name, NO_NAMES);
	const message = `var ${text} is unsafe${scope.label}`;
	if (FUTURE_KEYWORDS.has(name)) {
		return unsafeError(`${message} (hint: \`import future.keywords.${text}\` to import a future keyword)`, span);
	}
	return unsafeError(message, span, hintFor(name, scope.known()));
}

/** One error for each generated variable at most. */
function unsafeExprs(unsafe: UnsafeVars, scope: SafetyScope): Diagnostic[] {
	const seen = new Set<string>();
	const errors: Diagnostic[] = [];
	for (const [expr, names] of [...unsafe].sort(([a], [b]) => compareSpans(a.span, b.span))) {
		const before = seen.size;
		for (const name of names) if (isGenerated(name)) seen.add(name);
		if (seen.size > before) errors.push(unsafeError(`expression is unsafe${scope.label}`, expr.span));
	}
	return errors;
}

function firstPlaces(unsafe: UnsafeVars): Map<string, Span> {
	const places = new Map<string, Span>();
	for (const [expr, names] of unsafe) {
		for (const name of names) {
			const earlier = places.get(name);
			if (earlier === undefined || compareSpans(earlier, expr.span) > 0) places.set(name, expr.span);
		}
	}
	return places;
}

/** Variables that only an unsafe right side keeps from being safe. */
function assignedVars(unsafe: UnsafeVars, rewritten: ReadonlyMap<string, string>): Set<string> {
	const assigned = new Set<string>();
	for (const expr of unsafe.keys()) {
		for (const name of assignedBy(expr)) {
			assigned.add(name);
			const written = rewritten.get(name);
			if (written !== undefined) assigned.add(written);
		}
	}
	return assigned;
}

function assignedBy(expr: Expr): Set<string> {
	const sides = expr.fromAssignment ? equalitySides(expr) : null;
	return sides === null ? new Set() : varsOf([sides[0]], ALL_VARS);
}
