import { type Span, spanText } from '@merlon/base';
import { encodeBase64, encodeUtf8 } from '../runtime/bytes.ts';
import { setProperty } from '../runtime/collection.ts';
import type { PlainObject, Value } from '../runtime/value.ts';
import type { ObjectEntry, Term } from './ast.ts';
import { opaLocation } from './opa-location.ts';

/** What the JSON form of a tree holds. */
export interface JsonOptions {
	/** How the members of sets and objects are put in order; OPA prints them sorted and without duplicates. */
	readonly order: TermOrder;
	/** Whether nodes have their `location`; by default they have none. */
	readonly locations?: boolean;
	/** Whether a module has its comments; by default it has. */
	readonly comments?: boolean;
}

export interface TermOrder {
	readonly items: (items: readonly Term[]) => readonly Term[];
	readonly entries: (entries: readonly ObjectEntry[]) => readonly ObjectEntry[];
}

/** The location of a node, with its source as base64; undefined when locations are not asked for. */
export function locationJson(span: Span, options: JsonOptions): PlainObject | undefined {
	return options.locations === true ? locationWithText(span, spanText(span)) : undefined;
}

/** The location of a node that OPA gives the text of its first word only. */
export function wordLocationJson(span: Span, word: string, options: JsonOptions): PlainObject | undefined {
	return options.locations === true ? locationWithText(span, word) : undefined;
}

function locationWithText(span: Span, text: string): PlainObject {
	const { file, row, col } = opaLocation(span);
	return present({ file, row, col, text: text === '' ? undefined : base64Text(text) });
}

export function base64Text(text: string): string {
	return encodeBase64(encodeUtf8(text));
}

/** The object of those properties that there are. */
export function present(properties: Readonly<Record<string, Value | undefined>>): PlainObject {
	const result: Record<string, Value> = {};
	for (const key of Object.keys(properties)) {
		const value = properties[key];
		if (value !== undefined) setProperty(result, key, value);
	}
	return result;
}

export function unlessEmpty(items: readonly Value[]): readonly Value[] | undefined {
	return items.length === 0 ? undefined : items;
}
