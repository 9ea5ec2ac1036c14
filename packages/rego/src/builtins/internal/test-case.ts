import { type Builtin, builtin } from '../builtin.ts';
import * as t from '../types.ts';

/** The test runner's compiler pass calls it with the values that name a case; on its own it only succeeds. */
export const internalTestCase: Builtin = builtin({
	name: 'internal.test_case',
	description: 'Marks the values that tell the cases of a parametrised test apart.',
	categories: [],
	args: [t.arrayOf(t.any)],
	result: null,
	impl(context, path) {
		context.effects.testCase?.(path);
		return true;
	},
});
