import { expandTemplate } from '../../regex/expand-template.ts';
import { findAll } from '../../regex/find-all.ts';
import { compileRegex } from '../../regex/regex.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import * as t from '../types.ts';

export const regexReplace: Builtin = builtin({
	name: 'regex.replace',
	description: 'A string with every match of a regular expression replaced; `$1` and `$name` stand for groups.',
	categories: [],
	args: [
		named('s', 'string to change', t.string),
		named('pattern', 'regular expression', t.string),
		named('value', 'what to put in the place of a match', t.string),
	],
	result: named('output', 'the changed string', t.string),
	impl(context, s, pattern, value) {
		const regex = compileRegex(pattern);
		let out = '';
		let copied = 0;
		for (const match of findAll(regex, s, (steps) => context.tick(steps))) {
			out += s.slice(copied, match.start) + expandTemplate(value, regex, match);
			copied = match.end;
			limitSize(context, 'regex.replace', out.length);
		}
		return copied === 0 && out === '' ? s : out + s.slice(copied);
	},
});
