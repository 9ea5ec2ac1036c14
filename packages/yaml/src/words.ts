import type { Cursor } from './cursor.ts';
import { resolvePlain } from './scalar.ts';

/** Classes of characters, by code, of what most manifests are made of. */
const LETTER = 1;
const WORD = 2;
const STARTS_PLAIN = 4;
const CLASSES: Uint8Array = new Uint8Array(128);
for (let c = 0x30; c <= 0x39; c++) CLASSES[c] = WORD | STARTS_PLAIN;
for (let c = 0x41; c <= 0x5a; c++) CLASSES[c] = CLASSES[c + 0x20] = LETTER | WORD | STARTS_PLAIN;
for (const c of '_-./') CLASSES[c.charCodeAt(0)] = WORD;
for (const c of '_./($<=+;^') CLASSES[c.charCodeAt(0)] = (CLASSES[c.charCodeAt(0)] as number) | STARTS_PLAIN;

function classOf(c: number): number {
	return c < 128 ? (CLASSES[c] as number) : 0;
}

/** Whether a plain scalar may start with this character, whatever comes after it. */
export function startsPlain(c: number): boolean {
	return (classOf(c) & STARTS_PLAIN) !== 0;
}

export function isLetter(c: number): boolean {
	return (classOf(c) & LETTER) !== 0;
}

/** Longer words stand for themselves: `false` is the longest that does not. */
const LONGEST_WORD = 5;

const TABLE_SIZE = 4096;

/**
 * Keys that were read before. The same few hundred keys make up most of a manifest, and a string that is a name of
 * properties already costs much less as a key than one that was just cut out of a text.
 */
const KNOWN: string[] = new Array<string>(TABLE_SIZE).fill('');
/** The hashes of the keys that were seen last. */
const SEEN: Int32Array = new Int32Array(TABLE_SIZE);

/**
 * The key at the cursor, where it is a word that starts with a letter, stands for itself, and has its colon right after
 * it; `cursor.wordEnd` is after the colon. Null where it is anything else: that takes a closer look.
 */
// hot: bench scan
export function wordKey(cursor: Cursor): string | null {
	const { text, pos } = cursor;
	if (cursor.wordStart === pos) return cursor.word;
	cursor.wordStart = pos;
	cursor.word = findWord(cursor, text, pos);
	return cursor.word;
}

function findWord(cursor: Cursor, text: string, pos: number): string | null {
	let at = pos;
	let c = text.charCodeAt(at);
	if (!isLetter(c)) return null;
	let hash = 0;
	while ((classOf(c) & WORD) !== 0) {
		hash = (Math.imul(hash, 31) + c) | 0;
		c = text.charCodeAt(++at);
	}
	if (c !== 0x3a) return null;
	const next = text.charCodeAt(at + 1);
	if (next !== 0x20 && next !== 0x0a) return null;
	cursor.wordEnd = at + 1;
	if (cursor.skimming && at - pos > LONGEST_WORD) return '';
	const slot = (hash ^ (hash >>> 12)) & (TABLE_SIZE - 1);
	const known = KNOWN[slot] as string;
	if (known.length === at - pos && text.startsWith(known, pos)) return known;
	const key = text.slice(pos, at);
	if (typeof resolvePlain(key) !== 'string') return null;
	// Many keys never come again.
	if (SEEN[slot] !== hash) {
		SEEN[slot] = hash;
		return key;
	}
	const name = propertyName(key);
	KNOWN[slot] = name;
	return name;
}

/** The same string as the engine keeps it for properties, which holds on to no other text. */
function propertyName(key: string): string {
	return Object.keys({ [key]: 0 })[0] as string;
}
