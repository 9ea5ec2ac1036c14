import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	['glob.match', '"*.github.com",[],"api.github.com"', 'true'],
	['glob.match', '"*.github.com",[],"api.v1.github.com"', 'false'],
	['glob.match', '"**.github.com",[],"api.v1.github.com"', 'true'],
	['glob.match', '"*:github:com",[":"],"api:github:com"', 'true'],
	['glob.match', '"a*b",null,"a.x.b"', 'true'],
	['glob.match', '"a?c",["."],"a.c"', 'false'],
	['glob.match', '"[a-c]x",[],"bx"', 'true'],
	['glob.match', '"[!a-c]x",[],"bx"', 'false'],
	['glob.match', '"[!abc]x",[],"dx"', 'true'],
	['glob.match', '"{cat,bat,[fr]at}",[],"rat"', 'true'],
	['glob.match', '"{a,}b",[],"b"', 'true'],
	['glob.match', '"\\\\*",[],"*"', 'true'],
	['glob.match', '"*foo*",null,"xfoox"', 'true'],
	['glob.match', '"foo*",null,"foobar"', 'true'],
	['glob.match', '"*a*b*c*",["/"],"xaybzc"', 'true'],
	['glob.match', '"😀*",["/"],"😀x"', 'true'],
	['glob.match', '"[a",[],"x"', 'error: glob: syntax error at 2: unexpected end of input'],
	['glob.match', '"{a",[],"x"', 'error: glob: syntax error at 2: unclosed `{`'],
	['glob.match', '"[b-a]",[],"x"', 'error: glob: syntax error at 5: range hi character is less than lo'],
	['glob.match', '"[]",[],"x"', 'error: glob: syntax error at 2: could not parse range'],
	['glob.match', '"[a-cd]",[],"x"', 'error: glob: syntax error at 5: expected close range character'],
	['glob.match', '"a\\\\",[],"x"', 'error: glob: syntax error at 2: trailing backslash'],
	['glob.match', '"*",["ab"],"x"', 'error: operand 2 must be array of runes but got array containing string'],
	['glob.match', '"*",[1],"x"', 'error: operand 2 must be array of strings but got array containing number'],
	['glob.match', '1,[],"x"', 'error: operand 1 must be string but got number'],
	['glob.match', '"a",1,"x"', 'error: operand 2 must be one of {array, null} but got number'],
	['glob.match', '"a",[],1', 'error: operand 3 must be string but got number'],
	['glob.match', '"[ab\\\\]]",[],"]"', 'true'],
	['glob.match', '"{a{b,c},d}e",[],"ace"', 'true'],
	['glob.match', '"a,b}",[],"a,b}"', 'true'],
	['glob.quote_meta', '"*.x[a]{b}\\\\?"', '"\\\\*.x\\\\[a\\\\]\\\\{b\\\\}\\\\\\\\\\\\?"'],
	['glob.quote_meta', '"plain"', '"plain"'],
])('%s(%s) is %s', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
