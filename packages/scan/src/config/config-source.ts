import { SourceFile } from '@merlon/base';
import type { JsonPath, Problem } from '@merlon/model';
import { type Mark, Marks, readYaml, type YamlMapping, type YamlValue } from '@merlon/yaml';

/** The text of a file of settings, and where each of its values stands. */
export interface ConfigSource {
	/** As problems name it: relative to the folder that the scan was started in. */
	readonly file: string;
	readonly value: YamlValue;
	/** Where the value of a path stands, or its key; lines and columns from 1. */
	readonly locate: (path: JsonPath, part: 'key' | 'value') => { readonly line: number; readonly column: number };
}

/** Reads a file of settings: a source, or what is wrong with it as YAML. An empty file is an empty mapping. */
export function readConfigSource(file: string, text: string): ConfigSource | Problem {
	const marks = new Marks();
	const documents = readYaml(text, { marks });
	const source = new SourceFile(file, text);
	const problem = (message: string, offset: number): Problem => {
		return { code: 'config-syntax', level: 'error', message, file, ...source.position(offset), help: '' };
	};
	const [first, second] = documents;
	if (first?.error) return problem(first.error.message, first.error.offset);
	if (second !== undefined) return problem('settings are one document, and here another one starts', second.start);
	const value = first?.value ?? {};
	return { file, value, locate: (path, part) => source.position(offsetOf({ text, value, marks }, path, part)) };
}

interface Read {
	readonly text: string;
	readonly value: YamlValue;
	readonly marks: Marks;
}

/** The offset of the deepest part of a path that is there. */
function offsetOf({ text, value, marks }: Read, path: JsonPath, part: 'key' | 'value'): number {
	let offset = 0;
	let at: YamlValue = value;
	for (const [depth, step] of path.entries()) {
		if (typeof at !== 'object' || at === null) break;
		const mark: Mark | undefined = marks.get(at, step);
		if (mark === undefined) break;
		offset = part === 'key' && depth === path.length - 1 ? mark.start : valueStart(text, mark);
		const next: YamlValue | undefined = Array.isArray(at) ? at[Number(step)] : ownValue(at, String(step));
		if (next === undefined) break;
		at = next;
	}
	return offset;
}

function valueStart(text: string, { keyEnd, end }: Mark): number {
	const blank = /[ \t\r\n]*/y;
	blank.lastIndex = keyEnd;
	blank.test(text);
	return Math.min(blank.lastIndex, end);
}

/** The value of a key that is the mapping's own. */
export function ownValue(mapping: YamlMapping, key: string): YamlValue | undefined {
	return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** A source for settings that come from a program: there is no file to point into. */
export function sourceOfValue(value: YamlValue): ConfigSource {
	return { file: '', value, locate: () => ({ line: 0, column: 0 }) };
}

export function isConfigSource(read: ConfigSource | Problem): read is ConfigSource {
	return 'locate' in read;
}
