import { BuiltinError } from '../../runtime/errors.ts';
import type { NumberValue } from '../../runtime/number.ts';
import { daysInMonth, secondsFromCivil } from './civil.ts';
import { quoteTime } from './go-time-quote.ts';
import { type LayoutPart, MONTHS, parseLayout, WEEKDAYS } from './layout.ts';
import { nanosecondsSinceEpoch } from './moment.ts';

/** Reads a time that is written in a layout, as Go's time package does. Throws Go's messages. */
export function parseTime(layout: string, text: string): NumberValue {
	return new TimeReader(layout, text).read();
}

/** Thrown where the text does not fit the part of the layout; `read` knows which one that is. */
class MismatchError extends Error {
	override readonly name = 'MismatchError';
}

const SHORT_MONTHS = MONTHS.map((name) => name.slice(0, 3));
const SHORT_WEEKDAYS = WEEKDAYS.map((name) => name.slice(0, 3));
const SIGNED_OFFSET = /^[+-](?:0*(?:[0-9]|1[0-9]|2[0-3]))(?![0-9])/;

class TimeReader {
	readonly #layout: string;
	readonly #text: string;
	#rest: string;
	#year = 0;
	#month = -1;
	#day = -1;
	#yearDay = -1;
	#hour = 0;
	#minute = 0;
	#second = 0;
	#nanos = 0;
	#half: 'am' | 'pm' | null = null;
	#isUtc = false;
	#offset = 0;
	#outOfRange = '';

	constructor(layout: string, text: string) {
		this.#layout = layout;
		this.#text = text;
		this.#rest = text;
	}

