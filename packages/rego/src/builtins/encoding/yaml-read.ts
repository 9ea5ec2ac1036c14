import {
	type Alias,
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	type Node,
	type Scalar,
	visit,
	type YAMLMap,
	type YAMLSeq,
} from 'yaml';
import { decodeBase64, decodeUtf8 } from '../../runtime/bytes.ts';
import { setProperty } from '../../runtime/collection.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import type { Value } from '../../runtime/value.ts';
import { readDocuments, YamlDepthError } from '../../yaml/read-documents.ts';
import { generalFloatText } from './go-float.ts';
import { resolveScalar, scalarNumber, type YamlScalar } from './yaml-scalar.ts';

/** Characters that YAML allows nowhere, not even in quotes. */
const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The value of the first document of a YAML text; the others must be well-formed, too. Throws BuiltinError. */
export function parseYaml(text: string): Value {
	if (FORBIDDEN.test(text)) throw new BuiltinError('yaml: control characters are not allowed');
	const documents = parseDocuments(text);
	for (const document of documents) {
		const [error] = document.errors;
		if (error !== undefined) throw new BuiltinError(`yaml: ${placeOf(text, error.pos[0])}${problemOf(error.message)}`);
	}
	const [first] = documents;
	return first === undefined ? null : new YamlReader(first, text).read();
}

/** libyaml's words where there is no doubt about them. */
function problemOf(message: string): string {
	const bracket = /must end with a ([\]}])/.exec(message)?.[1];
	return bracket === undefined ? message : `did not find expected ',' or '${bracket}'`;
}

function placeOf(text: string, offset: number): string {
	return `line ${text.slice(0, offset).split('\n').length}: `;
}

function parseDocuments(text: string): readonly Document[] {
	try {
		return readDocuments(text);
	} catch (error) {
		if (!(error instanceof YamlDepthError)) throw error;
		throw new BuiltinError(`yaml: ${placeOf(text, error.offset)}${error.message}`);
	}
}

const TAG_PREFIX = 'tag:yaml.org,2002:';

/** How many values a document may have once its aliases are replaced by what they stand for. */
const MAX_EXPANDED = 4_000_000;

class YamlReader {
	readonly #document: Document;
	/** What anchored nodes became, and how many values that is. */
	readonly #converted = new Map<Node, { readonly value: Value; readonly size: number }>();
	/** Where the text ends, if it does not end with a line break. */
	readonly #openEnd: number;
	#targets: ReadonlyMap<Alias, Node> | null = null;
	#size = 0;

	constructor(document: Document, text: string) {
		this.#document = document;
		this.#openEnd = text.endsWith('\n') ? -1 : text.length;
	}

	read(): Value {
		return this.#value(this.#document.contents);
	}

	#value(node: Node | null): Value {
		if (++this.#size > MAX_EXPANDED) throw new BuiltinError('yaml: document contains excessive aliasing');
		if (node === null) return null;
		if (isAlias(node)) return this.#alias(node);
		if (isScalar(node)) return this.#scalar(node);
		const sizeBefore = this.#size;
		const value = isMap(node) ? this.#map(node as YAMLMap<Node, Node | null>) : this.#sequence(node as YAMLSeq<Node>);
		if (node.anchor !== undefined) this.#converted.set(node, { value, size: this.#size - sizeBefore });
		return value;
	}

