import type { YamlMapping, YamlValue } from './value.ts';

/** Where an entry of a mapping or an item of a sequence stands, in UTF-16 units from the start of the text. */
export interface Mark {
	/** Of the key of a mapping's entry; of the dash or the value of a sequence's item. */
	readonly start: number;
	/** Before the value, or blanks before it: after the colon or the dash. */
	readonly keyEnd: number;
	/** After the last character of the value. */
	readonly end: number;
}

/** A comment with its `#`. */
export interface Comment {
	readonly start: number;
	readonly end: number;
}

/** The marks of one collection in the order of the text: a key and three offsets for each, one after the other. */
export type MarkList = (string | number)[];

const NO_COMMENTS: readonly Comment[] = [];

const WIDTH = 4;
/** Collections with more marks than this are searched through a table. */
const FEW = 64;

export function addMark(list: MarkList, key: string | number, start: number, keyEnd: number, end: number): void {
	list.push(key, start, keyEnd, end);
}

/** Where the last mark of a key is in a list; negative where there is none. */
// hot: bench scan
function lastMark(list: MarkList, key: string | number): number {
	let at = list.length - WIDTH;
	while (at >= 0 && list[at] !== key) at -= WIDTH;
	return at;
}

export function hasMark(list: MarkList, key: string): boolean {
	return lastMark(list, key) >= 0;
}

/** Where a key of a collection that is still being read stood last; -1 where it did not. */
export function lastStart(list: MarkList, key: string): number {
	const at = lastMark(list, key);
	return at < 0 ? -1 : (list[at + 1] as number);
}

/** The places of the nodes of a text, by the collection that holds them. Reading only appends to lists. */
export class Marks {
	readonly #byCollection = new Map<object, MarkList>();
	/** Where the marks of a key are, of large collections that were asked for. */
	readonly #tables = new Map<MarkList, Map<string | number, number>>();
	#comments: Comment[] = [];

	/** The list to add the marks of a collection to, while it is read. */
	listOf(collection: YamlMapping | YamlValue[]): MarkList {
		let list = this.#byCollection.get(collection);
		if (list === undefined) {
			list = [];
			this.#byCollection.set(collection, list);
		}
		return list;
	}

	get(collection: YamlMapping | readonly YamlValue[], key: string | number): Mark | undefined {
		const list = this.#byCollection.get(collection);
		if (list === undefined) return undefined;
		const at = this.#find(list, key);
		if (at < 0) return undefined;
		return { start: list[at + 1] as number, keyEnd: list[at + 2] as number, end: list[at + 3] as number };
	}

	/** Of a key that is repeated, the last value counts. */
	#find(list: MarkList, key: string | number): number {
		if (typeof key === 'number' && list[key * WIDTH] === key) return key * WIDTH;
		if (list.length > FEW * WIDTH) return this.#table(list).get(key) ?? -1;
		return lastMark(list, key);
	}

	#table(list: MarkList): ReadonlyMap<string | number, number> {
		let table = this.#tables.get(list);
		if (table === undefined) {
			table = new Map();
			for (let at = 0; at < list.length; at += WIDTH) table.set(list[at] as string | number, at);
			this.#tables.set(list, table);
		}
		return table;
	}

	/** A comment that is met again, because reading went back to before it, is known already. */
	comment(start: number, end: number): void {
		const last = this.#comments.at(-1);
		if (last !== undefined && start < last.end) return;
		this.#comments.push({ start, end });
	}

	/** The comments since this was asked for last. */
	takeComments(): readonly Comment[] {
		const taken = this.#comments;
		// Whoever has taken an empty list must not see it filled.
		if (taken.length === 0) return NO_COMMENTS;
		this.#comments = [];
		return taken;
	}
}
