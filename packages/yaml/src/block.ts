import { blockScalar } from './block-scalar.ts';
import { aliasValue, keyText, mergeInto, setKey } from './collections.ts';
import { COLON, type Cursor, DASH, isBlankOrEnd, LF, QUESTION, SPACE } from './cursor.ts';
import { checkPlainStart, flowMapping, flowSequence } from './flow.ts';
import { addMark, type MarkList } from './marks.ts';
import { plainLine, plainRest } from './plain.ts';
import { properties } from './properties.ts';
import { doubleQuoted, singleQuoted } from './quoted.ts';
import { resolvePlain } from './scalar.ts';
import { simpleScalar } from './simple-scalar.ts';
import { taggedPlain, taggedText } from './tagged.ts';
import type { YamlMapping, YamlValue } from './value.ts';
import { isLetter, wordKey } from './words.ts';

/** Where a node stands: what it may be follows from that. */
type Place =
	/** After the `:` of a block mapping: on the same line no block collection may start. */
	| 'value'
	/** After `- `, `? ` or at the start of a document: a block collection may start on the same line. */
	| 'entry';

/**
 * block-node ::= [ properties ] ( alias | scalar | flow | block-mapping | block-sequence ) | nothing
 *
 * The cursor stands after the indicator before the node. `parent` is the indentation of the collection that holds it,
 * -1 for a document.
 */
// hot: bench scan
export function blockNode(cursor: Cursor, parent: number, place: Place): YamlValue {
	const from = cursor.pos;
	const crossed = cursor.skipToContent();
	if (isNothing(cursor, parent, place, crossed)) {
		cursor.lastEnd = from;
		return null;
	}
	const c = cursor.code();
	if (c === 0x26 || c === 0x21) return withProperties(cursor, parent, place, crossed);
	return content(cursor, parent, crossed || place === 'entry', null);
}

/** Whether what comes next belongs to a collection further out, so that the node is null. */
function isNothing(cursor: Cursor, parent: number, place: Place, crossed: boolean): boolean {
	if (!crossed) return cursor.pos >= cursor.text.length;
	if (cursor.atDocumentEnd()) return true;
	const column = cursor.column();
	if (column > parent) return false;
	if (place !== 'value' || column < parent) return true;
	// The items of a sequence may stand under its key, and so may, as Go has it, a block scalar.
	const c = cursor.code();
	return !isIndicator(cursor, DASH) && c !== 0x7c && c !== 0x3e;
}

function isIndicator(cursor: Cursor, indicator: number): boolean {
	return cursor.code() === indicator && isBlankOrEnd(cursor.code(cursor.pos + 1));
}

function withProperties(cursor: Cursor, parent: number, place: Place, crossed: boolean): YamlValue {
	const before = cursor.nodes;
	const start = cursor.pos;
	const column = cursor.column();
	const { lineStart } = cursor;
	const { anchor, tag } = properties(cursor);
	const broke = cursor.skipToContent();
	let value: YamlValue;
	if (!broke && (crossed || place === 'entry') && startsMapping(cursor)) {
		// The properties are those of the first key, not of the mapping that starts here.
		cursor.pos = start;
		cursor.lineStart = lineStart;
		return blockMapping(cursor, column);
	}
	if (broke && isNothing(cursor, parent, place, true)) value = tag === '!!str' ? '' : null;
	else if (cursor.pos >= cursor.text.length) value = null;
	else value = content(cursor, parent, broke || place === 'entry', tag);
	if (anchor !== null) cursor.anchor(anchor, value, before);
	return value;
}

/** Looks ahead whether a scalar on this line is the key of a mapping. */
function startsMapping(cursor: Cursor): boolean {
	const { pos, lineStart, lastEnd } = cursor;
	const c = cursor.code();
	if (c === 0x5b || c === 0x7b || c === 0x7c || c === 0x3e || isIndicator(cursor, DASH)) return false;
	if (isIndicator(cursor, QUESTION)) return true;
	if (c === 0x22) doubleQuoted(cursor);
	else if (c === 0x27) singleQuoted(cursor);
	else if (c === 0x2a) {
		aliasValue(cursor);
		cursor.skipSpaces();
	} else plainLine(cursor, false);
	cursor.skipSpaces();
	const found = isIndicator(cursor, COLON) && cursor.lineStart === lineStart;
	cursor.pos = pos;
	cursor.lineStart = lineStart;
	cursor.lastEnd = lastEnd;
	return found;
}

