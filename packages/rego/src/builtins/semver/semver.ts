import { compareUtf8 } from '@merlon/base';
import { BuiltinError } from '../../runtime/errors.ts';
import { quoteGo } from '../../runtime/go-quote.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const semverCompare: Builtin = builtin({
	name: 'semver.compare',
	description: 'How two semantic versions are ordered.',
	categories: [],
	args: [named('a', 'one version', t.string), named('b', 'the other version', t.string)],
	result: named('result', '`-1` if `a` is older, `1` if it is newer, `0` if both have the same precedence', t.number),
	impl(_context, a, b) {
		return compareVersions(versionOperand(1, a), versionOperand(2, b));
	},
});

export const semverIsValid: Builtin = builtin({
	name: 'semver.is_valid',
	description: 'Whether a value is a semantic version.',
	categories: [],
	args: [named('vsn', 'value to look at', t.any)],
	result: named('result', '`true` if `vsn` is a semantic version, `false` otherwise', t.boolean),
	impl(_context, value) {
		return typeof value === 'string' && parseVersion(value) !== null;
	},
});

interface Version {
	readonly numbers: readonly bigint[];
	readonly preRelease: readonly string[];
}

/** version ::= [ "v" ] number "." number "." number [ "-" identifiers ] [ "+" identifiers ] */
const VERSION =
	/^v?(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const MAX_NUMBER = 2n ** 63n - 1n;

function parseVersion(text: string): Version | null {
	const match = VERSION.exec(text);
	if (match === null) return null;
	const numbers = match.slice(1, 4).map((digits) => (digits.length > 19 ? MAX_NUMBER + 1n : BigInt(digits)));
	if (numbers.some((number) => number > MAX_NUMBER)) return null;
	const preRelease = match[4]?.split('.') ?? [];
	return preRelease.some((identifier) => /^0[0-9]+$/.test(identifier)) ? null : { numbers, preRelease };
}

function versionOperand(position: number, text: string): Version {
	const version = parseVersion(text);
	if (version === null) throw new BuiltinError(`operand ${position}: string ${quoteGo(text)} is not a valid SemVer`);
	return version;
}

function compareVersions(a: Version, b: Version): number {
	for (const [i, number] of a.numbers.entries()) {
		const other = b.numbers[i] as bigint;
		if (number !== other) return number < other ? -1 : 1;
	}
	if (a.preRelease.length === 0 || b.preRelease.length === 0) {
		// A version without a pre-release is newer than one with.
		return Math.sign(Number(b.preRelease.length > 0) - Number(a.preRelease.length > 0));
	}
	const common = Math.min(a.preRelease.length, b.preRelease.length);
	for (let i = 0; i < common; i++) {
		const order = compareIdentifiers(a.preRelease[i] as string, b.preRelease[i] as string);
		if (order !== 0) return order;
	}
	return Math.sign(a.preRelease.length - b.preRelease.length);
}

const DIGITS = /^[0-9]+$/;

/** Numbers come before words. Beyond 64 bits all numbers are the same, as in Go. */
function compareIdentifiers(a: string, b: string): number {
	const isNumberA = DIGITS.test(a);
	const isNumberB = DIGITS.test(b);
	if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
	if (!isNumberA) return Math.sign(compareUtf8(a, b));
	const difference = clamped(a) - clamped(b);
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function clamped(digits: string): bigint {
	const number = digits.length > 19 ? MAX_NUMBER : BigInt(digits);
	return number > MAX_NUMBER ? MAX_NUMBER : number;
}
