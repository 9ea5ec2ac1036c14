import { isNumber } from '../../runtime/number.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import { smallIntegerOperand } from '../operands.ts';
import * as t from '../types.ts';
import { type Civil, daysInMonth, secondsFromCivil, weekdayOf } from './civil.ts';
import { formatTime } from './format-time.ts';
import { namedLayout, WEEKDAYS } from './layout.ts';
import { civilOf, localSecondsOf, momentOperand, nanosecondsSinceEpoch } from './moment.ts';

const NS_AND_ZONE = t.anyOf(t.number, t.tuple([t.number, t.string]));
const NS = named('x', 'nanoseconds since the epoch, or an array of them and the name of a time zone', NS_AND_ZONE);

export const timeFormat: Builtin = builtin({
	name: 'time.format',
	description: 'An instant as text: in a time zone, UTC unless given, and in a layout, RFC 3339 unless given.',
	categories: [],
	args: [
		named(
			'x',
			"nanoseconds since the epoch, or an array of them, the name of a time zone and, if wanted, a layout of Go's time package or the name of one",
			t.anyOf(t.number, t.tuple([t.number, t.string]), t.tuple([t.number, t.string, t.string])),
		),
	],
	result: named('formatted timestamp', 'text of the instant', t.string),
	unchecked: true,
	impl(_context, operand) {
		const [moment, layout] = momentOperand(operand);
		return formatTime(moment, namedLayout(layout === '' ? 'RFC3339Nano' : layout));
	},
});

export const timeDate: Builtin = builtin({
	name: 'time.date',
	description: 'The date of an instant, in UTC or in a time zone.',
	categories: [],
	args: [NS],
	result: named('date', 'array of year, month (1 to 12) and day (1 to 31)', t.tuple([t.number, t.number, t.number])),
	unchecked: true,
	impl(_context, operand) {
		const { year, month, day } = civilOf(momentOperand(operand)[0]);
		return [year, month, day];
	},
});

export const timeClock: Builtin = builtin({
	name: 'time.clock',
	description: 'The time of day of an instant, in UTC or in a time zone.',
	categories: [],
	args: [NS],
	result: named('output', 'array of hour, minute and second', t.tuple([t.number, t.number, t.number])),
	unchecked: true,
	impl(_context, operand) {
		const { hour, minute, second } = civilOf(momentOperand(operand)[0]);
		return [hour, minute, second];
	},
});

export const timeWeekday: Builtin = builtin({
	name: 'time.weekday',
	description: 'The English name of the day of the week of an instant, in UTC or in a time zone.',
	categories: [],
	args: [NS],
	result: named('day', '`Monday` to `Sunday`', t.string),
	unchecked: true,
	impl(_context, operand) {
		return WEEKDAYS[weekdayOf(localSecondsOf(momentOperand(operand)[0]))];
	},
});

export const timeAddDate: Builtin = builtin({
	name: 'time.add_date',
	description:
		'The instant that many years, months and days later. A day or month beyond its range goes over into the next: October 32 is November 1. Undefined outside the years 1677 to 2262.',
	categories: [],
	args: [
		named('ns', 'nanoseconds since the epoch', t.number),
		named('years', 'years to add', t.number),
		named('months', 'months to add', t.number),
		named('days', 'days to add', t.number),
	],
	result: named('output', 'nanoseconds since the epoch', t.number),
	unchecked: true,
	impl(_context, operand, years, months, days) {
		const [moment] = momentOperand(operand);
		const civil = civilOf(moment);
		const local = secondsFromCivil({
			...civil,
			year: civil.year + integerAt(2, years),
			month: civil.month + integerAt(3, months),
			day: civil.day + integerAt(4, days),
		});
		return nanosecondsSinceEpoch(Number.isSafeInteger(local) ? moment.zone.instantOf(local) : local, moment.nanos);
	},
});

function integerAt(position: number, operand: Value): number {
	if (!isNumber(operand)) throw operandTypeError(position, operand, 'number');
	return smallIntegerOperand(position, operand);
}

export const timeDiff: Builtin = builtin({
	name: 'time.diff',
	description: "The time between two instants on the calendar and the clock of the first one's time zone.",
	categories: [],
	args: [
		named('ns1', 'nanoseconds since the epoch, or an array of them and the name of a time zone', NS_AND_ZONE),
		named('ns2', 'nanoseconds since the epoch, or an array of them and the name of a time zone', NS_AND_ZONE),
	],
	result: named(
		'output',
		'array of years, months, days, hours, minutes and seconds',
		t.tuple([t.number, t.number, t.number, t.number, t.number, t.number]),
	),
	unchecked: true,
	impl(_context, first, second) {
		const [a] = momentOperand(first);
		const [b] = momentOperand(second);
		const isOrdered = a.seconds < b.seconds || (a.seconds === b.seconds && a.nanos <= b.nanos);
		const other = { ...b, zone: a.zone };
		return isOrdered ? difference(civilOf(a), civilOf(other)) : difference(civilOf(other), civilOf(a));
	},
});

/** Borrows from the next larger unit wherever a unit of `to` is smaller than that of `from`. */
function difference(from: Civil, to: Civil): readonly number[] {
	let [years, months, days] = [to.year - from.year, to.month - from.month, to.day - from.day];
	let [hours, minutes, seconds] = [to.hour - from.hour, to.minute - from.minute, to.second - from.second];
	if (seconds < 0) {
		seconds += 60;
		minutes--;
	}
	if (minutes < 0) {
		minutes += 60;
		hours--;
	}
	if (hours < 0) {
		hours += 24;
		days--;
	}
	if (days < 0) {
		days += daysInMonth(from.year, from.month);
		months--;
	}
	if (months < 0) {
		months += 12;
		years--;
	}
	return [years, months, days, hours, minutes, seconds];
}
