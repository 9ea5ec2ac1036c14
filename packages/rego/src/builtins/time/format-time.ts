import { type Civil, civilFromSeconds, daysFromDate, weekdayOf } from './civil.ts';
import { type LayoutField, MONTHS, parseLayout, WEEKDAYS } from './layout.ts';
import type { Moment } from './moment.ts';

/** What the fields of a layout show. */
interface Shown extends Civil {
	readonly moment: Moment;
	readonly offset: number;
	readonly zoneName: string;
	readonly monthName: string;
	readonly weekday: string;
	readonly yearDay: number;
	readonly hour12: number;
}

/** How every field is written; `text` is its text in the layout. */
const WRITERS: Readonly<Record<LayoutField, (shown: Shown, text: string) => string>> = {
	literal: (_, text) => text,
	longMonth: ({ monthName }) => monthName,
	month: ({ monthName }) => monthName.slice(0, 3),
	numMonth: ({ month }) => String(month),
	zeroMonth: ({ month }) => zeros(month, 2),
	longWeekday: ({ weekday }) => weekday,
	weekday: ({ weekday }) => weekday.slice(0, 3),
	day: ({ day }) => String(day),
	underDay: ({ day }) => String(day).padStart(2, ' '),
	zeroDay: ({ day }) => zeros(day, 2),
	underYearDay: ({ yearDay }) => String(yearDay).padStart(3, ' '),
	zeroYearDay: ({ yearDay }) => zeros(yearDay, 3),
	hour: ({ hour }) => zeros(hour, 2),
	hour12: ({ hour12 }) => String(hour12),
	zeroHour12: ({ hour12 }) => zeros(hour12, 2),
	minute: ({ minute }) => String(minute),
	zeroMinute: ({ minute }) => zeros(minute, 2),
	second: ({ second }) => String(second),
	zeroSecond: ({ second }) => zeros(second, 2),
	longYear: ({ year }) => zeros(year, 4),
	year: ({ year }) => zeros(year % 100, 2),
	PM: ({ hour }) => (hour >= 12 ? 'PM' : 'AM'),
	pm: ({ hour }) => (hour >= 12 ? 'pm' : 'am'),
	zoneName: ({ zoneName }) => zoneName,
	zone: ({ offset }, text) => formatOffset(offset, text),
	fraction: ({ moment }, text) => formatFraction(moment.nanos, text),
};

/** Writes a moment in a layout of Go's time package. */
export function formatTime(moment: Moment, layout: string): string {
	const { offset, name: zoneName } = moment.zone.at(moment.seconds);
	const local = moment.seconds + offset;
	const civil = civilFromSeconds(local);
	const { year, month, day, hour } = civil;
	const shown: Shown = {
		...civil,
		moment,
		offset,
		zoneName,
		monthName: MONTHS[month - 1] as string,
		weekday: WEEKDAYS[weekdayOf(local)] as string,
		yearDay: daysFromDate(year, month, day) - daysFromDate(year, 1, 1) + 1,
		hour12: hour % 12 === 0 ? 12 : hour % 12,
	};
	return parseLayout(layout)
		.map(({ field, text }) => WRITERS[field](shown, text))
		.join('');
}

function zeros(n: number, width: number): string {
	return String(n).padStart(width, '0');
}

/** `form` shows which parts to write, `-07:00`, and whether UTC is `Z`. */
function formatOffset(offset: number, form: string): string {
	if (offset === 0 && form.startsWith('Z')) return 'Z';
	const minutes = Math.trunc(offset / 60);
	const magnitude = Math.abs(minutes);
	const parts = [zeros(Math.floor(magnitude / 60), 2)];
	if (form.length > 3) parts.push(zeros(magnitude % 60, 2));
	if (form.length > 6) parts.push(zeros(Math.abs(offset) % 60, 2));
	return `${minutes < 0 ? '-' : '+'}${parts.join(form.includes(':') ? ':' : '')}`;
}

/** `.000` writes that many digits, `.999` leaves out zeros at the end. */
function formatFraction(nanos: number, form: string): string {
	const digits = zeros(nanos, 9).slice(0, form.length - 1);
	if (form[1] === '0') return `${form[0]}${digits}`;
	const trimmed = digits.replace(/0+$/, '');
	return trimmed === '' ? '' : `${form[0]}${trimmed}`;
}
