import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	['semver.compare', '"1.0.0","v1.0.0+b"', '0'],
	['semver.compare', '"1.0.0","1.0.0-a"', '1'],
	['semver.compare', '"1.0.0-a.1","1.0.0-a.b"', '-1'],
	['semver.compare', '"1.0.0-a","1.0.0-a.1"', '-1'],
	['semver.compare', '"1.0.0-2","1.0.0-10"', '-1'],
	['semver.compare', '"1.10.0","1.9.0"', '1'],
	['semver.compare', '"1.0.0-a","1.0.0-a"', '0'],
	['semver.compare', '"1.0","1.0.0"', 'error: operand 1: string "1.0" is not a valid SemVer'],
	['semver.compare', '"1.0.0","1.0.0-01"', 'error: operand 2: string "1.0.0-01" is not a valid SemVer'],
	['semver.compare', '1,"x"', 'error: operand 1 must be string but got number'],
	['semver.is_valid', '"1.2.3-a+b"', 'true'],
	['semver.is_valid', '"1.2"', 'false'],
	['semver.is_valid', '"01.2.3"', 'false'],
	['semver.is_valid', '"9223372036854775808.0.0"', 'false'],
	['semver.is_valid', '1', 'false'],
])('%s(%s)', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
