import { describe, expect, it } from 'vitest';
import { callBuiltin, testContext } from '../../../../../tests/support/call-builtin.ts';
import { civilFromSeconds, daysFromDate, daysInMonth, weekdayOf } from './civil.ts';
import { zoneNamed } from './zone.ts';

describe('civil dates', () => {
	it('go back and forth', () => {
		expect(daysFromDate(1970, 1, 1)).toBe(0);
		expect(daysFromDate(2000, 2, 29)).toBe(11016);
		expect(daysFromDate(1999, 14, 29)).toBe(11016);
		expect(civilFromSeconds(-1)).toEqual({ year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59 });
		expect(weekdayOf(0)).toBe(4);
		expect([daysInMonth(2023, 2), daysInMonth(2024, 2), daysInMonth(1900, 2), daysInMonth(2024, 12)]).toEqual([
			28, 29, 28, 31,
		]);
	});
});

describe('zones', () => {
	it('know summer time, offsets without a name and mean time', () => {
		expect(zoneNamed('Europe/Berlin').at(1_720_000_000)).toEqual({ offset: 7200, name: 'CEST' });
		expect(zoneNamed('America/Sao_Paulo').at(1_720_000_000)).toEqual({ offset: -10_800, name: '-03' });
		expect(zoneNamed('Asia/Kathmandu').at(1_720_000_000)).toEqual({ offset: 20_700, name: '+0545' });
		expect(zoneNamed('America/New_York').at(-4_000_000_000)).toEqual({ offset: -17_762, name: 'LMT' });
	});

	it('find the instant of a local time across a change of the clocks', () => {
		const zone = zoneNamed('Europe/Berlin');
		const local = daysFromDate(2024, 3, 31) * 86_400 + 12 * 3600;
		expect(zone.instantOf(local)).toBe(local - 7200);
	});
});

it('gives the instant of the evaluation', () => {
	expect(callBuiltin('time.now_ns', [], testContext({ nowNs: 1_700_000_000_000_000_001n }))).toMatchObject({
		text: '1700000000000000001',
	});
});