	/** A block at the very end has no line break of its own if the text has none. */
	#scalar(node: Scalar): Value {
		const value = scalarValue(node);
		const isOpen = node.type?.startsWith('BLOCK') === true && node.range?.[1] === this.#openEnd;
		return isOpen && typeof value === 'string' ? value.replace(/\n$/, '') : value;
	}

	#alias(alias: Alias): Value {
		const target = this.#target(alias);
		const known = this.#converted.get(target);
		if (known === undefined) {
			if (!isScalar(target)) throw new BuiltinError(`yaml: anchor '${alias.source}' value contains itself`);
			return scalarValue(target);
		}
		this.#size += known.size;
		if (this.#size > MAX_EXPANDED) throw new BuiltinError('yaml: document contains excessive aliasing');
		return known.value;
	}

	#target(alias: Alias): Node {
		this.#targets ??= aliasTargets(this.#document);
		const target = this.#targets.get(alias);
		if (target === undefined) throw new BuiltinError(`yaml: unknown anchor '${alias.source}' referenced`);
		return target;
	}

	#sequence(node: YAMLSeq<Node>): Value {
		return node.items.map((item) => this.#value(item));
	}

	#map(node: YAMLMap<Node, Node | null>): Value {
		const object: Record<string, Value> = {};
		const merges: (Node | null)[] = [];
		for (const { key, value } of node.items) {
			if (isMergeKey(key)) merges.push(value);
			else setProperty(object, this.#key(key), this.#value(value));
		}
		for (const merge of merges) {
			for (const merged of this.#mergedMaps(merge)) addMissing(object, merged);
		}
		return object;
	}

	/** What `<<` brings in: a map, or several of which earlier ones count more. */
	#mergedMaps(node: Node | null): readonly Value[] {
		const target = isAlias(node) ? this.#target(node) : node;
		if (isMap(target)) return [this.#value(node)];
		if (isSeq(target)) {
			return (target.items as Node[]).map((item) => {
				if (isMap(isAlias(item) ? this.#target(item) : item)) return this.#value(item);
				throw new BuiltinError('yaml: map merge requires map or sequence of maps as the value');
			});
		}
		throw new BuiltinError('yaml: map merge requires map or sequence of maps as the value');
	}

	/** Keys are strings in JSON. */
	#key(node: Node | null): string {
		const target = isAlias(node) ? this.#target(node) : node;
		if (!isScalar(target)) throw new BuiltinError('yaml: invalid map key');
		const scalar = resolved(target);
		switch (scalar.tag) {
			case 'bool':
				return String(scalar.value);
			case 'int':
				return scalar.value.toString();
			case 'float':
				return generalFloatText(Math.fround(scalar.value), 32);
			case 'null':
				throw new BuiltinError('unsupported map key of type: null');
			default:
				return textOf(target);
		}
	}
}

/** What each alias stands for: the last node before it that has the name as its anchor. */
function aliasTargets(document: Document): ReadonlyMap<Alias, Node> {
	const anchored = new Map<string, Node>();
	const targets = new Map<Alias, Node>();
	visit(document, {
		Node(_key, node) {
			if (!isAlias(node)) {
				if (node.anchor !== undefined) anchored.set(node.anchor, node);
				return;
			}
			const target = anchored.get(node.source);
			if (target !== undefined) targets.set(node, target);
		},
	});
	return targets;
}

function addMissing(object: Record<string, Value>, merged: Value): void {
	for (const [key, value] of Object.entries(merged as Readonly<Record<string, Value>>)) {
		if (!Object.hasOwn(object, key)) setProperty(object, key, value);
	}
}

function isMergeKey(node: Node | null): boolean {
	return isScalar(node) && node.type === 'PLAIN' && node.tag === undefined && textOf(node) === '<<';
}

function scalarValue(node: Scalar): Value {
	const scalar = resolved(node);
	switch (scalar.tag) {
		case 'null':
			return null;
		case 'bool':
			return scalar.value;
		case 'int':
		case 'float':
			return scalarNumber(scalar);
		default:
			return node.tag === `${TAG_PREFIX}binary` ? decodeUtf8(decodeBase64(textOf(node))) : textOf(node);
	}
}

/** Quoted scalars are strings, and so are those with a tag that is not YAML's own. */
function resolved(node: Scalar): YamlScalar {
	const tag = node.tag === '!' ? undefined : node.tag;
	const isPlain = node.type === undefined || node.type === 'PLAIN';
	if (tag === undefined) return isPlain ? resolveScalar(textOf(node)) : { tag: 'str' };
	const name = tag.startsWith(TAG_PREFIX) ? tag.slice(TAG_PREFIX.length) : '';
	if (!['null', 'bool', 'int', 'float'].includes(name)) return { tag: 'str' };
	const scalar = resolveScalar(textOf(node));
	if (name === 'float' && scalar.tag === 'int') return { tag: 'float', value: Number(scalar.value) };
	if (scalar.tag !== name) {
		throw new BuiltinError(`yaml: cannot decode !!${scalar.tag} \`${textOf(node)}\` as a !!${name}`);
	}
	return scalar;
}

function textOf(node: Scalar): string {
	return typeof node.value === 'string' ? node.value : '';
}
