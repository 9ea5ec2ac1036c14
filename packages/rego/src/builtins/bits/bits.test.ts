import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	['bits.and', '12,10', '8'],
	['bits.and', '-1,255', '255'],
	['bits.and', '1.5,1', 'error: operand 1 must be integer number but got floating-point number'],
	['bits.and', '"a",1', 'error: operand 1 must be integer but got string'],
	['bits.or', '12,3', '15'],
	['bits.xor', '12,10', '6'],
	['bits.xor', '18446744073709551616,1', '18446744073709551617'],
	['bits.negate', '5', '-6'],
	['bits.negate', '-1', '0'],
	['bits.negate', '1.5', 'error: operand 1 must be integer number but got floating-point number'],
	['bits.negate', 'null', 'error: operand 1 must be integer but got null'],
	['bits.lsh', '1,70', '1180591620717411303424'],
	['bits.lsh', '0,5', '0'],
	['bits.lsh', '1,-1', 'error: operand 2 must be an unsigned integer number but got a negative integer'],
	['bits.lsh', '1.0,2', '4'],
	['bits.rsh', '1024,3', '128'],
	['bits.rsh', '-5,1', '-3'],
	['bits.rsh', '1,-1', 'error: operand 2 must be an unsigned integer number but got a negative integer'],
	['bits.rsh', '1,99999999999', '0'],
	['bits.rsh', '-1,99999999999', '-1'],
])('%s(%s) is %s', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
