import { describe, expect, it } from 'vitest';
import { objectFrom, type RegoObject, RegoSet } from './collection.ts';
import { RegoNumber } from './number.ts';
import { fromPlain, toPlain } from './plain.ts';

describe('toPlain', () => {
	it('makes plain JSON of sets and keys of any type', () => {
		const value = {
			set: RegoSet.of(['b', 'a']),
			object: objectFrom([[1, new RegoNumber('1.0')]]),
			huge: new RegoNumber('9007199254740993'),
			zero: new RegoNumber('-0'),
		};
		expect(toPlain(value)).toEqual({
			set: ['a', 'b'],
			object: { 1: 1 },
			huge: new RegoNumber('9007199254740993'),
			zero: 0,
		});
	});
});

describe('fromPlain', () => {
	it('normalises what JSON would', () => {
		expect(fromPlain({ a: undefined, b: -0, c: [undefined, 1n], d: new Map([['x', 2n ** 60n]]) })).toEqual({
			b: 0,
			c: [null, 1],
			d: { x: new RegoNumber('1152921504606846976') },
		});
		expect(fromPlain(1e21)).toEqual(new RegoNumber('1000000000000000000000'));
		expect(fromPlain(new Set([1]))).toEqual(RegoSet.of([1]));
		expect(fromPlain({ at: { toJSON: () => 'now' } })).toEqual({ at: 'now' });
	});

	it('keeps Rego values', () => {
		const object = objectFrom([[1, 2]]) as RegoObject;
		expect(fromPlain([object, RegoSet.of(['a']), new RegoNumber('1.0')])).toEqual([
			object,
			RegoSet.of(['a']),
			new RegoNumber('1.0'),
		]);
	});

	it('has own keys only', () => {
		expect(Object.keys(fromPlain(JSON.parse('{"__proto__":{"x":1}}')) as object)).toEqual(['__proto__']);
	});

	it('refuses what is no JSON', () => {
		const circular: unknown[] = [];
		circular.push({ circular });
		expect(() => fromPlain({ a: [Number.NaN] })).toThrow('$.a[0]: NaN is not a number JSON can hold');
		expect(() => fromPlain(() => 1)).toThrow('$: a value of type function cannot be passed to a policy');
		expect(() => fromPlain(circular)).toThrow('$[0].circular: the value contains itself');
		expect(() => fromPlain(new Map([[1, 2]]))).toThrow('$: a Map must have strings as keys');
		let deep: unknown = 1;
		for (let i = 0; i < 2000; i++) deep = [deep];
		expect(() => fromPlain(deep)).toThrow('nested more than 1000 levels deep');
	});
});
