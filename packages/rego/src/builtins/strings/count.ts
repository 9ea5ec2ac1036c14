import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { codePointLength } from './code-points.ts';

export const stringsCount: Builtin = builtin({
	name: 'strings.count',
	description: 'How often a string occurs in another, without overlaps.',
	categories: ['strings'],
	args: [
		named('search', 'string to search in', t.string),
		named('substring', 'string to count; empty to count the gaps between characters', t.string),
	],
	result: named('output', 'number of occurrences', t.number),
	impl(_context, search, substring) {
		if (substring === '') return codePointLength(search) + 1;
		let count = 0;
		for (let i = search.indexOf(substring); i >= 0; i = search.indexOf(substring, i + substring.length)) count++;
		return count;
	},
});
