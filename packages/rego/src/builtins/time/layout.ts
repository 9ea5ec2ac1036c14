/** The fields that Go's reference time, Mon Jan 2 15:04:05 MST 2006, stands for. */
export type LayoutField =
	| 'literal'
	| 'longMonth'
	| 'month'
	| 'numMonth'
	| 'zeroMonth'
	| 'longWeekday'
	| 'weekday'
	| 'day'
	| 'underDay'
	| 'zeroDay'
	| 'underYearDay'
	| 'zeroYearDay'
	| 'hour'
	| 'hour12'
	| 'zeroHour12'
	| 'minute'
	| 'zeroMinute'
	| 'second'
	| 'zeroSecond'
	| 'longYear'
	| 'year'
	| 'PM'
	| 'pm'
	| 'zoneName'
	| 'zone'
	| 'fraction';

/** One piece of a layout; `text` is how it is written there. */
export interface LayoutPart {
	readonly field: LayoutField;
	readonly text: string;
}

/** Alternatives of one place stand longest first. What is no field is literal text. */
const FIELD_TEXTS: readonly (readonly [RegExp, LayoutField])[] = [
	[/January/y, 'longMonth'],
	[/Jan(?![a-z])/y, 'month'],
	[/Monday/y, 'longWeekday'],
	[/Mon(?![a-z])/y, 'weekday'],
	[/MST/y, 'zoneName'],
	[/01/y, 'zeroMonth'],
	[/02/y, 'zeroDay'],
	[/03/y, 'zeroHour12'],
	[/04/y, 'zeroMinute'],
	[/05/y, 'zeroSecond'],
	[/06/y, 'year'],
	[/002/y, 'zeroYearDay'],
	[/15/y, 'hour'],
	[/1/y, 'numMonth'],
	[/2006/y, 'longYear'],
	[/2/y, 'day'],
	[/_2(?!006)/y, 'underDay'],
	[/__2/y, 'underYearDay'],
	[/3/y, 'hour12'],
	[/4/y, 'minute'],
	[/5/y, 'second'],
	[/PM/y, 'PM'],
	[/pm/y, 'pm'],
	[/[-Z]07(?:0000|:00:00|00|:00)?/y, 'zone'],
	[/[.,](?:0+|9+)(?![0-9])/y, 'fraction'],
];

/** Takes a layout apart, as Go's time package reads it. */
export function parseLayout(layout: string): readonly LayoutPart[] {
	const parts: LayoutPart[] = [];
	let literal = '';
	for (let at = 0; at < layout.length; ) {
		const part = fieldAt(layout, at);
		if (part === null) {
			literal += layout[at++];
			continue;
		}
		if (literal !== '') parts.push({ field: 'literal', text: literal });
		literal = '';
		parts.push(part);
		at += part.text.length;
	}
	if (literal !== '') parts.push({ field: 'literal', text: literal });
	return parts;
}

function fieldAt(layout: string, at: number): LayoutPart | null {
	for (const [pattern, field] of FIELD_TEXTS) {
		pattern.lastIndex = at;
		const match = pattern.exec(layout);
		if (match !== null) return { field, text: match[0] };
	}
	return null;
}

const NAMED_LAYOUTS: ReadonlyMap<string, string> = new Map([
	['ANSIC', 'Mon Jan _2 15:04:05 2006'],
	['UnixDate', 'Mon Jan _2 15:04:05 MST 2006'],
	['RubyDate', 'Mon Jan 02 15:04:05 -0700 2006'],
	['RFC822', '02 Jan 06 15:04 MST'],
	['RFC822Z', '02 Jan 06 15:04 -0700'],
	['RFC850', 'Monday, 02-Jan-06 15:04:05 MST'],
	['RFC1123', 'Mon, 02 Jan 2006 15:04:05 MST'],
	['RFC1123Z', 'Mon, 02 Jan 2006 15:04:05 -0700'],
	['RFC3339', '2006-01-02T15:04:05Z07:00'],
	['RFC3339Nano', '2006-01-02T15:04:05.999999999Z07:00'],
]);

/** The layout that a name such as `RFC3339` stands for; another text is a layout itself. */
export function namedLayout(layout: string): string {
	return NAMED_LAYOUTS.get(layout) ?? layout;
}

export const MONTHS: readonly string[] = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

export const WEEKDAYS: readonly string[] = [
	'Sunday',
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
];
