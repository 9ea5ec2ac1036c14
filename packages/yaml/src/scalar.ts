import type { YamlScalar } from './value.ts';

/**
 * What a plain scalar stands for, as go-yaml v2 resolves it for Kubernetes: YAML 1.1 without sexagesimal numbers and
 * with timestamps as strings. Source: the resolver that sigs.k8s.io/yaml uses.
 */
// hot: bench scan
export function resolvePlain(text: string): YamlScalar {
	const first = text.charCodeAt(0);
	if (first >= 0x30 && first <= 0x39) return resolveNumber(text);
	switch (first) {
		case 0x2b: // +
		case 0x2d: // -
		case 0x2e: // .
			return WORDS.get(text) ?? resolveNumber(text);
		case 0x79: // y
		case 0x59: // Y
		case 0x6e: // n
		case 0x4e: // N
		case 0x74: // t
		case 0x54: // T
		case 0x66: // f
		case 0x46: // F
		case 0x6f: // o
		case 0x4f: // O
		case 0x7e: {
			if (text.length > 5) return text;
			const word = WORDS.get(text);
			return word === undefined ? text : word;
		}
		default:
			return Number.isNaN(first) ? null : text;
	}
}

const WORDS: ReadonlyMap<string, YamlScalar> = new Map<string, YamlScalar>([
	...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
	...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
	...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
	...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
	...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
	...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const PREFIXED = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[bB]([01]+)|[oO]?([0-7]+))$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

function resolveNumber(text: string): YamlScalar {
	if (text.length === 1) {
		const digit = text.charCodeAt(0) - 0x30;
		return digit >= 0 && digit <= 9 ? digit : text;
	}
	if (DECIMAL.test(text)) return Number(text);
	// A number that starts with a point is read as it is, any other without its underscores.
	const digits = text.charCodeAt(0) === 0x2e ? text : text.replaceAll('_', '');
	if (DECIMAL.test(digits)) return Number(digits);
	const prefixed = PREFIXED.exec(digits);
	if (prefixed !== null) return integer(prefixed) ?? (FLOAT.test(digits) ? Number(digits) : text);
	if (!FLOAT.test(digits)) return text;
	const value = Number(digits);
	return Number.isFinite(value) ? value : text;
}

const MAX_UINT64 = 0xffff_ffff_ffff_ffffn;
const MIN_INT64 = -0x8000_0000_0000_0000n;

/** An integer in another base, null where Go has no type that holds it. */
function integer([, sign, hexadecimal, binary, octal]: RegExpExecArray): number | null {
	const magnitude =
		hexadecimal === undefined
			? binary === undefined
				? BigInt(`0o${octal ?? '0'}`)
				: BigInt(`0b${binary}`)
			: BigInt(`0x${hexadecimal}`);
	const value = sign === '-' ? -magnitude : magnitude;
	if (value < MIN_INT64 || value > MAX_UINT64) return null;
	return Number(value);
}
