import { RegoSet, type Value } from '@merlon/rego';
import { describe, expect, test } from 'vitest';
import { callBuiltin } from '../../../../../tests/support/call-builtin.ts';
import { valueText } from '../../runtime/value-text.ts';

function set(...items: Value[]): RegoSet {
	return RegoSet.of(items);
}

function shown(name: string, ...operands: Value[]): string {
	return valueText(callBuiltin(name, operands) as Value);
}

describe('operators', () => {
	test('& keeps common members', () => expect(shown('and', set(1, 2, 3), set(3, 1.0, 4))).toBe('{1, 3}'));
	test('| keeps all members', () => expect(shown('or', set(1), set('a'))).toBe('{1, "a"}'));
	test('| with an empty set gives the other', () => expect(shown('or', set(), set('a'))).toBe('{"a"}'));
	test('| with an empty set on the right', () => expect(shown('or', set('a'), set())).toBe('{"a"}'));
	test('- leaves out members', () => expect(shown('minus', set(1, 2), set(2))).toBe('{1}'));
	test('- of an empty set', () => expect(shown('minus', set(1), set())).toBe('{1}'));
	test('- to nothing', () => expect(shown('minus', set(1), set(1))).toBe('set()'));
	test('set_diff', () => expect(shown('set_diff', set(1, 2), set(1))).toBe('{2}'));
	test('- of a number and a set', () =>
		expect(() => shown('minus', 1, set())).toThrow('operand 2 must be number but got set'));
	test('- of a set and a number', () =>
		expect(() => shown('minus', set(), 1)).toThrow('operand 2 must be set but got number'));
	test('& wants sets', () => expect(() => shown('and', set(), 1)).toThrow('operand 2 must be set but got number'));
});

describe('sets of sets', () => {
	test('union', () => expect(shown('union', set(set(1), set(1, 2)))).toBe('{1, 2}'));
	test('union of nothing', () => expect(shown('union', set())).toBe('set()'));
	test('union wants sets', () => expect(() => shown('union', set(1))).toThrow('operand 1 must be set but got number'));
	test('intersection', () => expect(shown('intersection', set(set(1, 2), set(2, 3)))).toBe('{2}'));
	test('intersection of nothing', () => expect(shown('intersection', set())).toBe('set()'));
	test('intersection wants sets', () =>
		expect(() => shown('intersection', set('a'))).toThrow('operand 1 must be set but got string'));
});

describe('sets as collections', () => {
	test('count', () => expect(callBuiltin('count', [set(1, 2)])).toBe(2));
	test('sum', () => expect(callBuiltin('sum', [set(1, 2.5)])).toBe(3.5));
	test('max', () => expect(callBuiltin('max', [set(1, 'a')])).toBe('a'));
	test('min of an empty set', () => expect(callBuiltin('min', [set()])).toBeUndefined());
	test('sort', () => expect(shown('sort', set('b', 'a', 1))).toBe('[1, "a", "b"]'));
	test('concat', () => expect(callBuiltin('concat', [',', set('b', 'a')])).toBe('a,b'));
	test('concat wants strings', () =>
		expect(() => callBuiltin('concat', [',', set(1)])).toThrow(
			'operand 2 must be set of strings but got set containing number',
		));
	test('member', () => expect(callBuiltin('internal.member_2', ['a', set('a')])).toBe(true));
	test('member with key', () => expect(callBuiltin('internal.member_3', ['a', 'a', set('a')])).toBe(true));
	test('member with another key', () => expect(callBuiltin('internal.member_3', ['a', 'b', set('a')])).toBe(false));
	test('object.remove', () => expect(shown('object.remove', { a: 1, b: 2 }, set('a'))).toBe('{"b": 2}'));
	test('object.subset of sets', () => expect(callBuiltin('object.subset', [set(1, 2), set(2)])).toBe(true));
	test('object.subset of no set', () => expect(callBuiltin('object.subset', [set(1), set(2)])).toBe(false));
	test('object.subset of an array', () => expect(callBuiltin('object.subset', [[3, 1, 2], set(1, 2)])).toBe(true));
	test('object.subset beyond an array', () => expect(callBuiltin('object.subset', [[3], set(1)])).toBe(false));
	test('cast_array', () => expect(shown('cast_array', set(2, 1))).toBe('[1, 2]'));
	test('cast_set', () => expect(shown('cast_set', [2, 1, 1.0])).toBe('{1, 2}'));
	test('any', () => expect(callBuiltin('any', [set(false, true)])).toBe(true));
	test('all', () => expect(callBuiltin('all', [set(false, true)])).toBe(false));
	test('is_set', () => expect(callBuiltin('is_set', [set()])).toBe(true));
	test('strings.any_prefix_match', () =>
		expect(callBuiltin('strings.any_prefix_match', [set('abc'), set('x', 'ab')])).toBe(true));
});
