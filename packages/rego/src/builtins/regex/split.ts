import { findAll } from '../../regex/find-all.ts';
import { compileRegex } from '../../regex/regex.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const regexSplit: Builtin = builtin({
	name: 'regex.split',
	description: 'The parts of a string between the matches of a regular expression.',
	categories: [],
	args: [named('pattern', 'regular expression', t.string), named('value', 'string to split', t.string)],
	result: named('output', 'the parts', t.arrayOf(t.string)),
	impl(context, pattern, value) {
		const regex = compileRegex(pattern);
		if (pattern !== '' && value === '') return [''];
		const parts: string[] = [];
		let begin = 0;
		let end = 0;
		for (const match of findAll(regex, value, (steps) => context.tick(steps))) {
			end = match.start;
			if (match.end !== 0) parts.push(value.slice(begin, end));
			begin = match.end;
		}
		if (end !== value.length) parts.push(value.slice(begin));
		return parts;
	},
});
