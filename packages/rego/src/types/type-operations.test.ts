import { describe, expect, it } from 'vitest';
import { anyOf, arrayOf, objectOf, record, setOf, tuple } from '../builtins/types.ts';
import type { Value } from '../runtime/value.ts';
import { compareTypes, containsType } from './compare-types.ts';
import { printType } from './print-type.ts';
import type { FunctionType, Type } from './type.ts';
import {
	ANY,
	BOOLEAN,
	isEmptyCollection,
	isUnknown,
	keysOf,
	NULL,
	NUMBER,
	objectType,
	STRING,
	selectType,
	setType,
	unionTypes,
	valuesOf,
} from './type-operations.ts';
import { unifies } from './unify-types.ts';

function functionType(args: readonly Type[], result: Type | null, variadic: Type | null = null): FunctionType {
	return { kind: 'function', args, variadic, result };
}

const EMPTY_ARRAY = tuple([]);
const EMPTY_OBJECT = objectType([], null);

/** object<next: itself>, as a schema that refers to itself gives it. */
function recursiveList(): Type {
	const recursive: { kind: 'recursive'; name: string; type: Type | null } = {
		kind: 'recursive',
		name: '#',
		type: null,
	};
	recursive.type = record({ next: recursive });
	return recursive.type;
}

describe('printType', () => {
	it.each<[Type | null, string]>([
		[null, '???'],
		[ANY, 'any'],
		[anyOf(NUMBER, STRING), 'any<number, string>'],
		[tuple([NUMBER, STRING]), 'array<number, string>'],
		[tuple([NUMBER], STRING), 'array<number>[string]'],
		[EMPTY_ARRAY, 'array'],
		[setOf(NUMBER), 'set[number]'],
		[setType(null), 'set'],
		[record({ a: NUMBER }, { key: STRING, value: ANY }), 'object<a: number>[string: any]'],
		[objectType([{ key: null, value: NULL }], null), 'object<<nil>: null>'],
		[objectType([{ key: [1, true, 'x'], value: NULL }], null), 'object<[1 true x]: null>'],
		[objectType([{ key: { b: 1, a: 2 }, value: null }], null), 'object<map[a:2 b:1]: ???>'],
		[
			functionType([STRING, { kind: 'named', name: 'x', description: '', type: NUMBER }], BOOLEAN),
			'(string, number) => boolean',
		],
		[functionType([], null, ANY), '(any...) => ???'],
		[{ kind: 'named', name: 'x', description: 'd', type: NUMBER }, 'x: number'],
		[{ kind: 'recursive', name: '#/a', type: NUMBER }, 'recursive(#/a)'],
	])('prints %j', (type, text) => {
		expect(printType(type)).toBe(text);
	});
});

describe('compareTypes', () => {
	it('orders types by kind, then by parts', () => {
		const ordered = [
			null,
			NULL,
			BOOLEAN,
			NUMBER,
			STRING,
			EMPTY_ARRAY,
			tuple([NULL]),
			tuple([NUMBER]),
			arrayOf(NULL),
			EMPTY_OBJECT,
			record({ a: NULL }),
			record({ a: NUMBER }),
			record({ b: NULL }),
			objectOf(STRING, NULL),
			setType(null),
			setOf(NULL),
			ANY,
			anyOf(NULL),
			functionType([], null),
			functionType([NULL], null),
		];
		for (const [i, a] of ordered.entries()) {
			for (const [j, b] of ordered.entries()) expect(Math.sign(compareTypes(a, b))).toBe(Math.sign(i - j));
		}
	});

	it('ends for recursive types', () => {
		expect(compareTypes(recursiveList(), recursiveList())).toBe(0);
		expect(compareTypes(recursiveList(), record({ next: NUMBER }))).toBeGreaterThan(0);
	});

	it('looks for members of unions', () => {
		expect(containsType(anyOf(NUMBER, STRING), STRING)).toBe(true);
		expect(containsType(anyOf(NUMBER, STRING), NULL)).toBe(false);
		expect(containsType(ANY, NULL)).toBe(true);
		expect(containsType(ANY, functionType([], null))).toBe(false);
		expect(containsType(STRING, STRING)).toBe(true);
		expect(containsType(null, STRING)).toBe(false);
	});
});

describe('unionTypes', () => {
	it.each<[Type | null, Type | null, string]>([
		[null, NUMBER, 'number'],
		[NUMBER, null, 'number'],
		[STRING, NUMBER, 'any<number, string>'],
		[NUMBER, NUMBER, 'number'],
		[anyOf(NULL, STRING), NUMBER, 'any<null, number, string>'],
		[STRING, anyOf(NULL, STRING), 'any<null, string>'],
		[anyOf(NULL, STRING), anyOf(NUMBER, STRING), 'any<null, number, string>'],
		[ANY, anyOf(NULL), 'any'],
		[anyOf(NULL), ANY, 'any'],
		[NUMBER, functionType([], null), '???'],
		[functionType([NUMBER], NULL), functionType([STRING], BOOLEAN), '(any<number, string>) => any<null, boolean>'],
		[functionType([NUMBER], NULL), functionType([], NULL), '???'],
	])('joins %j and %j', (a, b, text) => {
		expect(printType(unionTypes(a, b))).toBe(text);
	});
});

