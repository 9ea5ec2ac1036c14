import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	['array.concat', '[1],[2]', '[1,2]'],
	['array.concat', '[],[2]', '[2]'],
	['array.concat', '[1],[]', '[1]'],
	['array.concat', '1,[2]', 'error: operand 1 must be array but got number'],
	['array.concat', '[1],null', 'error: operand 2 must be array but got null'],
	['array.flatten', '[1,[2,[3]],[]]', '[1,2,[3]]'],
	['array.flatten', '[1,2]', '[1,2]'],
	['array.flatten', '{}', 'error: operand 1 must be array but got object'],
	['array.reverse', '[1,2,3]', '[3,2,1]'],
	['array.reverse', '[1]', '[1]'],
	['array.reverse', '"a"', 'error: operand 1 must be array but got string'],
	['array.slice', '[1,2,3],1,2', '[2]'],
	['array.slice', '[1,2,3],-5,9', '[1,2,3]'],
	['array.slice', '[1,2,3],2,1', '[]'],
	['array.slice', '[1],0.5,1', 'error: operand 2 must be integer number but got floating-point number'],
	['array.slice', '[1,2],1.0,2', '[2]'],
	['array.slice', '1,2,3', 'error: operand 1 must be array but got number'],
])('%s(%s) is %s', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
