import type { EvalContext } from '../../runtime/context.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { smallIntegerOperand } from '../operands.ts';
import * as t from '../types.ts';

export const randIntn: Builtin = builtin({
	name: 'rand.intn',
	description: 'A random integer from 0 up to, but without, `abs(n)`; one evaluation repeats it for the same operands.',
	categories: ['numbers'],
	args: [
		named('str', 'tells the random numbers of one evaluation apart', t.string),
		named('n', 'the bound, which is never reached', t.number),
	],
	result: named('y', 'random integer below the bound', t.number),
	nondeterministic: true,
	impl(context, str, n) {
		const bound = Math.abs(smallIntegerOperand(2, n));
		if (bound === 0) return 0;
		const key = `rand.intn\0${bound}\0${str}`;
		const earlier = context.memo.get(key);
		if (typeof earlier === 'number') return earlier;
		const result = randomBelow(context, bound);
		context.memo.set(key, result);
		return result;
	},
});

const RANDOM_RANGE = 2 ** 53;

/** Draws again where the last, incomplete part of the range would favour small numbers. */
function randomBelow(context: EvalContext, bound: number): number {
	const limit = RANDOM_RANGE - (RANDOM_RANGE % bound);
	for (;;) {
		const bytes = context.randomBytes(7);
		let n = (bytes[0] as number) & 0x1f;
		for (let i = 1; i < 7; i++) n = n * 256 + (bytes[i] as number);
		if (n < limit) return n % bound;
	}
}
