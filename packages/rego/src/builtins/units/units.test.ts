import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	['units.parse', '"10G"', '10000000000'],
	['units.parse', '"1.5Ki"', '1536'],
	['units.parse', '"100m"', '0.1000000000'],
	['units.parse', '"0.1"', '0.1000000000'],
	['units.parse', '"1e3K"', '1000000'],
	['units.parse', '"-5"', '-5'],
	['units.parse', '"1 G"', 'error: units.parse: spaces not allowed in resource strings'],
	['units.parse', '""', 'error: units.parse: no amount provided'],
	['units.parse', '"K"', 'error: units.parse: no amount provided'],
	['units.parse', '"5X"', 'error: units.parse: unit X not recognized'],
	['units.parse', '"1..2"', 'error: units.parse: could not parse amount to a number'],
	['units.parse', '"1e1234567"', 'error: units.parse: exponent too large'],
	['units.parse', '"\\"5\\""', '5'],
	['units.parse', '"5E"', '5000000000000000000'],
	['units.parse', '"1e+"', 'error: units.parse: could not parse amount to a number'],
	['units.parse', '"3ei"', '3458764513820540928'],
	['units.parse', '"2MI"', '2097152'],
	['units.parse_bytes', '"10GB"', '10000000000'],
	['units.parse_bytes', '"1.5kib"', '1536'],
	['units.parse_bytes', '"1e3MB"', '1000000000'],
	['units.parse_bytes', '"0.5"', '0'],
	['units.parse_bytes', '"5E"', '5000000000000000000'],
	['units.parse_bytes', '"1 G"', 'error: units.parse_bytes: spaces not allowed in resource strings'],
	['units.parse_bytes', '""', 'error: units.parse_bytes: no byte amount provided'],
	['units.parse_bytes', '"MB"', 'error: units.parse_bytes: no byte amount provided'],
	['units.parse_bytes', '"5XB"', 'error: units.parse_bytes: byte unit xb not recognized'],
	['units.parse_bytes', '"1..2"', 'error: units.parse_bytes: could not parse byte amount to a number'],
	['units.parse_bytes', '"1e1234567"', 'error: units.parse_bytes: exponent too large'],
	['units.parse_bytes', '"99999999999999999999"', '100000000000000000000'],
])('%s(%s) is %s', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
