import { describe, expect, it } from 'vitest';
import { isValidJson, parseJson } from './json-read.ts';
import { RegoNumber } from './number.ts';

describe('parseJson', () => {
	it.each([
		['{"a":[1,true,null,"x"]}', { a: [1, true, null, 'x'] }],
		[' 12 ', 12],
		['1.5', 1.5],
		['[0.000001]', [0.000001]],
		['9007199254740991', 9007199254740991],
		['"\\u00e9\\n\\/\\ud83d\\ude00"', 'é\n/😀'],
		['"\\ud800x"', '\ufffdx'],
		['"\\ud800\\u0041"', '\ufffdA'],
		['{"a":1,"a":2}', { a: 2 }],
		['{"a":1.50,"b":{},"c":[]}', { a: new RegoNumber('1.50'), b: {}, c: [] }],
		['1 null', 1],
	])('reads %s', (text, value) => {
		expect(parseJson(text)).toEqual(value);
	});

	it.each(['1.0', '-0', '1e3', '0.0000001', '9007199254740993', '1.10', '123456789.1234567890'])(
		'keeps the text of %s',
		(text) => {
			expect(parseJson(`{"n":[${text}]}`)).toEqual({ n: [new RegoNumber(text)] });
			expect(parseJson(text)).toEqual(new RegoNumber(text));
		},
	);

	it('has keys that JavaScript knows as its own', () => {
		const value = parseJson('{"__proto__":1.0,"constructor":2}') as Record<string, unknown>;
		expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
	});

	it.each([
		['', 'EOF'],
		['  ', 'EOF'],
		['{', 'unexpected EOF'],
		['"ab', 'unexpected EOF'],
		['{a', "invalid character 'a' looking for beginning of object key string"],
		['{"a"x', "invalid character 'x' after object key"],
		['{"a":1x', "invalid character 'x' after object key:value pair"],
		['[1 2]', "invalid character '2' after array element"],
		['[1,]', "invalid character ']' looking for beginning of value"],
		['tru_', "invalid character '_' in literal true (expecting 'e')"],
		['-x', "invalid character 'x' in numeric literal"],
		['1.x', "invalid character 'x' after decimal point in numeric literal"],
		['1ex', "invalid character 'x' in exponent of numeric literal"],
		['1e+', 'unexpected EOF'],
		['"\\x"', "invalid character 'x' in string escape code"],
		['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
		['"\n"', "invalid character '\\n' in string literal"],
		['"\u0001"', "invalid character '\\x01' in string literal"],
		["'", "invalid character '\\'' looking for beginning of value"],
		['é', "invalid character 'Ã' looking for beginning of value"],
		['1 2', "error: invalid character '2' after top-level value"],
		['1 true', "error: invalid character '%!s(bool=true)' after top-level value"],
		['1 "x"', "error: invalid character 'x' after top-level value"],
		['1 [', "error: invalid character '[' after top-level value"],
		['1 ]', "invalid character ']' looking for beginning of value"],
		['1e100000', 'invalid number: number too big'],
	])('refuses %s', (text, message) => {
		expect(() => parseJson(text)).toThrow(message);
	});

	it('bounds the depth, also where the fast reader would go deeper', () => {
		expect(() => parseJson('[[[1]]]', { maxDepth: 2 })).toThrow("invalid character '[' exceeded max depth");
		expect(parseJson('[[1]]', { maxDepth: 2 })).toEqual([[1]]);
		expect(() => parseJson('['.repeat(100_000))).toThrow("invalid character '[' exceeded max depth");
		expect(() => parseJson(`${'{"a":'.repeat(1001)}1${'}'.repeat(1001)}`)).toThrow('exceeded max depth');
	});
});

describe('isValidJson', () => {
	it('takes one value only', () => {
		expect(isValidJson(' {"a": 1.0} ')).toBe(true);
		expect(isValidJson('1 null')).toBe(false);
		expect(isValidJson('{')).toBe(false);
	});
});
