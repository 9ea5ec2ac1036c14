import { safeJson } from './safe-text.ts';

/** Items of a JSON array that are made one by one, so that a large report is never in memory as a whole. */
export class JsonItems {
	readonly items: Iterable<unknown>;
	/** Each item is on a line of its own, which takes less time and place than spreading it. */
	readonly onLines: boolean;

	constructor(items: Iterable<unknown>, onLines = false) {
		this.items = items;
		this.onLines = onLines;
	}
}

const STEP = '  ';

/** JSON in pieces, indented by two spaces. Only values of objects may be JsonItems, however deep. */
export function* jsonText(value: unknown, indent = ''): Generator<string> {
	if (value instanceof JsonItems) yield* itemsText(value, indent);
	else if (isRecord(value) && holdsItems(value)) yield* recordText(value, indent);
	else yield leafText(value, indent);
}

function* recordText(record: Readonly<Record<string, unknown>>, indent: string): Generator<string> {
	let separator = '{';
	for (const [key, value] of Object.entries(record)) {
		if (value === undefined) continue;
		yield `${separator}\n${indent}${STEP}${safeJson(JSON.stringify(key))}: `;
		yield* jsonText(value, indent + STEP);
		separator = ',';
	}
	yield `\n${indent}}`;
}

function* itemsText({ items, onLines }: JsonItems, indent: string): Generator<string> {
	let separator = '[';
	for (const item of items) {
		yield `${separator}\n${indent}${STEP}`;
		if (onLines) yield safeJson(JSON.stringify(item));
		else yield* jsonText(item, indent + STEP);
		separator = ',';
	}
	yield separator === '[' ? '[]' : `\n${indent}]`;
}

/** No string in JSON text holds a line break, so that every line break is one between values. */
function leafText(value: unknown, indent: string): string {
	const text = safeJson(JSON.stringify(value, null, STEP));
	return indent === '' ? text : text.replaceAll('\n', `\n${indent}`);
}

function holdsItems(record: Readonly<Record<string, unknown>>): boolean {
	return Object.values(record).some((value) => {
		if (value instanceof JsonItems) return true;
		return Array.isArray(value) ? false : isRecord(value) && holdsItems(value);
	});
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
