/** A date and a time of day, in no particular zone. */
export interface Civil {
	readonly year: number;
	/** 1 to 12. */
	readonly month: number;
	readonly day: number;
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
}

const SECONDS_PER_DAY = 86_400;
const DAYS_PER_ERA = 146_097;

/** Days from 1970-01-01 to a date of the Gregorian calendar. Months and days may lie outside their usual ranges. */
export function daysFromDate(year: number, month: number, day: number): number {
	const fullYear = year + Math.floor((month - 1) / 12);
	const monthOfYear = modulo(month - 1, 12) + 1;
	// Counting years from March puts the leap day last.
	const shifted = monthOfYear > 2 ? fullYear : fullYear - 1;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (monthOfYear + (monthOfYear > 2 ? -3 : 9)) + 2) / 5);
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * DAYS_PER_ERA + dayOfEra - 719_468 + (day - 1);
}

/** Seconds from 1970 to a civil time, as if it were UTC. */
export function secondsFromCivil(civil: Civil): number {
	const { year, month, day, hour, minute, second } = civil;
	return daysFromDate(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
}

/** The civil time, in UTC, of seconds since 1970. */
export function civilFromSeconds(seconds: number): Civil {
	const days = Math.floor(seconds / SECONDS_PER_DAY);
	const ofDay = seconds - days * SECONDS_PER_DAY;
	const shifted = days + 719_468;
	const era = Math.floor(shifted / DAYS_PER_ERA);
	const dayOfEra = shifted - era * DAYS_PER_ERA;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
		hour: Math.floor(ofDay / 3600),
		minute: Math.floor((ofDay % 3600) / 60),
		second: ofDay % 60,
	};
}

/** 0 is Sunday. */
export function weekdayOf(seconds: number): number {
	return modulo(Math.floor(seconds / SECONDS_PER_DAY) + 4, 7);
}

export function daysInMonth(year: number, month: number): number {
	return daysFromDate(year, month + 1, 1) - daysFromDate(year, month, 1);
}

function modulo(a: number, b: number): number {
	return ((a % b) + b) % b;
}