/** `mayOpen`: a block collection may start here. */
function content(cursor: Cursor, parent: number, mayOpen: boolean, tag: string | null): YamlValue {
	const c = cursor.code();
	const start = cursor.pos;
	const column = cursor.column();
	switch (c) {
		case DASH:
			if (isBlankOrEnd(cursor.code(start + 1))) {
				if (!mayOpen) cursor.fail('a sequence cannot start on the line of its key: put "- " on the next line');
				return blockSequence(cursor, column);
			}
			break;
		case QUESTION:
		case COLON:
			if (isBlankOrEnd(cursor.code(start + 1))) {
				if (!mayOpen) cursor.fail('a mapping cannot start here: put it on a line of its own');
				return blockMapping(cursor, column);
			}
			break;
		case 0x7c:
		case 0x3e:
			return taggedText(cursor, blockScalar(cursor, parent), tag, start);
		default:
			break;
	}
	const line = cursor.lineStart;
	const key = scalarOrFlow(cursor);
	const end = cursor.pos;
	if (cursor.lineStart === line) {
		cursor.skipSpaces();
		if (isIndicator(cursor, COLON)) {
			if (!mayOpen)
				cursor.fail('a mapping cannot start here: "key: value" after "key:" needs a line of its own, or quotes');
			cursor.pos = start;
			return blockMapping(cursor, column);
		}
		cursor.pos = end;
	}
	return scalarValue(cursor, key, parent, tag, start);
}

/** What was read of a node: a scalar's first line still has to be resolved. */
type Token = { readonly plain: string } | { readonly quoted: string } | { readonly value: YamlValue };

function scalarOrFlow(cursor: Cursor): Token {
	switch (cursor.code()) {
		case 0x22:
			return { quoted: doubleQuoted(cursor) };
		case 0x27:
			return { quoted: singleQuoted(cursor) };
		case 0x5b:
			return { value: flowSequence(cursor) };
		case 0x7b:
			return { value: flowMapping(cursor) };
		case 0x2a:
			return { value: aliasValue(cursor) };
		default: {
			checkPlainStart(cursor);
			const plain = plainLine(cursor, false);
			if (plain === '') cursor.fail('expected a value');
			return { plain };
		}
	}
}

function scalarValue(cursor: Cursor, token: Token, parent: number, tag: string | null, start: number): YamlValue {
	if ('value' in token) return token.value;
	if ('quoted' in token) return taggedText(cursor, token.quoted, tag, start);
	return taggedPlain(cursor, plainRest(cursor, token.plain, parent, false), tag, start);
}

/** block-sequence ::= { "-" block-node }, every "-" in the same column */
function blockSequence(cursor: Cursor, indent: number): YamlValue[] {
	cursor.enter();
	const items: YamlValue[] = [];
	const marks = cursor.marksOf(items);
	do {
		const at = cursor.pos++;
		const item = sequenceItem(cursor, indent);
		if (marks !== null) addMark(marks, items.length, at, at + 1, cursor.lastEnd);
		if (!cursor.skimming) items.push(item);
		cursor.count(1);
	} while (nextEntry(cursor, indent) && isIndicator(cursor, DASH));
	cursor.leave();
	return items;
}

/** Most items are scalars of one line, or mappings whose first key is a word. */
function sequenceItem(cursor: Cursor, indent: number): YamlValue {
	const { text, pos } = cursor;
	let at = pos;
	while (text.charCodeAt(at) === SPACE) at++;
	if (at > pos) {
		cursor.pos = at;
		if (wordKey(cursor) !== null) return blockMapping(cursor, cursor.column());
		const scalar = simpleScalar(cursor, at, indent);
		if (scalar !== undefined) return scalar;
		cursor.pos = pos;
	}
	return blockNode(cursor, indent, 'entry');
}

/** Moves to the next line with content; true if it goes on with the collection that is indented so. */
function nextEntry(cursor: Cursor, indent: number): boolean {
	cursor.skipToContent();
	if (cursor.atDocumentEnd()) return false;
	if (cursor.lastEnd > cursor.lineStart) cursor.fail('expected the end of the line');
	const column = cursor.column();
	if (column > indent)
		cursor.fail('this line is indented more than the entries before it, and belongs to none of them');
	return column === indent;
}

/** block-mapping ::= { key ":" block-node }, every key in the same column */
// hot: bench scan
function blockMapping(cursor: Cursor, indent: number): YamlMapping {
	cursor.enter();
	const mapping: YamlMapping = {};
	const marks = cursor.marksOf(mapping);
	do {
		if (isIndicator(cursor, DASH)) break;
		mappingEntry(cursor, mapping, marks, indent);
		cursor.count(1);
	} while (nextEntry(cursor, indent));
	cursor.leave();
	return mapping;
}

function mappingEntry(cursor: Cursor, mapping: YamlMapping, marks: MarkList | null, indent: number): void {
	const keyStart = cursor.pos;
	const word = wordKey(cursor);
	if (word !== null) {
		const colon = cursor.wordEnd;
		const value =
			cursor.depth === 1 && cursor.skim?.(word, mapping) === true
				? skimmedValue(cursor, colon, indent)
				: entryValue(cursor, colon, indent);
		setEntry(cursor, mapping, marks, word, value, keyStart, colon);
	} else anyEntry(cursor, mapping, marks, indent);
}

