import { RegoSet } from '../../runtime/collection.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { itemsOf } from '../operands.ts';
import * as t from '../types.ts';
import { type Address, mappedValue } from './address.ts';
import { firstAddress, lastAddress, type Network, networkText, parseNetwork, plainAddress } from './network.ts';

export const netCidrMerge: Builtin = builtin({
	name: 'net.cidr_merge',
	description:
		'The fewest networks that hold exactly the addresses of the given ones, for IPv4 and IPv6. An IPv4 address without a prefix stands for its network by class; IPv6 needs a prefix.',
	categories: [],
	args: [named('addrs', 'networks or addresses', t.anyOf(t.arrayOf(t.anyOf(t.string)), t.setOf(t.string)))],
	result: named('output', 'smallest set of networks with the same addresses', t.setOf(t.string)),
	unchecked: true,
	impl(context, operand) {
		const items = itemsOf(operand);
		if (items === null) throw new BuiltinError('operand must be an array');
		context.tick(items.length);
		const merged = mergeRanges(items.map(networkItem).map(rangeOf));
		return RegoSet.of(merged.flatMap(rangeTexts));
	},
});

function networkItem(item: Value): Network {
	if (typeof item !== 'string') throw new BuiltinError('element must be string');
	const address = plainAddress(item);
	if (address === null) return parseNetwork(item);
	if (address.bits === 128) throw new BuiltinError('IPv6 invalid: needs prefix length');
	return { address, prefix: classPrefix(address) };
}

/** The prefix of the classes A, B and C that networks had before CIDR. Other addresses are on their own. */
function classPrefix({ value }: Address): number {
	const first = Number(value >> 24n);
	return first < 128 ? 8 : first < 192 ? 16 : 24;
}

/** Addresses of both kinds on one line, where IPv4 is a part of IPv6. */
interface Range {
	readonly first: bigint;
	readonly last: bigint;
	/** The network that the range is, if it was not merged. */
	readonly network: Network | null;
}

function rangeOf(network: Network): Range {
	const first = mappedValue(firstAddress(network));
	return { first, last: mappedValue(lastAddress(network)), network };
}

/** Joins ranges that touch or overlap, from the last one down. */
function mergeRanges(ranges: readonly Range[]): readonly Range[] {
	const sorted = [...ranges].sort((a, b) => compareBigInt(a.last, b.last) || compareBigInt(a.first, b.first));
	const merged: Range[] = [];
	let current = sorted.pop();
	while (current !== undefined) {
		const previous = sorted.pop();
		if (previous === undefined || current.first - 1n > previous.last) {
			merged.push(current);
			current = previous;
		} else {
			const first: bigint = compareBigInt(previous.first, current.first) < 0 ? previous.first : current.first;
			current = { first, last: current.last, network: null };
		}
	}
	return merged;
}

function compareBigInt(a: bigint, b: bigint): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

const FIRST_V4 = mappedValue({ bits: 32, value: 0n, zone: '' });
const LAST_V4 = mappedValue({ bits: 32, value: 0xffffffffn, zone: '' });

/** The networks that make up a range, each as large as alignment and the range's end allow. */
function rangeTexts({ first, last, network }: Range): string[] {
	if (network !== null) return [networkText(network)];
	const bits = first >= FIRST_V4 && last <= LAST_V4 ? 32 : 128;
	const base = bits === 32 ? FIRST_V4 : 0n;
	const texts: string[] = [];
	let start = first - base;
	const end = last - base;
	while (start <= end) {
		let hostBits = 0;
		while (
			hostBits < bits &&
			(start & ((2n << BigInt(hostBits)) - 1n)) === 0n &&
			start + (2n << BigInt(hostBits)) - 1n <= end
		) {
			hostBits++;
		}
		texts.push(networkText({ address: { bits, value: start, zone: '' }, prefix: bits - hostBits }));
		start += 1n << BigInt(hostBits);
	}
	return texts;
}
