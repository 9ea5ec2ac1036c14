import { describe, expect, test } from 'vitest';
import { isBase64, isMicroTime, isQuantity, isTime } from './decoded-text.ts';

describe('quantities', () => {
	test.each(['0', '5', '-5', '+5', '1.5', '.5', '5.', '500m', '2Gi', '1k', '1E', '1e3', '1E-3', '+2Mi', ' 5Mi ', 'm'])(
		'%j is one',
		(text) => expect(isQuantity(text)).toBe(true),
	);
	test.each(['', ' ', 'lots', '5 Mi', '5mi', '5MB', '5K', '1.5.0', '1e', '1e1.5', '--5', '0x5', '1,5', 'true'])(
		'%j is none',
		(text) => expect(isQuantity(text)).toBe(false),
	);
	test('a long text takes no long time', () => {
		expect(isQuantity(`${'1'.repeat(1_000_000)}x`)).toBe(false);
	});
});

describe('times', () => {
	test.each([
		'2026-01-31T12:00:00Z',
		'2026-01-31T12:00:00+02:00',
		'2026-01-31T12:00:00.5Z',
		'2026-01-31T12:00:00.123456789Z',
		'2024-02-29T00:00:00Z',
		'2000-02-29T00:00:00Z',
		'2026-12-31T23:59:59-11:30',
	])('%s is one', (text) => expect(isTime(text)).toBe(true));
	test.each([
		'',
		'2026-01-31',
		'2026-01-31 12:00:00Z',
		'2026-01-31T12:00:00',
		'2026-01-31T12:00Z',
		'2026-1-31T12:00:00Z',
		'2026-02-29T00:00:00Z',
		'1900-02-29T00:00:00Z',
		'2026-04-31T00:00:00Z',
		'2026-13-01T00:00:00Z',
		'2026-00-01T00:00:00Z',
		'2026-01-00T00:00:00Z',
		'2026-01-31T24:00:00Z',
		'2026-01-31T12:60:00Z',
		'2026-01-31T12:00:60Z',
		'2026-01-31T12:00:00+25:00',
		'2026-01-31T12:00:00+01:60',
		'2026-01-31t12:00:00z',
	])('%j is none', (text) => expect(isTime(text)).toBe(false));

	test.each(['2026-01-31T12:00:00.123456Z', '2026-01-31T12:00:00.000000-01:00'])('%s has microseconds', (text) =>
		expect(isMicroTime(text)).toBe(true),
	);
	test.each(['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.123Z', '2026-01-31T12:00:00.1234567Z', 'text'])(
		'%s has none',
		(text) => expect(isMicroTime(text)).toBe(false),
	);
});

describe('base64', () => {
	test.each(['', 'YQ==', 'YWI=', 'YWJj', 'YW\nI=\r\n', '+/+/'])('%j is some', (text) => {
		expect(isBase64(text)).toBe(true);
	});
	test.each(['YQ', 'YQ=', 'YWI', 'text!', 'YW I=', '-_-_', '====', 'YQ==YQ=='])('%j is none', (text) => {
		expect(isBase64(text)).toBe(false);
	});
	test('a megabyte takes no long time', () => {
		expect(isBase64(`${'YWJj'.repeat(250_000)}!`)).toBe(false);
	});
});
