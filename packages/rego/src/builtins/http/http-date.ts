const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The three forms of dates that HTTP knows (RFC 9110, 5.6.7): the preferred one, RFC 850's and ANSI C's. */
const FORMS = [
	/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/,
	/^[A-Z][a-z]+day, (?<day>\d\d)-(?<month>[A-Z][a-z]{2})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) [A-Z]{3}$/,
	/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

/** The instant of an HTTP date in milliseconds since the epoch; null when the text is none. */
export function parseHttpDate(text: string): number | null {
	for (const form of FORMS) {
		const groups = form.exec(text)?.groups;
		if (groups === undefined) continue;
		const month = MONTHS.indexOf(groups['month'] as string);
		const [hour, minute, second] = (groups['time'] as string).split(':').map(Number) as [number, number, number];
		if (month < 0 || hour > 23 || minute > 59 || second > 59) return null;
		const day = Number(groups['day']);
		const date = new Date(Date.UTC(fullYear(groups['year'] as string), month, day, hour, minute, second));
		return date.getUTCDate() === day ? date.getTime() : null;
	}
	return null;
}

/** Two digits reach from 1969 to 2068, as in Go. */
function fullYear(digits: string): number {
	const year = Number(digits);
	if (digits.length === 4) return year;
	return year >= 69 ? 1900 + year : 2000 + year;
}
