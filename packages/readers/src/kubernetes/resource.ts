import {
	isJsonObject,
	type JsonObject,
	type JsonPath,
	type Location,
	type Origin,
	type Resource,
	type SourceComment,
} from '@merlon/model';
import type { SourceDocument } from '../source-document.ts';

/** Whether a document is a Kubernetes object: it says which kind of which API it is. */
export function isKubernetesObject(value: unknown): value is JsonObject {
	if (!isJsonObject(value)) return false;
	const { kind, apiVersion } = value;
	return typeof kind === 'string' && kind !== '' && typeof apiVersion === 'string' && apiVersion !== '';
}

/** A Kubernetes object as a resource; `prefix` is the way to it in its document. */
export function kubernetesResource(content: JsonObject, document: SourceDocument, prefix: JsonPath): Resource {
	const metadata = isJsonObject(content['metadata']) ? content['metadata'] : {};
	const type = String(content['kind']);
	const namespace = textOrNull(metadata['namespace']);
	const name = textOrNull(metadata['name']) ?? generatedName(metadata) ?? 'unnamed';
	return {
		framework: 'kubernetes',
		type,
		namespace,
		name,
		address: `${type}.${namespace ?? 'default'}.${name}`,
		content,
		origin: new ManifestOrigin(document, prefix),
	};
}

function generatedName(metadata: JsonObject): string | null {
	const prefix = textOrNull(metadata['generateName']);
	return prefix === null ? null : `${prefix}*`;
}

function textOrNull(value: unknown): string | null {
	if (typeof value === 'string') return value === '' ? null : value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** An object in a manifest. */
class ManifestOrigin implements Origin {
	readonly #document: SourceDocument;
	readonly #prefix: JsonPath;

	constructor(document: SourceDocument, prefix: JsonPath) {
		this.#document = document;
		this.#prefix = prefix;
	}

	get file(): string {
		return this.#document.file;
	}

	get line(): number {
		return this.#prefix.length === 0 ? this.#document.line : this.locate([]).startLine;
	}

	locate(path: JsonPath): Location {
		return { ...this.#document.locate([...this.#prefix, ...path]), path };
	}

	comments(): readonly SourceComment[] {
		const all = this.#document.comments();
		if (this.#prefix.length === 0) return all;
		// Comments of an item of a list stand between its first line and that of the next item.
		const from = this.line;
		const next = [...this.#prefix.slice(0, -1), Number(this.#prefix.at(-1)) + 1];
		const to = this.#document.locate(next).startLine;
		return all.filter(({ line }) => line >= from && (to <= from || line < to));
	}

	lines(first: number, last: number): readonly string[] {
		return this.#document.lines(first, last);
	}
}
