import { editDistance, nearestName } from '@merlon/base';
import type { Shape } from './shape.ts';

const SHORTEST = 4;
const MOST_SLIPS = 2;

/**
 * The field that somebody meant who wrote one which the type does not have; null where that is not certain, as for fields
 * of another version of Kubernetes.
 */
export function meantField(key: string, object: Readonly<Record<string, unknown>>, { fields }: Shape): string | null {
	// Names with `x-` are those of extensions, in which people keep what they refer to.
	if (key.length < SHORTEST || key.length > LONGEST || key.startsWith('x-')) return null;
	const meant = nearestName(key, fields.keys());
	if (meant === null || Object.hasOwn(object, meant)) return null;
	const isSlip = meant.toLowerCase() === key.toLowerCase() || editDistance(key, meant) <= MOST_SLIPS;
	return isSlip ? meant : null;
}

/** Longer than any field. */
const LONGEST = 60;