describe('selectType', () => {
	const object = record({ a: NUMBER, b: STRING }, { key: NUMBER, value: NULL });

	it.each<[Type | null, Value, string]>([
		[tuple([NUMBER, STRING], NULL), 1, 'string'],
		[tuple([NUMBER, STRING], NULL), 7, 'null'],
		[tuple([NUMBER]), 1, '???'],
		[tuple([NUMBER]), 'a', '???'],
		[tuple([NUMBER]), -1, '???'],
		[object, 'a', 'number'],
		[object, 'b', 'string'],
		[object, 'c', '???'],
		[object, 3, 'null'],
		[setOf(NUMBER), 1, 'number'],
		[setOf(NUMBER), 'a', '???'],
		[setOf(anyOf(NUMBER, STRING)), 'a', 'string'],
		[ANY, 'a', 'any'],
		[anyOf(record({ a: NUMBER }), record({ a: STRING })), 'a', 'any<number, string>'],
		[NUMBER, 'a', '???'],
		[null, 'a', '???'],
	])('selects from %j with %j', (type, key, text) => {
		expect(printType(selectType(type, key))).toBe(text);
	});
});

describe('keysOf and valuesOf', () => {
	it.each<[Type | null, string, string]>([
		[tuple([STRING], NULL), 'number', 'any<null, string>'],
		[record({ a: NUMBER }, { key: NUMBER, value: STRING }), 'any<number, string>', 'any<number, string>'],
		[setOf(STRING), 'string', 'string'],
		[ANY, 'any', 'any'],
		[anyOf(arrayOf(NULL), setOf(STRING)), 'any<number, string>', 'any<null, string>'],
		[NUMBER, '???', '???'],
		[objectType([{ key: [{ x: true }], value: NULL }], null), 'array<object<x: boolean>>', 'null'],
	])('gives those of %j', (type, keys, values) => {
		expect(printType(keysOf(type))).toBe(keys);
		expect(printType(valuesOf(type))).toBe(values);
	});
});

it.each<[Type | null, boolean]>([
	[null, true],
	[NUMBER, false],
	[setType(null), true],
	[setOf(NUMBER), false],
	[{ kind: 'array', static: [null], dynamic: null }, true],
	[EMPTY_ARRAY, false],
	[objectType([{ key: 'a', value: null }], null), true],
	[{ kind: 'object', static: [], dynamic: { key: STRING, value: null } }, true],
	[functionType([], null), true],
	[functionType([NUMBER], NUMBER), false],
	[anyOf(setType(null)), false],
	[recursiveList(), false],
])('says whether %j is unknown', (type, unknown) => {
	expect(isUnknown(type)).toBe(unknown);
});

it.each<[Type | null, boolean]>([
	[EMPTY_ARRAY, true],
	[EMPTY_OBJECT, true],
	[setType(null), true],
	[arrayOf(NUMBER), false],
	[NUMBER, false],
	[null, false],
])('says whether %j holds nothing', (type, empty) => {
	expect(isEmptyCollection(type)).toBe(empty);
});

describe('unifies', () => {
	it.each<[Type | null, Type | null, boolean]>([
		[null, NUMBER, false],
		[NUMBER, NUMBER, true],
		[NUMBER, STRING, false],
		[ANY, NUMBER, true],
		[ANY, functionType([], null), false],
		[anyOf(NUMBER, STRING), anyOf(NULL, STRING), true],
		[anyOf(NUMBER), STRING, false],
		[tuple([NUMBER]), arrayOf(NUMBER), true],
		[tuple([NUMBER]), arrayOf(STRING), false],
		[tuple([NUMBER]), tuple([NUMBER, NUMBER]), false],
		[arrayOf(NUMBER), setOf(NUMBER), false],
		[record({ a: NUMBER }), record({ a: NUMBER }), true],
		[record({ a: NUMBER }), record({ a: STRING }), false],
		[record({ a: NUMBER }), record({ b: NUMBER }), false],
		[record({ a: NUMBER }), objectOf(STRING, NUMBER), true],
		[objectOf(STRING, NUMBER), objectOf(STRING, STRING), false],
		[setType(null), setOf(NUMBER), true],
		[setOf(STRING), setOf(NUMBER), false],
		[functionType([NUMBER], NULL), functionType([ANY], STRING), true],
		[functionType([NUMBER], NULL), functionType([STRING], NULL), false],
		[functionType([NUMBER], NULL), functionType([], NULL), false],
		[recursiveList(), recursiveList(), true],
		[recursiveList(), record({ next: record({ next: NUMBER }) }), false],
	])('compares %o and %o', (a, b, expected) => {
		expect(unifies(a, b)).toBe(expected);
		expect(unifies(b, a)).toBe(expected);
	});
});
