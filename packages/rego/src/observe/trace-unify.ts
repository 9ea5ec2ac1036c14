import { isObject, objectEntries, RegoSet } from '../runtime/collection.ts';
import { equal } from '../runtime/compare.ts';
import type { Value } from '../runtime/value.ts';
import type { ObjectTerm, Term, VarTerm } from '../syntax/ast.ts';
import type { Stepper } from './stepper.ts';
import type { Next, Site, Stop } from './stepper-types.ts';
import { ground, type Side } from './trace-bindings.ts';

/** Makes two sides equal by binding variables, in every way that evaluating them allows. */
export function unify(stepper: Stepper, site: Site, left: Side, right: Side, next: Next): Stop | null {
	const { bindings } = site.query;
	const a = bindings.resolve(left);
	const b = bindings.resolve(right);
	const evaluatedA = evaluated(a);
	if (evaluatedA !== null) {
		return stepper.values(site, evaluatedA, (value) => unify(stepper, site, ground(value), b, next));
	}
	const evaluatedB = evaluated(b);
	if (evaluatedB !== null) {
		return stepper.values(site, evaluatedB, (value) => unify(stepper, site, a, ground(value), next));
	}
	if (a.kind === 'var') {
		if (b.kind === 'var' && a.name === b.name) return next();
		return bound(site, a, b, next);
	}
	if (b.kind === 'var') return bound(site, b, a, next);
	const valueA = bindings.plug(a);
	const valueB = bindings.plug(b);
	if (valueA !== undefined && valueB !== undefined) return equal(valueA, valueB) ? next() : null;
	const itemsA = itemsOf(a);
	const itemsB = itemsOf(b);
	if (itemsA !== null && itemsB !== null) return unifyAll(stepper, site, itemsA, itemsB, next);
	const pairs = objectPairs(site, a, b);
	return pairs === null ? null : unifyAll(stepper, site, pairs[0], pairs[1], next);
}

/** Unifies the items of two lists of the same length. */
export function unifyAll(
	stepper: Stepper,
	site: Site,
	left: readonly Side[],
	right: readonly Side[],
	next: Next,
	at = 0,
): Stop | null {
	if (left.length !== right.length) return null;
	if (at === left.length) return next();
	return unify(stepper, site, left[at] as Side, right[at] as Side, () =>
		unifyAll(stepper, site, left, right, next, at + 1),
	);
}

function bound({ query: { bindings } }: Site, { name, span }: VarTerm, side: Side, next: Next): Stop | null {
	bindings.bind(name, side, span);
	const stop = next();
	bindings.unbind(name);
	return stop;
}

/** The side if it is a term whose values must be sought; null for any other. */
function evaluated(side: Side): Term | null {
	switch (side.kind) {
		case 'ref':
		case 'array-comprehension':
		case 'set-comprehension':
		case 'object-comprehension':
			return side;
		case 'var':
			return side.name === 'input' || side.name === 'data' ? side : null;
		default:
			return null;
	}
}

function itemsOf(side: Side): readonly Side[] | null {
	if (side.kind === 'array') return side.items;
	return side.kind === 'value' && Array.isArray(side.value) ? (side.value as readonly Value[]).map(ground) : null;
}

/** The values of two objects under the same keys, or null where the keys differ. */
function objectPairs(site: Site, a: Side, b: Side): readonly [readonly Side[], readonly Side[]] | null {
	const left = entriesOf(site, a);
	const right = entriesOf(site, b);
	if (left === null || right === null || left.length !== right.length) return null;
	const matched: Side[] = [];
	for (const [key] of left) {
		const other = right.find(([candidate]) => equal(candidate, key));
		if (other === undefined) return null;
		matched.push(other[1]);
	}
	return [left.map(([, side]) => side), matched];
}

function entriesOf(site: Site, side: Side): (readonly [Value, Side])[] | null {
	if (side.kind === 'object') return termEntries(site, side);
	if (side.kind !== 'value' || side.value instanceof RegoSet || !isObject(side.value)) return null;
	return Array.from(objectEntries(side.value), ([key, value]) => [key, ground(value)] as const);
}

function termEntries({ query: { bindings } }: Site, term: ObjectTerm): (readonly [Value, Side])[] | null {
	const entries: (readonly [Value, Side])[] = [];
	for (const { key, value } of term.entries) {
		const plugged = bindings.plug(key);
		if (plugged === undefined) return null;
		entries.push([plugged, value]);
	}
	return entries;
}
