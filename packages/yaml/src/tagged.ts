import type { Cursor } from './cursor.ts';
import { isRounded } from './notes.ts';
import { resolvePlain } from './scalar.ts';
import type { YamlScalar } from './value.ts';

/** The value of a plain scalar under a tag, as go-yaml decodes it into untyped values. */
export function taggedPlain(cursor: Cursor, text: string, tag: string | null, at: number): YamlScalar {
	return tag === null ? plainValue(cursor, text, at) : taggedScalar(cursor, text, tag, at);
}

/** The value of a plain scalar without a tag. */
export function plainValue(cursor: Cursor, text: string, at: number): YamlScalar {
	const value = resolvePlain(text);
	if (typeof value === 'number' && isRounded(text, value)) cursor.note({ kind: 'rounded-number', text, value, at });
	return value;
}

/** The value of a quoted or block scalar, which without a tag is a text. */
export function taggedText(cursor: Cursor, text: string, tag: string | null, at: number): YamlScalar {
	return tag === null ? text : taggedScalar(cursor, text, tag, at);
}

/** The value of a scalar that has a tag; quoting makes no difference to it. */
function taggedScalar(cursor: Cursor, text: string, tag: string, at: number): YamlScalar {
	const value = resolvePlain(text);
	switch (tag) {
		case '!!bool':
			return typeof value === 'boolean' ? value : mismatch(cursor, text, tag, at);
		case '!!int':
			return Number.isInteger(value) ? value : mismatch(cursor, text, tag, at);
		case '!!float':
			return typeof value === 'number' ? value : mismatch(cursor, text, tag, at);
		case '!!null':
			return value === null ? null : mismatch(cursor, text, tag, at);
		case '!!binary':
			return decodeBinary(cursor, text, at);
		default:
			return text;
	}
}

function mismatch(cursor: Cursor, text: string, tag: string, at: number): never {
	return cursor.fail(`${JSON.stringify(text.slice(0, 40))} is not a ${tag}`, at);
}

function decodeBinary(cursor: Cursor, text: string, at: number): string {
	const compact = text.replace(/[\s]/g, '');
	if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) {
		cursor.fail('!!binary needs base64', at);
	}
	const bytes = Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
	return new TextDecoder('utf-8').decode(bytes);
}
