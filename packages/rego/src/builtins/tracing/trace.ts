import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const trace: Builtin = builtin({
	name: 'trace',
	description: 'Leaves a note in the trace of an evaluation; a message with values in it comes from `sprintf`.',
	categories: ['tracing'],
	args: [named('note', 'text of the note', t.string)],
	result: named('result', '`true`', t.boolean),
	impl() {
		return true;
	},
});
