import { expect, it } from 'vitest';
import { any, anyOf, arrayOf, nil, number, record, setOf, string, tuple } from '../builtins/types.ts';
import { canonicalType } from './canonical-type.ts';
import { printType } from './print-type.ts';
import type { Type } from './type.ts';

const PAIR: Type = record({ b: anyOf(string, number), a: nil }, { key: string, value: anyOf(string, nil) });
const SORTED = 'object<a: null, b: any<number, string>>[string: any<null, string>]';

it.each<[Type, string]>([
	[PAIR, SORTED],
	[arrayOf(PAIR), `array[${SORTED}]`],
	[tuple([PAIR], any), `array<${SORTED}>[any]`],
	[setOf(PAIR), `set[${SORTED}]`],
	[{ kind: 'named', name: 'x', description: '', type: PAIR }, `x: ${SORTED}`],
	[{ kind: 'function', args: [PAIR], variadic: PAIR, result: null }, `(${SORTED}, ${SORTED}...) => ???`],
	[number, 'number'],
])('sorts %o', (type, text) => {
	expect(printType(canonicalType(type))).toBe(text);
	expect(canonicalType(type)).toBe(canonicalType(type));
});
