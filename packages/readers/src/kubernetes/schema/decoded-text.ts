/** What the decoder makes of texts that stand for something else. Each says whether it takes the text. */

const QUANTITY = /^[-+]?[0-9]*(?:\.[0-9]*)?(?:[numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?$/;

/** An amount of a resource: `500m`, `1.5`, `2Gi`, `1e3`. */
export function isQuantity(text: string): boolean {
	const trimmed = text.trim();
	return trimmed !== '' && QUANTITY.test(trimmed);
}

const TIME =
	/^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})([.,][0-9]+)?(?:Z|[-+]([0-9]{2}):([0-9]{2}))$/;

/** A time as RFC 3339 writes it, with any fraction of seconds. */
export function isTime(text: string): boolean {
	const match = TIME.exec(text);
	if (match === null) return false;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
	const [zoneHour = 0, zoneMinute = 0] = match.slice(8).map((part) => Number(part ?? 0));
	const inDay = hour < 24 && minute < 60 && second < 60;
	return (
		inDay && zoneHour <= 24 && zoneMinute < 60 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
	);
}

/** A time with six digits of a fraction. */
export function isMicroTime(text: string): boolean {
	return isTime(text) && /\.[0-9]{6}(?:Z|[-+])/.test(text);
}

function daysOf(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Base64 with padding; line breaks do not count. */
export function isBase64(text: string): boolean {
	return BASE64.test(/[\r\n]/.test(text) ? text.replace(/[\r\n]/g, '') : text);
}
