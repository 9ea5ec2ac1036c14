import { isObject, RegoSet } from '../../runtime/collection.ts';
import { sortedKeys, sortedMembers } from '../../runtime/compare.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import type { Type } from '../../types/type.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { networkContains, networkOperand } from './cidr.ts';
import type { Network } from './network.ts';

/** Reading an address takes as long as many comparisons. */
const STEPS_PER_PAIR = 8;

const CIDR_OR_ARRAY: Type = t.anyOf(t.string, t.arrayOf(t.any));
const CIDRS: Type = t.anyOf(
	t.string,
	t.arrayOf(CIDR_OR_ARRAY),
	t.objectOf(t.string, CIDR_OR_ARRAY),
	t.setOf(CIDR_OR_ARRAY),
);

export const netCidrContainsMatches: Builtin = builtin({
	name: 'net.cidr_contains_matches',
	description:
		'The pairs of a network of the first operand and a network or address of the second that it holds. Items of arrays are named by their index, those of objects by their key, others by themselves.',
	categories: [],
	args: [named('cidrs', 'networks', CIDRS), named('cidrs_or_ips', 'networks or addresses that may be inside', CIDRS)],
	result: named('output', 'pairs of names', t.setOf(t.tuple([t.any, t.any]))),
	unchecked: true,
	impl(context, outer, inner) {
		const matches = new RegoSet();
		for (const [outerName, cidr] of candidates(1, outer)) {
			let network: Network | null = null;
			for (const [innerName, cidrOrIp] of candidates(2, inner)) {
				context.tick(STEPS_PER_PAIR);
				network ??= networkOperand(cidr);
				if (networkContains(network, cidrOrIp)) matches.add([outerName, innerName]);
			}
		}
		return matches;
	},
});

/** Names and networks of an operand. */
function* candidates(position: number, operand: Value): Generator<readonly [Value, Value]> {
	if (typeof operand === 'string') yield [operand, operand];
	else if (Array.isArray(operand)) {
		for (const [i, item] of (operand as ValueArray).entries()) yield [i, networkOf(position, item)];
	} else if (operand instanceof RegoSet) {
		for (const item of sortedMembers(operand)) yield [item, networkOf(position, item)];
	} else if (isObject(operand)) {
		for (const key of sortedKeys(operand)) yield [key, networkOf(position, lookup(operand, key) as Value)];
	}
}

/** An item is a network, or an array that begins with one. */
function networkOf(position: number, item: Value): Value {
	if (typeof item === 'string') return item;
	if (Array.isArray(item) && item.length > 0) return item[0] as Value;
	throw new BuiltinError(`operand ${position}: element must be string or non-empty array`);
}
