import { civilFromSeconds, daysFromDate, weekdayOf } from './civil.ts';
import { type LayoutPart, MONTHS, parseLayout, WEEKDAYS } from './layout.ts';
import type { Moment } from './moment.ts';

/** Writes a moment in a layout of Go's time package. */
export function formatTime(moment: Moment, layout: string): string {
	const { offset, name } = moment.zone.at(moment.seconds);
	const local = moment.seconds + offset;
	const { year, month, day, hour, minute, second } = civilFromSeconds(local);
	const monthName = MONTHS[month - 1] as string;
	const weekday = WEEKDAYS[weekdayOf(local)] as string;
	const yearDay = daysFromDate(year, month, day) - daysFromDate(year, 1, 1) + 1;
	const hour12 = hour % 12 === 0 ? 12 : hour % 12;
	const write = (part: LayoutPart): string => {
		switch (part.field) {
			case 'literal':
				return part.text;
			case 'longMonth':
				return monthName;
			case 'month':
				return monthName.slice(0, 3);
			case 'numMonth':
				return String(month);
			case 'zeroMonth':
				return zeros(month, 2);
			case 'longWeekday':
				return weekday;
			case 'weekday':
				return weekday.slice(0, 3);
			case 'day':
				return String(day);
			case 'underDay':
				return String(day).padStart(2, ' ');
			case 'zeroDay':
				return zeros(day, 2);
			case 'underYearDay':
				return String(yearDay).padStart(3, ' ');
			case 'zeroYearDay':
				return zeros(yearDay, 3);
			case 'hour':
				return zeros(hour, 2);
			case 'hour12':
				return String(hour12);
			case 'zeroHour12':
				return zeros(hour12, 2);
			case 'minute':
				return String(minute);
			case 'zeroMinute':
				return zeros(minute, 2);
			case 'second':
				return String(second);
			case 'zeroSecond':
				return zeros(second, 2);
			case 'longYear':
				return zeros(year, 4);
			case 'year':
				return zeros(year % 100, 2);
			case 'PM':
				return hour >= 12 ? 'PM' : 'AM';
			case 'pm':
				return hour >= 12 ? 'pm' : 'am';
			case 'zoneName':
				return name;
			case 'zone':
				return formatOffset(offset, part.text);
			case 'fraction':
				return formatFraction(moment.nanos, part.text);
		}
	};
	return parseLayout(layout).map(write).join('');
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
