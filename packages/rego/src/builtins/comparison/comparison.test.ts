import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	['equal', '1,1.0', 'true'],
	['equal', '"a","b"', 'false'],
	['equal', '[1,{"a":null}],[1,{"a":null}]', 'true'],
	['equal', '0.1,0.10', 'true'],
	['equal', '{"a":1},{"a":1,"b":2}', 'false'],
	['neq', '1,1.0', 'false'],
	['neq', '1,"1"', 'true'],
	['lt', 'null,false', 'true'],
	['lt', '"é","z"', 'false'],
	['lt', '[1,2],[1,3]', 'true'],
	['lt', '{"a":1},{"b":0}', 'true'],
	['lt', '9007199254740993,9007199254740992', 'false'],
	['lte', '2,2.0', 'true'],
	['lte', '[],[0]', 'true'],
	['gt', '"a",5', 'true'],
	['gt', '{"a":2},{"a":1}', 'true'],
	['gte', 'true,false', 'true'],
	['gte', '1e2,100', 'true'],
	['internal.member_2', '1,[2,1.0]', 'true'],
	['internal.member_2', '"v",{"k":"v"}', 'true'],
	['internal.member_2', '"k",{"k":"v"}', 'false'],
	['internal.member_2', '1,5', 'false'],
	['internal.member_2', 'null,[null]', 'true'],
	['internal.member_2', '[1],[[1]]', 'true'],
	['internal.member_3', '0,"a",["a"]', 'true'],
	['internal.member_3', '"k","v",{"k":"v"}', 'true'],
	['internal.member_3', '"k","w",{"k":"v"}', 'false'],
	['internal.member_3', '5,"a",["a"]', 'false'],
	['internal.member_3', '1,2,3', 'false'],
])('%s(%s) is %s', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
