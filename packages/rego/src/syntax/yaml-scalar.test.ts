import { describe, expect, it } from 'vitest';
import { resolvePlainScalar } from './yaml-scalar.ts';

describe('resolvePlainScalar', () => {
	it.each([
		['', '!!null', null],
		['~', '!!null', null],
		['True', '!!bool', true],
		['yes', '!!str', 'yes'],
		['12', '!!int', 12],
		['-1_000', '!!int', -1000],
		['0x1F', '!!int', 31],
		['0b11', '!!int', 3],
		['0o17', '!!int', 15],
		['017', '!!int', 15],
		['9007199254740993', '!!int', 9007199254740993n],
		['1.5', '!!float', 1.5],
		['1e3', '!!float', 1000],
		['1.2.3', '!!str', '1.2.3'],
		['2020-01-02', '!!timestamp', '2020-01-02T00:00:00Z'],
		['2020-01-02T03:04:05.600+02:00', '!!timestamp', '2020-01-02T03:04:05.6+02:00'],
		['2020-13-02', '!!str', '2020-13-02'],
		['2020-02-31', '!!str', '2020-02-31'],
	])('%j is %s', (text, tag, value) => {
		expect(resolvePlainScalar(text)).toEqual({ tag, value });
	});
});