/** Reads a value that nobody needs, which only has to be YAML; as an empty collection, or whatever else it is. */
function skimmedValue(cursor: Cursor, from: number, indent: number): YamlValue {
	const { lineStart, nodes, repeated } = cursor;
	cursor.skimming = true;
	cursor.skimmedAnchor = false;
	const value = entryValue(cursor, from, indent);
	cursor.skimming = false;
	if (!cursor.skimmedAnchor) return value;
	cursor.lineStart = lineStart;
	cursor.nodes = nodes;
	cursor.repeated = repeated;
	return entryValue(cursor, from, indent);
}

/** The value after a key and its colon. Most are scalars of one line, or collections on the next. */
function entryValue(cursor: Cursor, from: number, indent: number): YamlValue {
	const { text } = cursor;
	let at = from;
	let c = text.charCodeAt(at);
	while (c === SPACE) c = text.charCodeAt(++at);
	const value = c === LF ? valueBelow(cursor, at + 1, from, indent) : simpleScalar(cursor, at, indent);
	if (value !== undefined) return value;
	cursor.pos = from;
	cursor.lastEnd = from;
	return blockNode(cursor, indent, 'value');
}

/** The collection on the next line, or null where there is none. Undefined, and nothing moved, where it is neither. */
function valueBelow(cursor: Cursor, nextLine: number, from: number, indent: number): YamlValue | undefined {
	const { text, lineStart } = cursor;
	let at = nextLine;
	while (text.charCodeAt(at) === SPACE) at++;
	const column = at - nextLine;
	const isItem = text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) === SPACE;
	if (!isItem && !isLetter(text.charCodeAt(at))) return undefined;
	cursor.pos = at;
	cursor.lineStart = nextLine;
	if (isItem && column >= indent) return blockSequence(cursor, column);
	if (column > indent) {
		if (wordKey(cursor) !== null) return blockMapping(cursor, column);
	} else {
		cursor.lastEnd = from;
		return null;
	}
	cursor.lineStart = lineStart;
	return undefined;
}

function anyEntry(cursor: Cursor, mapping: YamlMapping, marks: MarkList | null, indent: number): void {
	const keyStart = cursor.pos;
	let key: YamlValue;
	let merges = false;
	const before = cursor.nodes;
	if (isIndicator(cursor, QUESTION)) {
		cursor.pos++;
		key = blockNode(cursor, indent, 'entry');
		cursor.skipToContent();
		if (cursor.column() !== indent || !isIndicator(cursor, COLON)) {
			const name = keyText(cursor, key, keyStart);
			setEntry(cursor, mapping, marks, name, null, keyStart, cursor.lastEnd);
			return;
		}
	} else {
		const { anchor, tag } = properties(cursor);
		if (isIndicator(cursor, DASH)) cursor.fail('a sequence cannot start here: expected a key');
		const token = isIndicator(cursor, COLON) ? { plain: '' } : scalarOrFlow(cursor);
		merges = 'plain' in token && token.plain === '<<' && (tag === null || tag === '!!merge');
		key = keyOf(cursor, token, tag, keyStart);
		if (anchor !== null) cursor.anchor(anchor, key, before);
	}
	cursor.skipSpaces();
	if (!isIndicator(cursor, COLON)) cursor.fail('expected ":" after a key', cursor.lastEnd);
	const keyEnd = ++cursor.pos;
	cursor.lastEnd = keyEnd;
	const value = blockNode(cursor, indent, 'value');
	if (merges) {
		mergeInto(cursor, mapping, value, keyStart);
		return;
	}
	setEntry(cursor, mapping, marks, keyText(cursor, key, keyStart), value, keyStart, keyEnd);
}

function keyOf(cursor: Cursor, token: Token, tag: string | null, start: number): YamlValue {
	if ('value' in token) return token.value;
	if ('quoted' in token) return token.quoted;
	const key = tag === null ? resolvePlain(token.plain) : taggedPlain(cursor, token.plain, tag, start);
	// As a key, a number keeps all its digits.
	return tag === null && Number.isInteger(key) && !Number.isSafeInteger(key) ? token.plain : key;
}

function setEntry(
	cursor: Cursor,
	mapping: YamlMapping,
	marks: MarkList | null,
	name: string,
	value: YamlValue,
	start: number,
	keyEnd: number,
): void {
	if (cursor.skimming) return;
	setKey(cursor, mapping, marks, name, value, start);
	if (marks !== null) addMark(marks, name, start, keyEnd, cursor.lastEnd);
}
