import { expect, test } from 'vitest';
import { CodeWriter, identifier, js, stringLiteral } from './code.ts';

const HOSTILE = [
	'"',
	"'",
	'`$' + '{process.exit()}`',
	'\\',
	'\n\r\u2028\u2029',
	'</script><script>',
	'*/ }); alert(1); /*',
	'__proto__',
	'\ud800',
	'\u0000',
	'\u007f\u0085',
];

test.each(HOSTILE)('a string literal reads back as the string: %j', (text) => {
	expect(new Function(`return ${stringLiteral(text)};`)()).toBe(text);
	expect(stringLiteral(text)).not.toMatch(/[<>\u2028\u2029\n]/);
});

test('a string in a template becomes a literal, never code', () => {
	expect(js`f(${'1); evil('})`.text).toBe('f("1); evil(")');
});

test('code, integers and lists are put in as they are', () => {
	expect(js`g(${[js`a`, 2, 'b']})`.text).toBe('g(a, 2, "b")');
	expect(js`${-1} ${-0} ${1.5}`.text).toBe('(-1) (-0) 1.5');
});

test('numbers that JavaScript cannot write are refused', () => {
	expect(() => js`${Number.NaN}`).toThrow(RangeError);
	expect(() => js`${Number.POSITIVE_INFINITY}`).toThrow(RangeError);
});

test('identifiers are a fixed prefix and a number', () => {
	expect(identifier('v', 12).text).toBe('v12');
});

test('a writer indents what stands in braces', () => {
	const out = new CodeWriter();
	out.braces(js`while (x)`, () => out.line(js`y();`));
	expect(out.toString()).toBe('while (x) {\n\ty();\n}\n');
});
