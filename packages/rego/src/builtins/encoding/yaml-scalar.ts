import { BuiltinError } from '../../runtime/errors.ts';
import { type NumberValue, numberFromBigInt, numberFromText, RegoNumber } from '../../runtime/number.ts';
import { isTime } from '../time/is-time.ts';

/** What a plain YAML scalar stands for: YAML 1.2's core types, and a few older forms of numbers, as Go's yaml has them. */
export type YamlScalar =
	| { readonly tag: 'null' | 'timestamp' | 'str' }
	| { readonly tag: 'bool'; readonly value: boolean }
	| { readonly tag: 'int'; readonly value: bigint }
	| { readonly tag: 'float'; readonly value: number };

const WORDS: ReadonlyMap<string, YamlScalar> = new Map<string, YamlScalar>([
	...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, { tag: 'null' }] as const),
	...['true', 'True', 'TRUE'].map((word) => [word, { tag: 'bool', value: true }] as const),
	...['false', 'False', 'FALSE'].map((word) => [word, { tag: 'bool', value: false }] as const),
	...['.nan', '.NaN', '.NAN'].map((word) => [word, { tag: 'float', value: Number.NaN }] as const),
	...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
		(word) => [word, { tag: 'float', value: Number.POSITIVE_INFINITY }] as const,
	),
	...['-.inf', '-.Inf', '-.INF'].map((word) => [word, { tag: 'float', value: Number.NEGATIVE_INFINITY }] as const),
]);

const TEXT: YamlScalar = { tag: 'str' };

/** Resolves a scalar without quotes and without a tag. */
export function resolveScalar(text: string): YamlScalar {
	const word = WORDS.get(text);
	if (word !== undefined) return word;
	if (text.startsWith('.')) return float(text) ?? TEXT;
	if (!/^[-+0-9]/.test(text)) return TEXT;
	if (isTimestamp(text)) return { tag: 'timestamp' };
	const plain = text.replaceAll('_', '');
	return integer(plain, text) ?? float(plain) ?? TEXT;
}

const MAX_UINT64 = 2n ** 64n - 1n;
const MIN_INT64 = -(2n ** 63n);

/** `0x1f`, `0b1`, `0o17`, `017` and decimals, up to 64 bits. */
function integer(plain: string, text: string): YamlScalar | null {
	const match = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(plain);
	if (match === null || text.length > 100) return null;
	const [, sign, hex, binary, octal, decimal] = match;
	const magnitude = BigInt(
		hex !== undefined
			? `0x${hex}`
			: binary !== undefined
				? `0b${binary}`
				: octal !== undefined
					? `0o${octal}`
					: (decimal as string),
	);
	const value = sign === '-' ? -magnitude : magnitude;
	const max = sign === '+' ? -MIN_INT64 - 1n : MAX_UINT64;
	return value > max || value < MIN_INT64 ? null : { tag: 'int', value };
}

const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

function float(plain: string): YamlScalar | null {
	if (!FLOAT.test(plain)) return null;
	const value = Number(plain);
	return Number.isFinite(value) ? { tag: 'float', value } : null;
}

const TIMESTAMP_LAYOUTS = [
	'2006-1-2T15:4:5.999999999Z07:00',
	'2006-1-2t15:4:5.999999999Z07:00',
	'2006-1-2 15:4:5.999999999',
	'2006-1-2',
];

function isTimestamp(text: string): boolean {
	return /^[0-9]{4}-/.test(text) && TIMESTAMP_LAYOUTS.some((layout) => isTime(layout, text));
}

/** A YAML number as JSON has it. Throws for those that JSON lacks. */
export function scalarNumber(scalar: YamlScalar & { readonly tag: 'int' | 'float' }): NumberValue {
	if (scalar.tag === 'int') return numberFromBigInt(scalar.value);
	if (!Number.isFinite(scalar.value)) {
		const shown = Number.isNaN(scalar.value) ? 'NaN' : scalar.value > 0 ? '+Inf' : '-Inf';
		throw new BuiltinError(`json: unsupported value: ${shown}`);
	}
	return Object.is(scalar.value, -0) ? new RegoNumber('-0') : numberFromText(String(scalar.value));
}
