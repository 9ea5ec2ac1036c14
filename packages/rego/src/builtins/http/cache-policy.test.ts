import { describe, expect, it } from 'vitest';
import { expiryMs, header, isCacheable, mayStore } from './cache-policy.ts';
import { parseHttpDate } from './http-date.ts';
import { HttpResponseCache } from './response-cache.ts';

const DATE = 'Sun, 06 Nov 1994 08:49:37 GMT';
const DATE_MS = 784_111_777_000;

describe('parseHttpDate', () => {
	it.each([DATE, 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])('reads %s', (text) => {
		expect(parseHttpDate(text)).toBe(DATE_MS);
	});
	it.each([
		'0',
		'',
		'Sun, 31 Feb 1994 08:49:37 GMT',
		'Sun, 06 Xyz 1994 08:49:37 GMT',
		'Sun, 06 Nov 1994 25:49:37 GMT',
		'Sun, 06 Nov 1994 08:49:37 CET',
	])('refuses %j', (text) => expect(parseHttpDate(text)).toBeNull());
	it('reads two digits as Go does', () => {
		expect(parseHttpDate('Sunday, 06-Nov-68 08:49:37 GMT')).toBe(Date.UTC(2068, 10, 6, 8, 49, 37));
		expect(parseHttpDate('Sunday, 06-Nov-69 08:49:37 GMT')).toBe(Date.UTC(1969, 10, 6, 8, 49, 37));
	});
});

describe('expiryMs', () => {
	it('counts max-age from the date', () => {
		expect(
			expiryMs([
				['Cache-Control', 'public, max-age=10'],
				['Date', DATE],
			]),
		).toBe(DATE_MS + 10_000);
		expect(
			expiryMs([
				['cache-control', 'max-age=9999999999'],
				['date', DATE],
			]),
		).toBe(DATE_MS + 1000 * (2 ** 31 - 1));
	});
	it('takes the expiry', () => expect(expiryMs([['Expires', DATE]])).toBe(DATE_MS));
	it('calls the rest stale', () => expect(expiryMs([['Expires', '0']])).toBe(Number.NEGATIVE_INFINITY));
	it('cannot tell without a date', () => {
		expect(() => expiryMs([['Cache-Control', 'max-age=10']])).toThrow('no date header');
		expect(() =>
			expiryMs([
				['Cache-Control', 'max-age=10'],
				['Date', 'x'],
			]),
		).toThrow('cannot parse the date header');
		expect(() => expiryMs([['Cache-Control', 'max-age=x']])).toThrow('parsing "x": invalid syntax');
	});
});

it('knows what may be kept', () => {
	expect(mayStore([['Cache-Control', 'private, no-store']])).toBe(false);
	expect(mayStore([['Cache-Control', 'a=b=c, max-age=1']])).toBe(true);
	const response = { status: '', headers: [], body: new Uint8Array() };
	expect(isCacheable({ ...response, statusCode: 404 })).toBe(true);
	expect(isCacheable({ ...response, statusCode: 500 })).toBe(false);
	expect(
		header(
			[
				['A', '1'],
				['a', '2'],
			],
			'a',
		),
	).toBe('1');
});

describe('HttpResponseCache', () => {
	const entry = (size: number) => ({
		status: '',
		statusCode: 200,
		headers: [],
		body: new Uint8Array(size),
		expiresMs: 0,
	});
	it('forgets what was not used for longest', () => {
		const cache = new HttpResponseCache(25);
		cache.set('a', entry(8));
		cache.set('b', entry(8));
		cache.get('a');
		cache.set('c', entry(8));
		expect(['a', 'b', 'c'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true]);
		cache.delete('a');
		cache.delete('a');
		expect(cache.get('a')).toBeUndefined();
	});
	it('keeps nothing that is too large', () => {
		const cache = new HttpResponseCache(10);
		cache.set('a', entry(9));
		expect(cache.get('a')).toBeUndefined();
	});
});
