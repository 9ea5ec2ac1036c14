import { appendAll } from '@merlon/base';
import {
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	type Pair,
	type Scalar,
	type YAMLMap,
} from 'yaml';
import { readDocuments, YamlDepthError } from '../yaml/read-documents.ts';
import { type ResolvedScalar, resolvePlainScalar } from './yaml-scalar.ts';
import { type YamlProblem, yamlProblem, yamlSyntaxProblem } from './yaml-syntax-problem.ts';

/** What a value is decoded to, by the names that go-yaml's messages have for it. */
export type YamlType = 'string' | 'bool' | 'any' | 'strings' | 'anys' | 'map' | 'maps';

export type YamlValue = null | boolean | number | bigint | string | YamlValue[] | YamlRecord;
/** Has no prototype: keys are the user's. */
export interface YamlRecord {
	[key: string]: YamlValue;
}

export type DecodedYaml =
	| { readonly ok: true; readonly fields: ReadonlyMap<string, YamlValue> }
	| { readonly ok: false; readonly problem: YamlProblem };

const GO_TYPES: Readonly<Record<YamlType, string>> = {
	string: 'string',
	bool: 'bool',
	any: 'interface {}',
	strings: '[]string',
	anys: '[]interface {}',
	map: 'map[string]interface {}',
	maps: '[]map[string]interface {}',
};
const STRING_TAG = 'tag:yaml.org,2002:str';
const MAX_NODES = 100_000;
const MAX_DEPTH = 200;
const SHOWN_CHARACTERS = 10;

/** Reads a mapping whose known keys have known types; other keys are left out. */
export function decodeYaml(text: string, types: ReadonlyMap<string, YamlType>, typeName: string): DecodedYaml {
	const lines = new LineCounter();
	const document = firstDocument(text, lines);
	if (document === null) return { ok: true, fields: new Map() };
	if ('message' in document) return { ok: false, problem: document };
	const problem = yamlSyntaxProblem(document, text, lines);
	if (problem !== null) return { ok: false, problem };
	const decoder = new YamlDecoder(document.contents, lines);
	const fields = decoder.fields(types, typeName);
	if (decoder.fatal !== null) return { ok: false, problem: yamlProblem(0, decoder.fatal) };
	const { problems } = decoder;
	const [first] = problems;
	if (first === undefined) return { ok: true, fields };
	const message = `yaml: unmarshal errors:\n  ${problems.map((each) => `line ${each.line}: ${each.message}`).join('\n  ')}`;
	return { ok: false, problem: { message, line: first.line } };
}

function firstDocument(text: string, lines: LineCounter): Document.Parsed | YamlProblem | null {
	try {
		return readDocuments(text, lines)[0] ?? null;
	} catch (error) {
		if (!(error instanceof YamlDepthError)) throw error;
		const { line } = lines.linePos(error.offset);
		return { message: `yaml: line ${line}: ${error.message}`, line };
	}
}

interface LineProblem {
	readonly line: number;
	readonly message: string;
}

class YamlDecoder {
	readonly problems: LineProblem[] = [];
	/** What stops the reading altogether. */
	fatal: string | null = null;
	readonly #contents: Node | null;
	readonly #lines: LineCounter;
	readonly #anchors = new Map<string, Node>();
	#nodesLeft = MAX_NODES;

	constructor(contents: Node | null, lines: LineCounter) {
		this.#contents = contents;
		this.#lines = lines;
	}

	fields(types: ReadonlyMap<string, YamlType>, typeName: string): ReadonlyMap<string, YamlValue> {
		const result = new Map<string, YamlValue>();
		const contents = this.#contents;
		if (contents === null || this.#isNull(contents)) return result;
		this.#noteAnchor(contents);
		if (!isMap(contents)) {
			this.#mismatch(contents, typeName);
			return result;
		}
		this.#checkUniqueKeys(contents);
		for (const [key, value] of this.#entries(contents, 0)) {
			const type = types.get(keyText(key));
			const decoded = type === undefined ? undefined : this.#decode(value, type, 0);
			if (decoded !== undefined) result.set(keyText(key), decoded);
		}
		return result;
	}

	/** Undefined when the value does not fit the type, which is then noted. */
	#decode(written: Node | null, type: YamlType, depth: number): YamlValue | undefined {
		const node = this.#follow(written);
		if (depth > MAX_DEPTH || --this.#nodesLeft < 0) {
			this.fatal ??= 'document contains excessive aliasing';
			return undefined;
		}
		if (node === null || this.#isNull(node)) return type === 'string' ? '' : null;
		switch (type) {
			case 'any':
				return this.#any(node, depth);
			case 'string':
				return isScalar(node) ? scalarText(node) : this.#mismatch(node, GO_TYPES.string);
			case 'bool':
				return this.#bool(node);
			case 'map':
				return isMap(node) ? this.#record(node, depth, true) : this.#mismatch(node, GO_TYPES.map);
			case 'strings':
				return this.#list(node, type, 'string', depth);
			case 'anys':
				return this.#list(node, type, 'any', depth);
			case 'maps':
				return this.#list(node, type, 'map', depth);
		}
	}

	#any(node: Node, depth: number): YamlValue {
		if (isMap(node)) return this.#record(node, depth, false);
		if (isSeq(node)) return this.#list(node, 'anys', 'any', depth) ?? [];
		return isScalar(node) ? resolveScalar(node).value : null;
	}

