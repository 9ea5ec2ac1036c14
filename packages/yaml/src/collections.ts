import type { Cursor } from './cursor.ts';
import { addMark, hasMark, lastStart, type MarkList } from './marks.ts';
import { anchorName } from './properties.ts';
import type { YamlMapping, YamlValue } from './value.ts';

/** Sets an entry whose key stands at `at`; a repeated key takes the last value, as in Go. */
// hot: bench scan
export function setKey(
	cursor: Cursor,
	mapping: YamlMapping,
	marks: MarkList | null,
	key: string,
	value: YamlValue,
	at: number,
): void {
	// In small mappings, comparing names costs less than looking one up.
	const seen = marks !== null && marks.length <= SMALL ? hasMark(marks, key) : mapping[key] !== undefined;
	if (seen) noteRepeated(cursor, mapping, key, at);
	remember(mapping, key, value);
}

/** Eight keys. */
const SMALL = 32;

function noteRepeated(cursor: Cursor, mapping: YamlMapping, key: string, at: number): void {
	if (!Object.hasOwn(mapping, key)) return;
	// An entry of its own goes before one that was merged, on purpose.
	if (cursor.merged?.get(mapping)?.delete(key) === true) return;
	const marks = cursor.hasRoomForNotes() ? cursor.marksOf(mapping) : null;
	cursor.note({ kind: 'duplicate-key', key, first: marks === null ? -1 : lastStart(marks, key), at });
}

function remember(mapping: YamlMapping, key: string, value: YamlValue): void {
	if (key === '__proto__') {
		Object.defineProperty(mapping, key, { value, writable: true, enumerable: true, configurable: true });
	} else mapping[key] = value;
}

/** alias ::= "*" name */
export function aliasValue(cursor: Cursor): YamlValue {
	const start = cursor.pos;
	const name = anchorName(cursor);
	const anchored = cursor.anchors.get(name);
	if (anchored === undefined) return cursor.fail(`no anchor before this is named "${name}"`, start);
	cursor.repeat(anchored.nodes);
	return anchored.value;
}

/** The name that a key has in JSON. */
export function keyText(cursor: Cursor, key: YamlValue, at: number): string {
	switch (typeof key) {
		case 'string':
			return key;
		case 'number':
			return floatKey(key);
		case 'boolean':
			return key ? 'true' : 'false';
		default:
			return cursor.fail(
				key === null ? 'a key cannot be null: quote it or write a value before ":"' : 'a key cannot be a collection',
				at,
			);
	}
}

/** How sigs.k8s.io/yaml writes a number that is a key: integers in full, others with the precision of 32 bits. */
function floatKey(key: number): string {
	if (Number.isInteger(key) && Math.abs(key) < 1e21) return String(key);
	if (Number.isNaN(key)) return '.nan';
	if (!Number.isFinite(key)) return key > 0 ? '.inf' : '-.inf';
	return String(Math.fround(key));
}

/** Merges what `<<` names: a mapping, or several of which the first wins. Entries that are there already stay. */
export function mergeInto(cursor: Cursor, mapping: YamlMapping, source: YamlValue, at: number): void {
	const sources = Array.isArray(source) ? source : [source];
	const merged = mergedKeys(cursor, mapping);
	for (const from of sources.toReversed()) {
		if (from === null || typeof from !== 'object' || Array.isArray(from)) {
			cursor.fail('"<<" merges a mapping or a sequence of mappings', at);
		}
		for (const key of Object.keys(from)) {
			cursor.count(1);
			remember(mapping, key, from[key] as YamlValue);
			merged.add(key);
			const mark = cursor.marks?.get(from, key);
			const list = mark === undefined ? null : cursor.marksOf(mapping);
			if (mark !== undefined && list !== null) addMark(list, key, mark.start, mark.keyEnd, mark.end);
		}
	}
}

function mergedKeys(cursor: Cursor, mapping: YamlMapping): Set<string> {
	cursor.merged ??= new Map();
	const known = cursor.merged.get(mapping);
	if (known !== undefined) return known;
	const keys = new Set<string>();
	cursor.merged.set(mapping, keys);
	return keys;
}
