import { type ObjectValue, property, RegoObject, RegoSet, setProperty } from './collection.ts';
import { sortedKeys, sortedMembers, sortedStringKeys } from './compare.ts';
import { numberText, RegoNumber } from './number.ts';
import type { PlainObject, Value, ValueArray } from './value.ts';

/** How `stringifyJson` lays its text out. */
export interface JsonStyle {
	/** Indents by this much per level and breaks lines; null writes one line without spaces. */
	readonly indent?: string | null;
	/** Begins every line but the first. */
	readonly prefix?: string;
	/** Whether `<`, `>` and `&` are escaped, as Go does by default. */
	readonly escapeHtml?: boolean;
}

/**
 * The JSON text of a value as Go writes it: every digit of a number, keys sorted, sets as sorted arrays, keys that are
 * no strings as their own JSON text.
 */
export function stringifyJson(value: Value, style: JsonStyle = {}): string {
	const writer = new JsonWriter(style.indent ?? null, style.prefix ?? '', style.escapeHtml ?? true);
	writer.value(value, 0);
	return writer.text;
}

// The negated classes leave out the control characters, which a class may not name.
const NEEDS_ESCAPE = /[^ !#-%'-;=?-[\]-\u2027\u202a-\ud7ff\ue000-\uffff]/;
const ESCAPED =
	/[^ !#-[\]-\u2027\u202a-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const HTML = /[<>&]/g;
const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
	['"', '\\"'],
	['\\', '\\\\'],
	['\b', '\\b'],
	['\f', '\\f'],
	['\n', '\\n'],
	['\r', '\\r'],
	['\t', '\\t'],
]);

/** A string's JSON text with Go's escapes. */
// hot: bench rego
function quoteJson(text: string, escapeHtml = true): string {
	if (!NEEDS_ESCAPE.test(text)) return `"${text}"`;
	const escaped = text.replace(ESCAPED, escapeUnit);
	return `"${escapeHtml ? escaped.replace(HTML, escapeUnit) : escaped}"`;
}

function escapeUnit(unit: string): string {
	const short = SHORT_ESCAPES.get(unit);
	if (short !== undefined) return short;
	const code = unit.charCodeAt(0);
	return code >= 0xd800 && code <= 0xdfff ? '\\ufffd' : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** The object with the keys that its JSON text has. Where two keys have the same text, the later one counts. */
export function withTextKeys(object: ObjectValue): PlainObject {
	if (!(object instanceof RegoObject)) return object;
	const plain: Record<string, Value> = {};
	for (const key of sortedKeys(object)) {
		setProperty(plain, typeof key === 'string' ? key : stringifyJson(key), object.get(key) as Value);
	}
	return plain;
}

class JsonWriter {
	text = '';
	readonly #indent: string | null;
	readonly #prefix: string;
	readonly #escapeHtml: boolean;

	constructor(indent: string | null, prefix: string, escapeHtml: boolean) {
		this.#indent = indent;
		this.#prefix = prefix;
		this.#escapeHtml = escapeHtml;
	}

	// hot: bench rego
	value(value: Value, depth: number): void {
		switch (typeof value) {
			case 'string':
				this.text += quoteJson(value, this.#escapeHtml);
				return;
			case 'number':
			case 'boolean':
				this.text += String(value);
				return;
			default:
				if (value === null) this.text += 'null';
				else if (Array.isArray(value)) this.#array(value, depth);
				else if (value instanceof RegoSet) this.#array(sortedMembers(value), depth);
				else if (value instanceof RegoNumber) this.text += numberText(value);
				else this.#object(withTextKeys(value as ObjectValue), depth);
		}
	}

	#array(items: ValueArray, depth: number): void {
		if (items.length === 0) {
			this.text += '[]';
			return;
		}
		this.text += '[';
		for (let i = 0; i < items.length; i++) {
			if (i > 0) this.text += ',';
			this.#newLine(depth + 1);
			this.value(items[i] as Value, depth + 1);
		}
		this.#newLine(depth);
		this.text += ']';
	}

	#object(object: PlainObject, depth: number): void {
		const keys = sortedStringKeys(object);
		if (keys.length === 0) {
			this.text += '{}';
			return;
		}
		this.text += '{';
		for (let i = 0; i < keys.length; i++) {
			const key = keys[i] as string;
			if (i > 0) this.text += ',';
			this.#newLine(depth + 1);
			this.text += `${quoteJson(key, this.#escapeHtml)}:${this.#indent === null ? '' : ' '}`;
			this.value(property(object, key) as Value, depth + 1);
		}
		this.#newLine(depth);
		this.text += '}';
	}

	#newLine(depth: number): void {
		if (this.#indent !== null) this.text += `\n${this.#prefix}${this.#indent.repeat(depth)}`;
	}
}
