import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { parseDuration } from './duration.ts';
import { namedLayout } from './layout.ts';
import { parseTime } from './parse-time.ts';

export const timeParseNs: Builtin = builtin({
	name: 'time.parse_ns',
	description:
		'The instant that a text written in a layout of Go (or named by one: `RFC3339`) says, in nanoseconds since 1970. Undefined outside the years 1677 to 2262.',
	categories: [],
	args: [
		named('layout', "how `value` is written, as Go's time package describes it", t.string),
		named('value', 'text to read', t.string),
	],
	result: named('ns', 'nanoseconds since the epoch', t.number),
	impl(_context, layout, value) {
		return parseTime(namedLayout(layout), value);
	},
});

export const timeParseRfc3339Ns: Builtin = builtin({
	name: 'time.parse_rfc3339_ns',
	description:
		'The instant that a text in the format of RFC 3339 says, in nanoseconds since 1970. Undefined outside the years 1677 to 2262.',
	categories: [],
	args: [named('value', 'text to read', t.string)],
	result: named('ns', 'nanoseconds since the epoch', t.number),
	impl(_context, value) {
		return parseTime(namedLayout('RFC3339'), value);
	},
});

export const timeParseDurationNs: Builtin = builtin({
	name: 'time.parse_duration_ns',
	description: 'The nanoseconds of a duration such as `3m`, `1h30m` or `2w`.',
	categories: [],
	args: [
		named(
			'duration',
			'numbers with units: `ns`, `us`, `ms`, `s`, `m`, `h`, `d`, `w` and `y`, which has 365 days',
			t.string,
		),
	],
	result: named('ns', 'length of `duration` in nanoseconds', t.number),
	impl(_context, text) {
		return parseDuration(text);
	},
});
