import { expect, test } from 'vitest';
import { equal, keyOf, ObjectBuilder, objectFrom, property, RegoObject, RegoSet, setProperty } from './collection.ts';
import { compare, sortedKeys, sortedMembers } from './compare.ts';
import { numberFromText } from './number.ts';
import type { Value } from './value.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'];

test.each(NAMES)('%s is an ordinary key', (name) => {
	const object: Record<string, Value> = {};
	expect(property(object, name)).toBe(undefined);
	setProperty(object, name, 1);
	expect(property(object, name)).toBe(1);
	expect(new ObjectBuilder().set(name, 'v').get(name)).toBe('v');
});

test('an object stays plain until it gets a key that is no string', () => {
	const builder = new ObjectBuilder().set('a', 1);
	expect(builder.get('a')).toBe(1);
	builder.set(1, 'one').set(numberFromText('1.0'), 'uno');
	const object = builder.build();
	expect(object).toBeInstanceOf(RegoObject);
	expect((object as RegoObject).get(1)).toBe('uno');
	expect(sortedKeys(object)[1]).toBe('a');
});

test('a set holds equal values once, small or large', () => {
	for (const size of [3, 40]) {
		const set = new RegoSet();
		for (let i = 0; i < size; i++) set.add([i]).add([numberFromText(`${i}.0`)]);
		expect(set.size).toBe(size);
		expect(set.has([1])).toBe(true);
		expect(set.has([size])).toBe(false);
		expect(set.member([0])).toEqual([0]);
		expect(set.member('none')).toBe(undefined);
	}
});

test('members are sorted as OPA sorts values', () => {
	const set = RegoSet.of(['\u{10000}', '\uffff', 2, null, [1], true, { a: 1 }, RegoSet.of([])]);
	const sorted = sortedMembers(set);
	expect(sorted.slice(0, 5)).toEqual([null, true, 2, '\uffff', '\u{10000}']);
	expect(sorted[7]).toBeInstanceOf(RegoSet);
});

test('keys agree with equality', () => {
	const values: Value[] = [
		1,
		numberFromText('1.0'),
		'1',
		true,
		null,
		[1],
		['1'],
		{ a: 1 },
		RegoSet.of([1]),
		'\0[1]',
		objectFrom([[1, 1]]),
	];
	for (const a of values) for (const b of values) expect(keyOf(a) === keyOf(b)).toBe(equal(a, b));
});

test('objects compare key by key, value by value', () => {
	expect(compare({ a: 1 }, { a: 2 })).toBeLessThan(0);
	expect(compare({ a: 2 }, { b: 1 })).toBeLessThan(0);
	expect(compare({ a: 1 }, { a: 1, b: 1 })).toBeLessThan(0);
	expect(compare({ b: 1, a: 1 }, { a: 1, b: 1 })).toBe(0);
	expect(equal({ a: 1 }, { a: 1, b: 2 })).toBe(false);
});
