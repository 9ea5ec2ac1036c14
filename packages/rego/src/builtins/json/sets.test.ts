import { describe, expect, it } from 'vitest';
import { callBuiltin, testContext } from '../../../../../tests/support/call-builtin.ts';
import { objectFrom, RegoSet } from '../../runtime/collection.ts';

describe('json.patch', () => {
	it('takes members of sets for their own paths', () => {
		const patches = [
			{ op: 'add', path: ['s', 'c'], value: 'c' },
			{ op: 'remove', path: '/s/a' },
		];
		expect(callBuiltin('json.patch', [{ s: RegoSet.of(['a', 'b']) }, patches])).toEqual({ s: RegoSet.of(['b', 'c']) });
	});

	it('changes what is inside a member of a set', () => {
		const patches = [{ op: 'add', path: [{ x: 1 }, 'y'], value: 2 }];
		expect(callBuiltin('json.patch', [RegoSet.of([{ x: 1 }]), patches])).toEqual(RegoSet.of([{ x: 1, y: 2 }]));
	});

	it('refuses a member that is not its path', () => {
		const patches = [{ op: 'add', path: ['a'], value: 'b' }];
		expect(() => callBuiltin('json.patch', [new RegoSet(), patches])).toThrow(
			'set key "a" does not equal value to be inserted "b"',
		);
	});

	it('knows keys that are no strings', () => {
		const target = objectFrom([[1, 'x']]);
		const added = callBuiltin('json.patch', [target, [{ op: 'add', path: [[2]], value: 'y' }]]);
		expect(added).toEqual(
			objectFrom([
				[1, 'x'],
				[[2], 'y'],
			]),
		);
		expect(callBuiltin('json.patch', [target, [{ op: 'remove', path: [1] }]])).toEqual({});
	});

	it('does not change the value it was given, nor what it copied', () => {
		const target = { a: { b: [1] } };
		const patches = [
			{ op: 'copy', from: '/a', path: '/c' },
			{ op: 'add', path: '/a/b/-', value: 2 },
			{ op: 'add', path: '/c/b/0', value: 0 },
		];
		expect(callBuiltin('json.patch', [target, patches])).toEqual({ a: { b: [1, 2] }, c: { b: [0, 1] } });
		expect(target).toEqual({ a: { b: [1] } });
	});

	it('stops before copies of copies get out of hand', () => {
		const patches = Array.from({ length: 40 }, () => ({ op: 'copy', from: '/a', path: '/a/-' }));
		expect(() => callBuiltin('json.patch', [{ a: [1] }, patches], testContext({ maxValueSize: 1000 }))).toThrow(
			'json.patch: result is larger than 1000',
		);
	});

	it('sets keys that JavaScript gives a meaning', () => {
		const patches = [{ op: 'add', path: '/__proto__', value: { x: 1 } }];
		expect(Object.keys(callBuiltin('json.patch', [{}, patches]) as object)).toEqual(['__proto__']);
	});
});

describe('json.filter and json.remove', () => {
	const object = { s: RegoSet.of(['a', 'b']), o: objectFrom([[1, { x: 1, y: 2 }]]) };

	it('follow paths into sets and to keys that are no strings', () => {
		const paths = RegoSet.of([
			['s', 'a'],
			['o', 1, 'x'],
		]);
		expect(callBuiltin('json.filter', [object, paths])).toEqual({
			s: RegoSet.of(['a']),
			o: objectFrom([[1, { x: 1 }]]),
		});
		expect(callBuiltin('json.remove', [object, paths])).toEqual({
			s: RegoSet.of(['b']),
			o: objectFrom([[1, { y: 2 }]]),
		});
	});
});

describe('json.match_schema', () => {
	it('takes sets for arrays', () => {
		const schema = { type: 'array', items: { type: 'string' } };
		expect(callBuiltin('json.match_schema', [{ a: RegoSet.of(['a']) }, { properties: { a: schema } }])).toEqual([
			true,
			[],
		]);
	});

	it('compiles a schema once for many documents', () => {
		const context = testContext();
		const schema = { type: 'array' };
		expect(callBuiltin('json.match_schema', [[], schema], context)).toEqual([true, []]);
		expect(callBuiltin('json.match_schema', [[1], schema], context)).toEqual([true, []]);
	});

	it('gives up on a schema that is only itself', () => {
		expect(() => callBuiltin('json.match_schema', [{}, { $ref: '#' }])).toThrow(
			'JSON schema refers to itself too often',
		);
	});
});
