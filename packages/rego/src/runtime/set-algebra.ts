import { RegoSet } from './collection.ts';

/** Operations on sets. Operands are never changed, and come back themselves where they are the result. */

// hot: bench rego
export function union(a: RegoSet, b: RegoSet): RegoSet {
	if (a.size === 0) return b;
	if (b.size === 0) return a;
	const result = new RegoSet();
	for (const item of a) result.add(item);
	for (const item of b) result.add(item);
	return result;
}

// hot: bench rego
export function intersection(a: RegoSet, b: RegoSet): RegoSet {
	const result = new RegoSet();
	const [small, large] = a.size <= b.size ? [a, b] : [b, a];
	for (const item of small) if (large.has(item)) result.add(item);
	return result;
}

// hot: bench rego
export function difference(a: RegoSet, b: RegoSet): RegoSet {
	if (b.size === 0) return a;
	const result = new RegoSet();
	for (const item of a) if (!b.has(item)) result.add(item);
	return result;
}
