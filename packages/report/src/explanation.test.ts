import { expect, test } from 'vitest';
import { firstSentence, fixText } from './explanation.ts';

test.each([
	['One. Two.', 'One.'],
	['Uses runc 1.1 e.g. in pods.\nThen more.', 'Uses runc 1.1 e.g. in pods.'],
	['No end', 'No end'],
	['A paragraph without\na stop\n\nAnother.', 'A paragraph without\na stop'],
	['', ''],
])('firstSentence(%j)', (description, expected) => {
	expect(firstSentence(description)).toBe(expected);
});

test('fixes as instructions', () => {
	expect(fixText({ op: 'remove', path: ['a', 0] })).toBe('remove a[0]');
	expect(fixText({ op: 'add', path: ['a'], value: { b: [1] } })).toBe('add a: {"b":[1]}');
	expect(fixText({ op: 'replace', path: ['a'] })).toBe('set a: null');
	expect(fixText({ op: 'add', path: ['a'], value: 'x'.repeat(300) })).toBe(`add a: "${'x'.repeat(198)}…`);
});
