import { HaltError } from '../../runtime/errors.ts';
import { type Builtin, builtin } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import * as t from '../types.ts';
import { printedLines } from './print-lines.ts';

export const templateString: Builtin = builtin({
	name: 'internal.template_string',
	description: "What a template string becomes: its texts and the sets of its expressions' values, put together.",
	categories: [],
	args: [t.arrayOf(t.any)],
	result: t.string,
	impl(context, parts) {
		const lines = printedLines(parts);
		if (lines.length > 1) {
			throw new HaltError('eval_conflict_error', 'template-strings must not produce multiple outputs');
		}
		const text = (lines[0] ?? []).join('');
		limitSize(context, 'internal.template_string', text.length);
		return text;
	},
});
