import { expect, test } from 'vitest';
import { readYaml } from './stream.ts';

function outcome(text: string): string {
	const [document] = readYaml(text);
	const { error, value } = document ?? { error: null, value: null };
	return error === null ? JSON.stringify(value) : `${error.message} @${error.offset}`;
}

/** What is wrong, the message with its offset, and the neighbour that is right, with its value. */
test.each([
	['a: |\n\tb\n', 'a tab cannot indent a line: use spaces @5', 'a: |\n \tb\n', '{"a":"\\tb\\n"}'],
	['a: |\n  b\n \tc\n', 'a tab cannot indent a line: use spaces @10', 'a: |\n  b\n  \tc\n', '{"a":"b\\n\\tc\\n"}'],
	['a: {? {b: 1} : 2}\n', 'a key cannot be a collection @4', 'a: {? b : 2, ? c}\n', '{"a":{"b":2,"c":null}}'],
	['? - a\n: b\n', 'a key cannot be a collection @0', '? a\n: b\n', '{"a":"b"}'],
	['[a]: b\n', 'a key cannot be a collection @0', '"[a]": b\n', '{"[a]":"b"}'],
	['a: [,]\n', 'expected a value before "," @4', 'a: [b,]\n', '{"a":["b"]}'],
	['a: [b]]\n', 'expected the end of the line @6', 'a: [b]\n', '{"a":["b"]}'],
	['a: & 1\n', 'the name of an anchor has letters, digits, "_" and "-" @3', 'a: &b 1\n', '{"a":1}'],
	['a: &é 1\n', 'the name of an anchor has letters, digits, "_" and "-" @3', 'a: &e 1\n', '{"a":1}'],
	['- *b\n', 'no anchor before this is named "b" @2', '- &b 1\n- *b\n', '[1,1]'],
	['a: !<x 1\n', 'a tag in angle brackets has no ">" @3', 'a: !<x> 1\n', '{"a":"1"}'],
	['a: !x!y 1\n', 'no %TAG directive declares !x! @3', '%TAG !x! tag:x,\n---\na: !x!y b\n', '{"a":"b"}'],
	['a: !!binary "@@"\n', '!!binary needs base64 @12', 'a: !!binary aGk=\n', '{"a":"hi"}'],
	['a: !!int x\n', '"x" is not a !!int @9', 'a: !!int 1\n', '{"a":1}'],
	['a: !!bool maybe\n', '"maybe" is not a !!bool @10', 'a: !!bool true\n', '{"a":true}'],
	['a: "\\q"\n', '\\q is no escape of a double-quoted string @4', 'a: "\\n"\n', '{"a":"\\n"}'],
	['a: "\\x4"\n', '\\x needs 2 hexadecimal digits of a Unicode character @4', 'a: "\\x41"\n', '{"a":"A"}'],
	['a: "b" c\n', 'expected the end of the line @7', 'a: "b\\\n\n\n  c"\n', '{"a":"b\\n\\nc"}'],
	[
		'a: - b\n',
		'a sequence cannot start on the line of its key: put "- " on the next line @3',
		'a:\n- b\n',
		'{"a":["b"]}',
	],
	['a: ? b\n', 'a mapping cannot start here: put it on a line of its own @3', 'a:\n  ? b\n', '{"a":{"b":null}}'],
	[
		'a: b: c\n',
		'a mapping cannot start here: "key: value" after "key:" needs a line of its own, or quotes @4',
		'a:\n  b: c\n',
		'{"a":{"b":"c"}}',
	],
	[
		'a: 1\n b: 2\n',
		'a mapping cannot start inside a scalar of several lines: indent or quote it @7',
		'a: 1\nb: 2\n',
		'{"a":1,"b":2}',
	],
	[
		'a:\n  - b\n c\n',
		'this line is indented more than the entries before it, and belongs to none of them @10',
		'a:\n  - b\n  - c\n',
		'{"a":["b","c"]}',
	],
	[
		'- a\nb: c\n',
		'expected the end of the document: this line belongs to no entry before it @4',
		'- a\n- b: c\n',
		'["a",{"b":"c"}]',
	],
	['a: @b\n', 'a value cannot start with "@": quote it @3', "a: '@b'\n", '{"a":"@b"}'],
])('%j: %s', (wrong, message, right, value) => {
	expect(outcome(wrong)).toBe(message);
	expect(outcome(right)).toBe(value);
});

test('the alias of a scalar is a key', () => {
	expect(outcome('a: &k b\n*k : 1\n')).toBe('{"a":"b","b":1}');
});
