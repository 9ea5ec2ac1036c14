import { RegoSet } from '../../runtime/collection.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import * as t from '../types.ts';
import { addressText } from './address.ts';
import {
	containsAddress,
	containsNetwork,
	firstAddress,
	type Network,
	parseNetwork,
	plainAddress,
	tryParseNetwork,
} from './network.ts';

export const netCidrContains: Builtin = builtin({
	name: 'net.cidr_contains',
	description: 'Whether a network holds an address or every address of another network, for IPv4 and IPv6.',
	categories: [],
	args: [named('cidr', 'network', t.string), named('cidr_or_ip', 'network or address that may be inside', t.string)],
	result: named('result', '`true` if `cidr_or_ip` is inside `cidr`', t.boolean),
	unchecked: true,
	impl(_context, cidr, inner) {
		return cidrContains(cidr, inner);
	},
});

export const netCidrOverlap: Builtin = builtin({
	name: 'net.cidr_overlap',
	description: 'The old name of `net.cidr_contains`.',
	categories: [],
	args: [t.string, t.string],
	result: t.boolean,
	deprecated: true,
	unchecked: true,
	impl(_context, cidr, inner) {
		return cidrContains(cidr, inner);
	},
});

export const netCidrIntersects: Builtin = builtin({
	name: 'net.cidr_intersects',
	description: 'Whether two networks have addresses in common, for IPv4 and IPv6.',
	categories: [],
	args: [named('cidr1', 'one network', t.string), named('cidr2', 'the other network', t.string)],
	result: named('result', '`true` if `cidr1` and `cidr2` have addresses in common', t.boolean),
	unchecked: true,
	impl(_context, a, b) {
		const left = networkOperand(a);
		const right = networkOperand(b);
		return containsAddress(left, right.address) || containsAddress(right, left.address);
	},
});

export const netCidrIsValid: Builtin = builtin({
	name: 'net.cidr_is_valid',
	description: 'Whether a string names a network in CIDR notation, for IPv4 and IPv6.',
	categories: [],
	args: [named('cidr', 'string to look at', t.string)],
	result: named('result', '`true` if `cidr` names a network', t.boolean),
	unchecked: true,
	impl(_context, text) {
		return typeof text === 'string' && tryParseNetwork(text) !== null;
	},
});

export const netCidrExpand: Builtin = builtin({
	name: 'net.cidr_expand',
	description: 'Every address of a network. Large networks have more than an evaluation may make.',
	categories: [],
	args: [named('cidr', 'network', t.string)],
	result: named('hosts', 'addresses in `cidr`', t.setOf(t.string)),
	impl(context, cidr) {
		const network = parseNetwork(cidr);
		const size = 2 ** (network.address.bits - network.prefix);
		limitSize(context, 'net.cidr_expand', size);
		const first = firstAddress(network);
		const addresses = new RegoSet();
		for (let i = 0; i < size; i++) {
			context.tick(1);
			addresses.add(addressText({ ...first, value: first.value + BigInt(i) }));
		}
		return addresses;
	},
});

/** What `net.cidr_contains` says. Whatever operand is no string, OPA's message calls it the first. */
function cidrContains(cidr: Value, inner: Value): boolean {
	return networkContains(networkOperand(cidr), inner);
}

/** Whether an operand is inside a network. */
export function networkContains(outer: Network, inner: Value): boolean {
	if (typeof inner !== 'string') throw operandTypeError(1, inner, 'string');
	const address = plainAddress(inner);
	if (address !== null) return containsAddress(outer, address);
	const network = tryParseNetwork(inner);
	if (network === null) {
		throw new BuiltinError(`not a valid textual representation of an IP address or CIDR: ${inner}`);
	}
	return containsNetwork(outer, network);
}

/** The network that an operand names. */
export function networkOperand(operand: Value): Network {
	if (typeof operand !== 'string') throw operandTypeError(1, operand, 'string');
	return parseNetwork(operand);
}
