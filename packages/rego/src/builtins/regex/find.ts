import { findAll } from '../../regex/find-all.ts';
import { compileRegex } from '../../regex/regex.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { smallIntegerOperand } from '../operands.ts';
import * as t from '../types.ts';

const ARGS = [
	named('pattern', 'regular expression', t.string),
	named('value', 'string to search in', t.string),
	named('number', 'number of matches; negative for all', t.number),
] as const;

export const regexFindN: Builtin = builtin({
	name: 'regex.find_n',
	description: 'The first matches of a regular expression in a string.',
	categories: [],
	args: ARGS,
	result: named('output', 'the matching parts', t.arrayOf(t.string)),
	impl(context, pattern, value, number) {
		const limit = matchLimit(smallIntegerOperand(3, number));
		return findAll(compileRegex(pattern), value, (steps) => context.tick(steps), limit).map(
			(match) => match.groups[0] ?? '',
		);
	},
});

export const regexFindAllStringSubmatchN: Builtin = builtin({
	name: 'regex.find_all_string_submatch_n',
	description: 'The first matches of a regular expression in a string, each with what its groups matched.',
	categories: [],
	args: ARGS,
	result: named('output', 'for every match an array of the match and its groups', t.arrayOf(t.arrayOf(t.string))),
	impl(context, pattern, value, number) {
		const limit = matchLimit(smallIntegerOperand(3, number));
		const matches = findAll(compileRegex(pattern), value, (steps) => context.tick(steps), limit);
		return matches.map((match) => Array.from(match.groups, (group) => group ?? ''));
	},
});

function matchLimit(number: number): number {
	return number < 0 ? Number.POSITIVE_INFINITY : number;
}
