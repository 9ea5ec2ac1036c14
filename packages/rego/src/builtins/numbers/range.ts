import type { EvalContext } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { type NumberValue, numberFromBigInt } from '../../runtime/number.ts';
import type { ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import { integerOperand } from '../operands.ts';
import * as t from '../types.ts';

export const numbersRange: Builtin = builtin({
	name: 'numbers.range',
	description: 'Every integer from one bound to the other, both included; downwards when the first is the greater.',
	categories: [],
	args: [named('a', 'where to begin', t.number), named('b', 'where to end', t.number)],
	result: named('range', 'the integers from `a` to `b`', t.arrayOf(t.number)),
	unchecked: true,
	impl: (context, a, b) => range(context, 'numbers.range', integerOperand(1, a), integerOperand(2, b), 1n),
});

export const numbersRangeStep: Builtin = builtin({
	name: 'numbers.range_step',
	description: 'Integers from one bound towards the other, a step apart; the last bound is there if a step meets it.',
	categories: [],
	args: [
		named('a', 'where to begin', t.number),
		named('b', 'where to end', t.number),
		named('step', 'distance of two neighbours, above zero', t.number),
	],
	result: named('range', 'the integers from `a` towards `b`', t.arrayOf(t.number)),
	unchecked: true,
	impl(context, a, b, step) {
		const from = integerOperand(1, a);
		const to = integerOperand(2, b);
		const by = integerOperand(3, step);
		if (by <= 0n) throw new BuiltinError('numbers.range_step: step must be a positive integer');
		return range(context, 'numbers.range_step', from, to, by);
	},
});

function range(context: EvalContext, name: string, from: bigint, to: bigint, step: bigint): ValueArray {
	const distance = from <= to ? to - from : from - to;
	const length = Number(distance / step) + 1;
	limitSize(context, name, length);
	context.tick(length);
	const items: NumberValue[] = [];
	const by = from <= to ? step : -step;
	if (isSafe(from) && isSafe(to) && isSafe(step)) {
		const start = Number(from);
		const stride = Number(by);
		for (let i = 0; i < length; i++) items.push(start + i * stride);
		return items;
	}
	for (let i = 0, n = from; i < length; i++, n += by) items.push(numberFromBigInt(n));
	return items;
}

function isSafe(n: bigint): boolean {
	return n >= -SAFE && n <= SAFE;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
