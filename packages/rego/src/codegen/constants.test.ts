import { expect, test } from 'vitest';
import { objectFrom, RegoSet } from '../runtime/collection.ts';
import { equal } from '../runtime/compare.ts';
import { MACHINE } from '../runtime/machine.ts';
import { numberFromText } from '../runtime/number.ts';
import type { Value } from '../runtime/value.ts';
import { ConstantPool } from './constants.ts';

function roundTrip(value: Value): Value {
	const pool = new ConstantPool();
	const name = pool.reference(value);
	const code = `const {numberOf, setOf, objectOf} = rt; ${pool.definitions().join('\n')} return ${name.text};`;
	return new Function('rt', code)(MACHINE) as Value;
}

const VALUES: readonly [string, Value][] = [
	['null', null],
	['a boolean', false],
	['a string with quotes', '"</script>\u2028'],
	['a big number', numberFromText('123456789012345678901234567890')],
	['a number that keeps its form', numberFromText('1.0')],
	['an array', [1, [null, 'x']]],
	['a set', RegoSet.of([1, 'a', [2]])],
	['an object', { a: 1, constructor: 2 }],
	['an object with an odd key', objectFrom([[1, 'one']])],
];

test.each(VALUES)('generated code makes %s again', (_, value) => {
	expect(equal(roundTrip(value), value)).toBe(true);
});

test('__proto__ is a key like any other', () => {
	const made = roundTrip(JSON.parse('{"__proto__": {"polluted": true}}') as Value) as object;
	expect(Object.keys(made)).toEqual(['__proto__']);
	expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
});

test('equal constants are made once, and what JSON writes alike is kept apart', () => {
	const pool = new ConstantPool();
	expect(pool.reference([1, 2]).text).toBe(pool.reference([1, 2]).text);
	expect(pool.reference([1, 2]).text).not.toBe(pool.reference(RegoSet.of([1, 2])).text);
	expect(pool.reference([1]).text).not.toBe(pool.reference([numberFromText('1.0')]).text);
	expect(pool.reference({ 1: 'a' }).text).not.toBe(pool.reference(objectFrom([[1, 'a']])).text);
});