	read(): NumberValue {
		this.#readParts(parseLayout(this.#layout));
		if (this.#half === 'pm' && this.#hour < 12) this.#hour += 12;
		else if (this.#half === 'am' && this.#hour === 12) this.#hour = 0;
		if (this.#yearDay >= 0) this.#applyYearDay();
		const month = this.#month < 0 ? 1 : this.#month;
		const day = this.#day < 0 ? 1 : this.#day;
		if (day < 1 || day > daysInMonth(this.#year, month)) throw this.#problem('day out of range');
		const [year, hour, minute, second] = [this.#year, this.#hour, this.#minute, this.#second];
		const seconds = secondsFromCivil({ year, month, day, hour, minute, second });
		return nanosecondsSinceEpoch(seconds - (this.#isUtc ? 0 : this.#offset), this.#nanos);
	}

	#readParts(parts: readonly LayoutPart[]): void {
		for (const [i, part] of parts.entries()) {
			const before = this.#rest;
			try {
				// Literal parts never follow each other.
				this.#readPart(part, parts.slice(i + 1, i + 3));
			} catch (error) {
				if (!(error instanceof MismatchError)) throw error;
				const shown = part.field === 'literal' ? this.#rest : before;
				throw this.#error(`as ${quoteTime(this.#layout)}: cannot parse ${quoteTime(shown)} as ${quoteTime(part.text)}`);
			}
			if (this.#outOfRange !== '') throw this.#problem(`${this.#outOfRange} out of range`);
		}
		if (this.#rest !== '') throw this.#problem(`extra text: ${quoteTime(this.#rest)}`);
	}

	#error(problem: string): BuiltinError {
		return new BuiltinError(`parsing time ${quoteTime(this.#text)} ${problem}`);
	}

	#problem(problem: string): BuiltinError {
		return new BuiltinError(`parsing time ${quoteTime(this.#text)}: ${problem}`);
	}

	#applyYearDay(): void {
		const isLeap = daysInMonth(this.#year, 2) === 29;
		if (this.#yearDay < 1 || this.#yearDay > (isLeap ? 366 : 365)) throw this.#problem('day-of-year out of range');
		let month = 1;
		let day = this.#yearDay;
		for (; day > daysInMonth(this.#year, month); month++) day -= daysInMonth(this.#year, month);
		if (this.#month >= 0 && this.#month !== month) throw this.#problem('day-of-year does not match month');
		if (this.#day >= 0 && this.#day !== day) throw this.#problem('day-of-year does not match day');
		this.#month = month;
		this.#day = day;
	}

	#readPart(part: LayoutPart, following: readonly LayoutPart[]): void {
		switch (part.field) {
			case 'literal':
				this.#skip(part.text);
				return;
			case 'longMonth':
				this.#month = this.#name(MONTHS) + 1;
				return;
			case 'month':
				this.#month = this.#name(SHORT_MONTHS) + 1;
				return;
			case 'numMonth':
			case 'zeroMonth':
				this.#month = this.#number(part.field === 'zeroMonth');
				this.#check('month', this.#month > 0 && this.#month <= 12);
				return;
			case 'longWeekday':
				this.#name(WEEKDAYS);
				return;
			case 'weekday':
				this.#name(SHORT_WEEKDAYS);
				return;
			case 'underDay':
				this.#take(/^ ?/);
				this.#day = this.#number(false);
				return;
			case 'day':
			case 'zeroDay':
				this.#day = this.#number(part.field === 'zeroDay');
				return;
			case 'underYearDay':
				this.#take(/^ {0,2}/);
				this.#yearDay = Number(this.#take(/^[0-9]{1,3}/));
				return;
			case 'zeroYearDay':
				this.#yearDay = Number(this.#take(/^[0-9]{3}/));
				return;
			case 'longYear':
				this.#year = Number(this.#take(/^[0-9]{4}/));
				return;
			case 'year':
				this.#readShortYear();
				return;
			default:
				this.#readClockPart(part, following);
		}
	}

	#readClockPart(part: LayoutPart, following: readonly LayoutPart[]): void {
		switch (part.field) {
			case 'hour':
				this.#hour = this.#number(false);
				this.#check('hour', this.#hour < 24);
				return;
			case 'hour12':
			case 'zeroHour12':
				this.#hour = this.#number(part.field === 'zeroHour12');
				this.#check('hour', this.#hour <= 12);
				return;
			case 'minute':
			case 'zeroMinute':
				this.#minute = this.#number(part.field === 'zeroMinute');
				this.#check('minute', this.#minute < 60);
				return;
			case 'second':
			case 'zeroSecond':
				this.#readSecond(part, following);
				return;
			case 'PM':
				this.#half = this.#take(/^[AP]M/) === 'PM' ? 'pm' : 'am';
				return;
			case 'pm':
				this.#half = this.#take(/^[ap]m/) === 'pm' ? 'pm' : 'am';
				return;
			case 'zoneName':
				this.#readZoneName();
				return;
			case 'zone':
				this.#readOffset(part.text);
				return;
			case 'fraction':
				this.#readFraction(part.text);
				return;
			default:
				throw new MismatchError(this.#rest);
		}
	}

	/** Takes what matches at the start of the rest. */
	#take(pattern: RegExp): string {
		const match = pattern.exec(this.#rest);
		if (match === null) throw new MismatchError(this.#rest);
		this.#rest = this.#rest.slice(match[0].length);
		return match[0];
	}

	#check(what: string, isInRange: boolean): void {
		if (!isInRange) this.#outOfRange = what;
	}

	/** Literal text stands for itself; any number of spaces stands for any number of spaces. */
	#skip(literal: string): void {
		for (const [piece] of literal.matchAll(/ +|[^ ]/gu)) {
			if (piece.startsWith(' ')) {
				if (this.#rest !== '' && !this.#rest.startsWith(' ')) throw new MismatchError(this.#rest);
				this.#take(/^ */);
			} else {
				if (!this.#rest.startsWith(piece)) throw new MismatchError(this.#rest);
				this.#rest = this.#rest.slice(piece.length);
			}
		}
	}

	/** One digit or two. */
	#number(isFixed: boolean): number {
		return Number(this.#take(isFixed ? /^[0-9]{2}/ : /^[0-9]{1,2}/));
	}

	#name(names: readonly string[]): number {
		const index = names.findIndex((name) => this.#rest.slice(0, name.length).toLowerCase() === name.toLowerCase());
		if (index < 0) throw new MismatchError(this.#rest);
		this.#rest = this.#rest.slice((names[index] as string).length);
		return index;
	}

	#readShortYear(): void {
		const year = Number(this.#take(/^(?:[0-9]{2}|[+-][0-9])/));
		this.#year = year + (year >= 69 ? 1900 : 2000);
	}

	/** A fraction may follow in the text even where the layout has none. */
	#readSecond(part: LayoutPart, following: readonly LayoutPart[]): void {
		this.#second = this.#number(part.field === 'zeroSecond');
		this.#check('second', this.#second < 60);
		if (this.#second >= 60 || !/^[.,][0-9]/.test(this.#rest)) return;
		if (following.find((next) => next.field !== 'literal')?.field === 'fraction') return;
		this.#nanos = nanosOf(this.#take(/^[.,][0-9]+/));
	}

	#readFraction(form: string): void {
		if (form[1] === '9') {
			if (/^[.,][0-9]/.test(this.#rest)) this.#nanos = nanosOf(this.#take(/^[.,][0-9]+/));
			return;
		}
		const digits = form.length - 1;
		const nanos = nanosOf(this.#take(new RegExp(`^[.,](?:[0-9]{${digits}}|[+-][0-9]{${digits - 1}})`)));
		this.#check('fractional second', nanos >= 0);
		this.#nanos = nanos;
	}

	#readZoneName(): void {
		if (this.#rest.startsWith('UTC')) {
			this.#take(/^UTC/);
			this.#isUtc = true;
		} else {
			// Go remembers the name and takes the time as UTC: a name alone says no offset, not even `GMT+3`.
			this.#skipZoneName();
		}
	}

	#skipZoneName(): void {
		if (/^[CM][he]ST/.test(this.#rest)) this.#take(/^(?:ChST|MeST)/);
		else if (this.#rest.startsWith('GMT')) this.#rest = this.#rest.slice(3).replace(SIGNED_OFFSET, '');
		else if (/^[+-]/.test(this.#rest)) this.#take(SIGNED_OFFSET);
		else this.#take(/^(?:[A-Z]{4}T|[A-Z]{3}T|WITA|[A-Z]{3})(?![A-Z])/);
	}

	/** `form` is `-07`, `-0700`, `-07:00`, `-070000` or `-07:00:00`, or one of them with Z. */
	#readOffset(form: string): void {
		if (form.startsWith('Z') && this.#rest.startsWith('Z')) {
			this.#rest = this.#rest.slice(1);
			this.#isUtc = true;
			return;
		}
		const colon = form.includes(':') ? ':' : '';
		const fields = form.length === 3 ? 1 : form.length <= 6 ? 2 : 3;
		const pattern = new RegExp(`^(.)(..)${`${colon}(..)`.repeat(fields - 1)}`);
		const [, sign, ...texts] = pattern.exec(this.#take(pattern)) as RegExpExecArray;
		const [hours = 0, minutes = 0, seconds = 0] = texts.map((text) => (/^[0-9]{2}$/.test(text) ? Number(text) : -1));
		this.#check('time zone offset hour', hours <= 24);
		this.#check('time zone offset minute', minutes <= 60);
		this.#check('time zone offset second', seconds <= 60);
		if (this.#outOfRange !== '') return;
		if (!/[+-]/.test(sign as string) || Math.min(hours, minutes, seconds) < 0) throw new MismatchError(this.#rest);
		const offset = (hours * 60 + minutes) * 60 + seconds;
		this.#offset = sign === '-' ? -offset : offset;
	}
}

/** `.5` is 500 million; digits behind the ninth do not count. */
function nanosOf(fraction: string): number {
	const digits = fraction.slice(1, 10);
	return Number(digits) * 10 ** (9 - digits.length);
}
