import { BuiltinError } from '../../runtime/errors.ts';
import { quoteGo } from '../../runtime/go-quote.ts';

/** An IP address as a number of 32 or 128 bits. */
export interface Address {
	readonly bits: 32 | 128;
	readonly value: bigint;
	readonly zone: string;
}

/** The address a text is, or null. */
export function tryParseAddress(text: string): Address | null {
	try {
		return parseAddress(text);
	} catch (error) {
		if (error instanceof BuiltinError) return null;
		throw error;
	}
}

/** The address a text is. Throws the messages of Go's net/netip. */
export function parseAddress(text: string): Address {
	switch (/[.:%]/.exec(text)?.[0]) {
		case '.':
			return { bits: 32, value: parseV4(text, text), zone: '' };
		case ':':
			return parseV6(text);
		case '%':
			throw addressError(text, 'missing IPv6 address');
		default:
			throw addressError(text, 'unable to parse IP');
	}
}

function addressError(text: string, problem: string, at = ''): BuiltinError {
	const place = at === '' ? '' : ` (at ${quoteGo(at)})`;
	return new BuiltinError(`ParseAddr(${quoteGo(text)}): ${problem}${place}`);
}

/** v4 ::= octet "." octet "." octet "." octet. What is wrong first is what is said. */
function parseV4(text: string, part: string): bigint {
	const octets: string[] = [''];
	for (const [i, character] of Array.from(part).entries()) {
		const digits = octets.at(-1) as string;
		if (character >= '0' && character <= '9') {
			if (digits === '0') throw addressError(text, 'IPv4 field has octet with leading zero');
			if (Number(digits + character) > 255) throw addressError(text, 'IPv4 field has value >255');
			octets[octets.length - 1] = digits + character;
		} else {
			checkOctetEnd(text, part.slice(i), digits, octets.length);
			octets.push('');
		}
	}
	if (octets.length < 4) throw addressError(text, 'IPv4 address too short');
	return octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n);
}

function checkOctetEnd(text: string, rest: string, digits: string, count: number): void {
	if (!rest.startsWith('.')) throw addressError(text, 'unexpected character', rest);
	if (digits === '' || rest === '.') throw addressError(text, 'IPv4 field must have at least one digit', rest);
	if (count === 4) throw addressError(text, 'IPv4 address too long');
}

/** v6 ::= groups [ "::" groups ] [ "%" zone ], where the last two groups may be written as v4 */
function parseV6(text: string): Address {
	const percent = text.indexOf('%');
	const zone = percent < 0 ? '' : text.slice(percent + 1);
	if (percent >= 0 && zone === '') throw addressError(text, 'zone must be a non-empty string');
	const bare = percent < 0 ? text : text.slice(0, percent);
	const startsWithGap = bare.startsWith('::');
	const state: GroupState = { text, groups: [], gap: startsWithGap ? 0 : -1 };
	let rest = startsWithGap ? bare.slice(2) : bare;
	if (rest === '') return { bits: 128, value: 0n, zone };
	do rest = readGroup(state, rest);
	while (rest !== '' && state.groups.length < 8);
	if (rest !== '') throw addressError(text, 'trailing garbage after address', rest);
	return { bits: 128, value: joinGroups(fillGap(state)), zone };
}

interface GroupState {
	readonly text: string;
	readonly groups: number[];
	/** How many groups stand before `::`; -1 while there is none. */
	gap: number;
}

/** Reads a group and the colons behind it, or an IPv4 address; gives what is left. */
function readGroup(state: GroupState, rest: string): string {
	const { text, groups } = state;
	const digits = (/^[0-9a-fA-F]*/.exec(rest) as RegExpExecArray)[0];
	if (digits.length > 4) throw addressError(text, 'each group must have 4 or less digits', rest);
	if (digits === '') throw addressError(text, 'each colon-separated field must have at least one digit', rest);
	if (rest[digits.length] === '.') {
		addEmbeddedV4(state, rest);
		return '';
	}
	groups.push(Number.parseInt(digits, 16));
	const after = rest.slice(digits.length);
	if (after === '') return '';
	if (!after.startsWith(':')) throw addressError(text, 'unexpected character, want colon', after);
	if (after === ':') throw addressError(text, 'colon must be followed by more characters', after);
	if (!after.startsWith('::')) return after.slice(1);
	if (state.gap >= 0) throw addressError(text, 'multiple :: in address', after.slice(1));
	state.gap = groups.length;
	return after.slice(2);
}

function addEmbeddedV4({ text, groups, gap }: GroupState, rest: string): void {
	if (gap < 0 && groups.length !== 6) {
		throw addressError(text, 'embedded IPv4 address must replace the final 2 fields of the address', rest);
	}
	if (groups.length > 6) {
		throw addressError(text, 'too many hex fields to fit an embedded IPv4 at the end of the address', rest);
	}
	const embedded = Number(parseV4(text, rest));
	groups.push(Math.floor(embedded / 0x10000), embedded % 0x10000);
}

function fillGap({ text, groups, gap }: GroupState): readonly number[] {
	if (groups.length === 8) {
		if (gap >= 0) throw addressError(text, 'the :: must expand to at least one field of zeros');
		return groups;
	}
	if (gap < 0) throw addressError(text, 'address string too short');
	return [...groups.slice(0, gap), ...new Array<number>(8 - groups.length).fill(0), ...groups.slice(gap)];
}

function joinGroups(groups: readonly number[]): bigint {
	return groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

const MAPPED = 0xffffn << 32n;

/** An IPv4 address written as IPv6 (`::ffff:10.0.0.1`) is the IPv4 address. */
export function unmapped(address: Address): Address {
	const isMapped = address.bits === 128 && address.value >> 32n === 0xffffn;
	return isMapped ? { bits: 32, value: address.value - MAPPED, zone: address.zone } : address;
}

/** Where an address stands among all addresses of both kinds: IPv4 ones as IPv6 has them. */
export function mappedValue(address: Address): bigint {
	return address.bits === 32 ? address.value + MAPPED : address.value;
}

/** The usual text of an address (RFC 5952). */
export function addressText(address: Address): string {
	return address.bits === 32 ? textV4(address.value) : textV6(address.value);
}

function textV4(value: bigint): string {
	const n = Number(value);
	return [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255].join('.');
}

function textV6(value: bigint): string {
	const groups = Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(112 - 16 * i)) & 0xffffn));
	const gap = longestZeros(groups);
	const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
	if (gap.length < 2) return text(groups);
	return `${text(groups.slice(0, gap.start))}::${text(groups.slice(gap.start + gap.length))}`;
}

function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
	let best = { start: 0, length: 0 };
	for (let start = 0; start < groups.length; start++) {
		let end = start;
		while (groups[end] === 0) end++;
		if (end - start > best.length) best = { start, length: end - start };
	}
	return best;
}
