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

/** The places of the nodes of a document, by the collection that holds them. */
export class Marks {
	readonly #byCollection = new Map<object, Map<string | number, Mark>>();
	/** The comments of the text, without order across documents. */
	readonly comments: { readonly start: number; readonly end: number }[] = [];

	set(collection: YamlMapping | YamlValue[], key: string | number, mark: Mark): void {
		let marks = this.#byCollection.get(collection);
		if (marks === undefined) {
			marks = new Map();
			this.#byCollection.set(collection, marks);
		}
		marks.set(key, mark);
	}

	get(collection: YamlMapping | readonly YamlValue[], key: string | number): Mark | undefined {
		return this.#byCollection.get(collection)?.get(key);
	}

	comment(start: number, end: number): void {
		this.comments.push({ start, end });
	}
}
