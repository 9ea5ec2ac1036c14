import { COLON, type Cursor, isBlankOrEnd } from './cursor.ts';

/** The anchor and the tag before a node. */
export interface Properties {
	readonly anchor: string | null;
	readonly tag: string | null;
}

const NONE: Properties = { anchor: null, tag: null };
const AMPERSAND = 0x26;
const EXCLAMATION = 0x21;

/** properties ::= { "&" name | "!" tag } */
export function properties(cursor: Cursor): Properties {
	let anchor: string | null = null;
	let tag: string | null = null;
	for (;;) {
		const c = cursor.code();
		if (c === AMPERSAND && anchor === null) anchor = anchorName(cursor);
		else if (c === EXCLAMATION && tag === null) tag = tagName(cursor);
		else return anchor === null && tag === null ? NONE : { anchor, tag };
		cursor.skipSpaces();
	}
}

/** The name after `&` or `*`: letters, digits, `_` and `-`. */
export function anchorName(cursor: Cursor): string {
	const start = ++cursor.pos;
	const { text } = cursor;
	while (isNameCharacter(text.charCodeAt(cursor.pos))) cursor.pos++;
	const c = cursor.code();
	const ends =
		isBlankOrEnd(c) || c === COLON || c === 0x2c || c === 0x5b || c === 0x5d || c === 0x7b || c === 0x7d || c === 0x3f;
	if (cursor.pos === start || !ends) {
		cursor.fail('the name of an anchor has letters, digits, "_" and "-"', start - 1);
	}
	cursor.lastEnd = cursor.pos;
	return text.slice(start, cursor.pos);
}

function isNameCharacter(c: number): boolean {
	return (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a) || c === 0x5f || c === DASH;
}

const DASH = 0x2d;
const CORE_TAGS = 'tag:yaml.org,2002:';

/** The tag in its short form: `!!str`, `!custom`. */
function tagName(cursor: Cursor): string {
	const start = cursor.pos;
	const { text } = cursor;
	let end = start + 1;
	while (!isBlankOrEnd(text.charCodeAt(end)) && !/[,[\]{}]/.test(text[end] as string)) end++;
	const tag = text.slice(start, end);
	const named = /^(!(?:[A-Za-z0-9_-]*!)?)(.*)$/.exec(tag);
	const handle = named?.[1] ?? '!';
	if (tag.startsWith('!<')) {
		if (!tag.endsWith('>')) cursor.fail('a tag in angle brackets has no ">"', start);
	} else if (handle !== '!' && handle !== '!!' && !cursor.tagHandles.has(handle)) {
		cursor.fail(`no %TAG directive declares ${handle}`, start);
	}
	cursor.pos = end;
	cursor.lastEnd = end;
	const verbatim = tag.startsWith('!<') ? tag.slice(2, -1) : tag;
	return verbatim.startsWith(CORE_TAGS) ? `!!${verbatim.slice(CORE_TAGS.length)}` : verbatim;
}
