import { numberFromBigInt } from '../../runtime/number.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const timeNowNs: Builtin = builtin({
	name: 'time.now_ns',
	description: 'The instant of the evaluation in nanoseconds since 1970; every call gives the same one.',
	categories: [],
	args: [],
	result: named('now', 'nanoseconds since the epoch', t.number),
	nondeterministic: true,
	impl(context) {
		return numberFromBigInt(context.nowNs);
	},
});
