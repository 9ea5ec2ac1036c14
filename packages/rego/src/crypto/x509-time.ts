import { BuiltinError } from '../runtime/errors.ts';
import { type DerReader, Tag } from './asn1.ts';
import { ia5Text } from './x509-name.ts';

/** An instant, and the offset from UTC that it was written with. */
export interface CertificateTime {
	readonly epochMs: number;
	readonly offsetMinutes: number;
}

/** Reads a UTCTime or GeneralizedTime. Throws Go's messages. */
export function readTime(reader: DerReader): CertificateTime {
	for (const [tag, name, pattern] of FORMATS) {
		if (!reader.peek(tag)) continue;
		const content = reader.need(tag, `x509: malformed ${name}`);
		const match = pattern.exec(ia5Text(content) ?? '');
		const time = match === null ? null : instant(match);
		if (time === null) throw new BuiltinError(`x509: malformed ${name}`);
		return time;
	}
	throw new BuiltinError('x509: unsupported time format');
}

const FORMATS = [
	[Tag.utcTime, 'UTCTime', /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:Z|([+-])(\d\d)(\d\d))$/],
	[Tag.generalizedTime, 'GeneralizedTime', /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)(\d\d))$/],
] as const;

function instant(match: RegExpExecArray): CertificateTime | null {
	const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? '0'));
	const date = new Date(0);
	const fullYear = match[1]?.length === 4 ? (year as number) : utcYear(year as number);
	date.setUTCFullYear(fullYear, (month as number) - 1, day);
	date.setUTCHours(hour as number, minute, second);
	// Only a date of the calendar comes back as it went in.
	const same =
		date.getUTCFullYear() === fullYear &&
		date.getUTCMonth() + 1 === month &&
		date.getUTCDate() === day &&
		date.getUTCHours() === hour &&
		date.getUTCMinutes() === minute;
	if (!same || (second as number) > 59) return null;
	const [sign, offsetHours, offsetRest] = [match[7], Number(match[8] ?? '0'), Number(match[9] ?? '0')];
	const offset = (offsetHours * 60 + offsetRest) * (sign === '-' ? -1 : 1);
	// UTC must be written as Z.
	if (offsetHours > 23 || offsetRest > 59 || (sign !== undefined && offset === 0)) return null;
	return { epochMs: date.getTime() - offset * 60_000, offsetMinutes: offset };
}

/** RFC 5280: two digits reach from 1950 to 2049. */
function utcYear(twoDigits: number): number {
	return twoDigits >= 50 ? 1900 + twoDigits : 2000 + twoDigits;
}

/** `2014-01-29T13:27:43Z`, or with the offset it was written with. */
export function timeText({ epochMs, offsetMinutes }: CertificateTime): string {
	const local = new Date(epochMs + offsetMinutes * 60_000).toISOString().replace(/\.\d+Z$/, '');
	if (offsetMinutes === 0) return `${local}Z`;
	const minutes = Math.abs(offsetMinutes);
	const digits = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0'));
	return `${local}${offsetMinutes < 0 ? '-' : '+'}${digits.join(':')}`;
}
