import { aliasValue, keyText, mergeInto, setKey } from './collections.ts';
import { COLON, type Cursor, isBlankOrEnd, QUESTION } from './cursor.ts';
import { addMark } from './marks.ts';
import { plainLine, plainRest } from './plain.ts';
import { properties } from './properties.ts';
import { doubleQuoted, singleQuoted } from './quoted.ts';
import { taggedPlain, taggedText } from './tagged.ts';
import type { YamlMapping, YamlValue } from './value.ts';

const COMMA = 0x2c;
const OPEN_SEQUENCE = 0x5b;
const CLOSE_SEQUENCE = 0x5d;
const OPEN_MAPPING = 0x7b;
const CLOSE_MAPPING = 0x7d;
const ASTERISK = 0x2a;

/** flow-sequence ::= "[" [ flow-entry { "," flow-entry } [ "," ] ] "]" */
export function flowSequence(cursor: Cursor): YamlValue[] {
	const start = cursor.pos++;
	cursor.enter();
	cursor.flowDepth++;
	const items: YamlValue[] = [];
	const marks = cursor.marksOf(items);
	for (;;) {
		cursor.skipToContent();
		if (cursor.code() === CLOSE_SEQUENCE) break;
		checkOpen(cursor, CLOSE_SEQUENCE, start);
		const at = cursor.pos;
		if (cursor.code() === COMMA) cursor.fail('expected a value before ","');
		let item = flowNode(cursor);
		cursor.skipToContent();
		// A pair inside a sequence is a mapping of one entry: [a: 1].
		if (cursor.code() === COLON) item = flowPair(cursor, item, at);
		if (marks !== null) addMark(marks, items.length, at, at, cursor.lastEnd);
		items.push(item);
		cursor.count(1);
		separator(cursor, CLOSE_SEQUENCE, start);
	}
	close(cursor);
	return items;
}

/** flow-mapping ::= "{" [ flow-pair { "," flow-pair } [ "," ] ] "}" */
export function flowMapping(cursor: Cursor): YamlMapping {
	const start = cursor.pos++;
	cursor.enter();
	cursor.flowDepth++;
	const mapping: YamlMapping = {};
	for (;;) {
		cursor.skipToContent();
		if (cursor.code() === CLOSE_MAPPING) break;
		checkOpen(cursor, CLOSE_MAPPING, start);
		const at = cursor.pos;
		if (cursor.code() === QUESTION && isBlankOrEnd(cursor.code(cursor.pos + 1))) {
			cursor.pos++;
			cursor.skipToContent();
		}
		const key = flowNode(cursor);
		flowEntry(cursor, mapping, key, at);
		cursor.count(1);
		separator(cursor, CLOSE_MAPPING, start);
	}
	close(cursor);
	return mapping;
}

function close(cursor: Cursor): void {
	cursor.lastEnd = ++cursor.pos;
	cursor.flowDepth--;
	cursor.leave();
}

function separator(cursor: Cursor, closing: number, start: number): void {
	cursor.skipToContent();
	const c = cursor.code();
	if (c === COMMA) {
		cursor.pos++;
		return;
	}
	if (c === closing) return;
	checkOpen(cursor, closing, start);
	cursor.fail(`${expectedBefore(closing)} in a flow ${nameOf(closing)}`);
}

/** The end of the document cannot come before that of a flow collection. */
function checkOpen(cursor: Cursor, closing: number, start: number): void {
	if (cursor.atDocumentEnd()) cursor.fail(`a flow ${nameOf(closing)} is not closed: ${expectedBefore(closing)}`, start);
}

function nameOf(closing: number): string {
	return closing === CLOSE_SEQUENCE ? 'sequence' : 'mapping';
}

function expectedBefore(closing: number): string {
	return `expected "," or "${String.fromCharCode(closing)}"`;
}

function flowPair(cursor: Cursor, key: YamlValue, at: number): YamlMapping {
	const mapping: YamlMapping = {};
	flowEntry(cursor, mapping, key, at);
	return mapping;
}

function flowEntry(cursor: Cursor, mapping: YamlMapping, key: YamlValue, keyStart: number): void {
	let start = cursor.lastEnd;
	cursor.skipToContent();
	let value: YamlValue = null;
	if (cursor.code() === COLON) {
		cursor.pos++;
		cursor.skipToContent();
		start = cursor.pos;
		const c = cursor.code();
		if (c !== COMMA && c !== CLOSE_MAPPING && c !== CLOSE_SEQUENCE) value = flowNode(cursor);
		else cursor.lastEnd = start;
	}
	if (key === '<<' && cursor.text.startsWith('<<', keyStart)) {
		mergeInto(cursor, mapping, value, start);
		return;
	}
	const name = keyText(cursor, key, keyStart);
	const marks = cursor.marksOf(mapping);
	setKey(cursor, mapping, marks, name, value, keyStart);
	if (marks !== null) addMark(marks, name, keyStart, start, cursor.lastEnd);
}

/** flow-node ::= [ properties ] ( alias | flow-sequence | flow-mapping | quoted | plain ) */
function flowNode(cursor: Cursor): YamlValue {
	const before = cursor.nodes;
	const { anchor, tag } = properties(cursor);
	if (anchor !== null || tag !== null) cursor.skipToContent();
	const value = flowContent(cursor, tag);
	if (anchor !== null) cursor.anchor(anchor, value, before);
	return value;
}

function flowContent(cursor: Cursor, tag: string | null): YamlValue {
	const start = cursor.pos;
	switch (cursor.code()) {
		case OPEN_SEQUENCE:
			return flowSequence(cursor);
		case OPEN_MAPPING:
			return flowMapping(cursor);
		case ASTERISK:
			return aliasValue(cursor);
		case 0x22:
			return taggedText(cursor, doubleQuoted(cursor), tag, start);
		case 0x27:
			return taggedText(cursor, singleQuoted(cursor), tag, start);
		case COMMA:
		case CLOSE_MAPPING:
		case CLOSE_SEQUENCE:
		case COLON:
			cursor.lastEnd = start;
			if (cursor.code() !== COLON || isBlankOrEnd(cursor.code(start + 1))) return tag === '!!str' ? '' : null;
			break;
		default:
			break;
	}
	checkPlainStart(cursor);
	const first = plainLine(cursor, true);
	if (first === '')
		cursor.fail(cursor.pos >= cursor.text.length ? 'a flow collection is not closed' : 'expected a value');
	return taggedPlain(cursor, plainRest(cursor, first, -1, true), tag, start);
}

const NO_PLAIN_START = new Set([...'%@`|>&!,]}'].map((character) => character.charCodeAt(0)));

/** A plain scalar cannot start with an indicator. */
export function checkPlainStart(cursor: Cursor): void {
	const c = cursor.code();
	if (NO_PLAIN_START.has(c)) {
		cursor.fail(`a value cannot start with "${String.fromCharCode(c)}": quote it`);
	}
}
