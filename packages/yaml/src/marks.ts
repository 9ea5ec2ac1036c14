import type { YamlMapping, YamlValue } from './value.ts';

/** Where an entry of a mapping or an item of a sequence stands, in UTF-16 units from the start of the text. */
export interface Mark {
	/** The key of a mapping's entry; the value itself in a sequence. */
	readonly keyStart: number;
	readonly keyEnd: number;
	readonly start: number;
	/** After the last character of the value. */
	readonly end: number;
}

/** Numbers that a mark is made of. */
const WIDTH = 4;

/**
 * The places of the nodes of a document, by the collection that holds them. Reading only appends to lists; they are
 * sorted out when the first place is asked for.
 */
export class Marks {
	readonly #owners: object[] = [];
	readonly #keys: (string | number)[] = [];
	readonly #offsets: number[] = [];
	/** The numbers of the marks of a collection, of the first so many marks. */
	readonly #byOwner = new Map<object, number[]>();
	#sorted = 0;
	/** The number of the mark of a key, for collections that were asked for. */
	readonly #byKey = new Map<object, Map<string | number, number>>();
	/** The comments of the text, without order across documents. */
	readonly comments: { readonly start: number; readonly end: number }[] = [];

	/** A collection whose marks were asked for gets no further ones: it has been read by then. */
	set(collection: YamlMapping | YamlValue[], key: string | number, { keyStart, keyEnd, start, end }: Mark): void {
		this.#owners.push(collection);
		this.#keys.push(key);
		this.#offsets.push(keyStart, keyEnd, start, end);
	}

	get(collection: YamlMapping | readonly YamlValue[], key: string | number): Mark | undefined {
		const found = this.#keysOf(collection)?.get(key);
		if (found === undefined) return undefined;
		const [keyStart = 0, keyEnd = 0, start = 0, end = 0] = this.#offsets.slice(found * WIDTH, (found + 1) * WIDTH);
		return { keyStart, keyEnd, start, end };
	}

	#keysOf(collection: object): ReadonlyMap<string | number, number> | undefined {
		const known = this.#byKey.get(collection);
		if (known !== undefined) return known;
		this.#sort();
		const marks = this.#byOwner.get(collection);
		if (marks === undefined) return undefined;
		// Of a key that is repeated, the last one stays.
		const keys = new Map(marks.map((mark) => [this.#keys[mark] as string | number, mark]));
		this.#byKey.set(collection, keys);
		return keys;
	}

	#sort(): void {
		for (; this.#sorted < this.#owners.length; this.#sorted++) {
			const owner = this.#owners[this.#sorted] as object;
			const marks = this.#byOwner.get(owner);
			if (marks === undefined) this.#byOwner.set(owner, [this.#sorted]);
			else marks.push(this.#sorted);
		}
	}

	comment(start: number, end: number): void {
		this.comments.push({ start, end });
	}
}