	#bool(node: Node): boolean | undefined {
		if (isScalar(node)) {
			const { tag, value } = resolveScalar(node);
			if (tag === '!!bool' && typeof value === 'boolean') return value;
			// Where a boolean is asked for, the words of YAML 1.1 count.
			if (typeof value === 'string' && /^(?:y|Y|yes|Yes|YES|on|On|ON)$/.test(value)) return true;
			if (typeof value === 'string' && /^(?:n|N|no|No|NO|off|Off|OFF)$/.test(value)) return false;
		}
		this.#mismatch(node, GO_TYPES.bool);
		return undefined;
	}

	#list(node: Node, type: YamlType, itemType: YamlType, depth: number): YamlValue[] | undefined {
		if (!isSeq(node)) {
			this.#mismatch(node, GO_TYPES[type]);
			return undefined;
		}
		const result: YamlValue[] = [];
		for (const item of node.items) {
			const value = this.#decode(item as Node | null, itemType, depth + 1);
			if (value !== undefined) result.push(value);
		}
		return result;
	}

	#record(node: YAMLMap, depth: number, anyKey: boolean): YamlRecord {
		const result = Object.create(null) as YamlRecord;
		this.#checkUniqueKeys(node);
		for (const [key, value] of this.#entries(node, depth)) {
			if (!anyKey && !isTextKey(key)) {
				this.problems.push({ line: this.#line(key), message: 'invalid map key type(s): ' });
			}
			const decoded = this.#decode(value, 'any', depth + 1);
			if (decoded !== undefined) result[keyText(key)] = decoded;
		}
		return result;
	}

	/** The entries of a mapping, those that `<<` merges in first, as written ones override them. */
	#entries(node: YAMLMap, depth: number): [Node, Node | null][] {
		const own: [Node, Node | null][] = [];
		const merged: [Node, Node | null][] = [];
		for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
			this.#noteAnchor(key);
			if (isScalar(key) && key.type === 'PLAIN' && key.source === '<<') appendAll(merged, this.#merged(value, depth));
			else own.push([key, value]);
		}
		return [...merged, ...own];
	}

	#merged(written: Node | null, depth: number): [Node, Node | null][] {
		const node = this.#follow(written);
		if (depth > MAX_DEPTH || --this.#nodesLeft < 0) {
			this.fatal ??= 'document contains excessive aliasing';
			return [];
		}
		if (isMap(node)) return this.#entries(node, depth + 1);
		if (!isSeq(node)) return [];
		return [...node.items].reverse().flatMap((item) => this.#merged(item as Node | null, depth + 1));
	}

	#checkUniqueKeys(node: YAMLMap): void {
		const seen = new Map<string, number>();
		for (const { key } of node.items as Pair<Node, Node | null>[]) {
			const text = keyText(key);
			const line = this.#line(key);
			const before = seen.get(text);
			if (before === undefined) seen.set(text, line);
			else
				this.problems.push({ line, message: `mapping key ${JSON.stringify(text)} already defined at line ${before}` });
		}
	}

	#follow(node: Node | null): Node | null {
		if (node === null) return null;
		this.#noteAnchor(node);
		if (!isAlias(node)) return node;
		const target = this.#anchors.get(node.source);
		if (target === undefined) this.fatal ??= `unknown anchor '${node.source}' referenced`;
		return target ?? null;
	}

	#noteAnchor(node: Node): void {
		if (!isAlias(node) && 'anchor' in node && typeof node.anchor === 'string') this.#anchors.set(node.anchor, node);
	}

	#isNull(node: Node): boolean {
		return isScalar(node) && resolveScalar(node).tag === '!!null';
	}

	#mismatch(node: Node, typeName: string): undefined {
		const tag = isMap(node) ? '!!map' : isSeq(node) ? '!!seq' : resolveScalar(node as Scalar).tag;
		const value = isScalar(node) ? ` \`${shortened(scalarText(node))}\`` : '';
		this.problems.push({ line: this.#line(node), message: `cannot unmarshal ${tag}${value} into ${typeName}` });
		return undefined;
	}

	#line(node: Node): number {
		return this.#lines.linePos(node.range?.[0] ?? 0).line;
	}
}

function resolveScalar(node: Scalar): ResolvedScalar {
	const text = scalarText(node);
	const isPlain = node.type === 'PLAIN' || node.type === undefined;
	if (node.tag === STRING_TAG || (!isPlain && node.tag === undefined)) return { tag: '!!str', value: text };
	return resolvePlainScalar(text);
}

function scalarText(node: Scalar): string {
	return typeof node.value === 'string' ? node.value : (node.source ?? '');
}

function keyText(key: Node): string {
	return isScalar(key) ? scalarText(key) : '';
}

function isTextKey(key: Node): boolean {
	return isScalar(key) && resolveScalar(key).tag === '!!str';
}

function shortened(text: string): string {
	return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 3)}...` : text;
}
