import { bytesToBigInt, decodeHex, encodeUtf8 } from '../../runtime/bytes.ts';
import { numberFromBigInt } from '../../runtime/number.ts';
import type { PlainObject } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const uuidParse: Builtin = builtin({
	name: 'uuid.parse',
	description: 'What a UUID says about itself; undefined when the string is none.',
	categories: [],
	args: [named('uuid', 'UUID to take apart', t.string)],
	result: named(
		'result',
		'version, variant and, for versions 1 and 2, the further fields',
		t.objectOf(t.string, t.any),
	),
	impl(_context, text) {
		const bytes = uuidBytes(text);
		return bytes === null ? undefined : describe(bytes);
	},
});

const DASHED = /^([0-9a-fA-F]{8})-([0-9a-fA-F]{4})-([0-9a-fA-F]{4})-([0-9a-fA-F]{4})-([0-9a-fA-F]{12})/;

/** Plain, as a URN, without dashes, or with any one character around it, as braces. */
function uuidBytes(text: string): Uint8Array | null {
	if (/^[0-9a-fA-F]{32}$/.test(text)) return decodeHex(text);
	const plain = plainForm(text);
	const match = plain === null ? null : DASHED.exec(plain);
	return match === null ? null : decodeHex(match.slice(1).join(''));
}

function plainForm(text: string): string | null {
	switch (encodeUtf8(text).length) {
		case 36:
			return text;
		case 38:
			return text.slice(1);
		case 45:
			return /^urn:uuid:/i.test(text) ? text.slice(9) : null;
		default:
			return null;
	}
}

function describe(bytes: Uint8Array): PlainObject {
	const version = (bytes[6] as number) >> 4;
	const common: PlainObject = { version, variant: variant(bytes[8] as number) };
	if (version !== 1 && version !== 2) return common;
	const node = bytes.subarray(10);
	const timed: PlainObject = {
		...common,
		time: numberFromBigInt(unixNanoseconds(bytes)),
		nodeid: Array.from(node, (byte) => byte.toString(16).padStart(2, '0')).join('-'),
		macvariables: addressKind(node[0] as number),
		clocksequence: (((bytes[8] as number) << 8) | (bytes[9] as number)) & 0x3fff,
	};
	if (version === 1) return timed;
	return { ...timed, id: Number(bytesToBigInt(bytes.subarray(0, 4))), domain: domain(bytes[9] as number) };
}

function variant(byte: number): string {
	if ((byte & 0xc0) === 0x80) return 'RFC4122';
	if ((byte & 0xe0) === 0xc0) return 'Microsoft';
	return (byte & 0xe0) === 0xe0 ? 'Future' : 'Reserved';
}

/** The two lowest bits of the first byte of a MAC address. */
function addressKind(byte: number): string {
	return `${(byte & 2) === 0 ? 'global' : 'local'}:${(byte & 1) === 0 ? 'unicast' : 'multicast'}`;
}

function domain(byte: number): string {
	return ['Person', 'Group', 'Org'][byte] ?? `Domain${byte}`;
}

/** Steps of 100 ns from the Gregorian calendar's begin in 1582 to the epoch. */
const GREGORIAN_TO_UNIX = 122_192_928_000_000_000n;

function unixNanoseconds(bytes: Uint8Array): bigint {
	const low = bytesToBigInt(bytes.subarray(0, 4));
	const middle = bytesToBigInt(bytes.subarray(4, 6));
	const high = bytesToBigInt(bytes.subarray(6, 8)) & 0xfffn;
	const steps = ((high << 48n) | (middle << 32n) | low) - GREGORIAN_TO_UNIX;
	return BigInt.asIntN(64, steps * 100n);
}
