import { expect, it } from 'vitest';
import { anyOf, arrayOf, objectOf, record, setOf, tuple } from '../builtins/types.ts';
import { isTooWide, printDifference, printParameterDifference } from './print-difference.ts';
import type { Type } from './type.ts';
import { ANY, BOOLEAN, NULL, NUMBER, STRING, setType } from './type-operations.ts';

const WIDE = record({ a: STRING, b: NUMBER, c: BOOLEAN, d: NULL, other: arrayOf(STRING) });
const OTHER = record({ a: STRING, b: STRING, c: BOOLEAN, e: NULL, other: arrayOf(STRING) });

it.each<[Type | null, Type | null, string, string]>([
	[WIDE, OTHER, 'object<b: number, d: null, ...>', 'object<b: string, e: null, ...>'],
	[WIDE, NUMBER, 'object<...>', 'number'],
	[WIDE, null, 'object<...>', '???'],
	[WIDE, WIDE, 'object<...>', 'object<...>'],
	[setOf(WIDE), setOf(NUMBER), 'set[object<...>]', 'set[number]'],
	[setType(null), setOf(WIDE), 'set', 'set[...]'],
	[arrayOf(WIDE), arrayOf(STRING), 'array[object<...>]', 'array[string]'],
	[tuple([WIDE, NUMBER]), tuple([STRING, NUMBER]), 'array<object<...>, number>', 'array<string, number>'],
	[tuple([WIDE]), tuple([WIDE, NUMBER]), 'array<object<...>>', 'array<object<...>, number>'],
	[objectOf(STRING, WIDE), objectOf(NUMBER, STRING), 'object[string: object<...>]', 'object[number: string]'],
	[objectOf(STRING, WIDE), record({ a: NULL }), 'object[string: object<...>]', 'object<a: null>'],
	[anyOf(NUMBER, WIDE), anyOf(NUMBER, STRING), 'any<object<...>, ...>', 'any<string, ...>'],
	[
		{ kind: 'function', args: [WIDE], variadic: STRING, result: NULL },
		{ kind: 'function', args: [NUMBER], variadic: NUMBER, result: WIDE },
		'(object<...>, string...) => null',
		'(number, number...) => object<...>',
	],
	[
		{ kind: 'function', args: [WIDE, WIDE], variadic: null, result: WIDE },
		{ kind: 'function', args: [NUMBER], variadic: null, result: null },
		'(...) => ...',
		'(number) => ???',
	],
	[{ kind: 'named', name: 'x', description: '', type: WIDE }, NUMBER, 'x: object<...>', 'number'],
	[NUMBER, { kind: 'named', name: 'x', description: '', type: WIDE }, 'number', 'x: object<...>'],
])('prints the difference of %o and %o', (a, b, left, right) => {
	expect(printDifference(a, b)).toEqual([left, right]);
});

it('does not go deeper than OPA does', () => {
	const nest = (inner: Type): Type => {
		let type = inner;
		for (let i = 0; i < 12; i++) type = arrayOf(type);
		return type;
	};
	const [left] = printDifference(nest(NUMBER), nest(STRING));
	expect(left).toBe(`${'array['.repeat(8)}array[...]${']'.repeat(8)}`);
});

it('shortens the arguments that are right', () => {
	const want = { args: [ANY, NUMBER, WIDE], variadic: WIDE };
	expect(printParameterDifference([WIDE, STRING], want)).toEqual([
		'(object<...>, string)',
		'(any, number, object<...>, object<...>...)',
	]);
});

it('counts characters', () => {
	expect(isTooWide('é'.repeat(80))).toBe(false);
	expect(isTooWide('short', 'x'.repeat(81))).toBe(true);
});
