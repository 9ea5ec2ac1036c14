import { Marks, readYaml, type YamlLimits, type YamlNote } from '@merlon/yaml';

/** What a text of JSON holds. */
export interface JsonDocument {
	readonly value: unknown;
	readonly notes: readonly YamlNote[];
}

/** Reads JSON by the engine's own parser; null where it is none, or deeper than the limits. */
export function readJson(text: string, limits: YamlLimits): JsonDocument | null {
	const colons = structure(text, limits.depth);
	if (colons < 0) return null;
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
	// The parser keeps the last of keys that are the same, and rounds integers, and says nothing of it.
	const isPlain = countKeys(value) === colons && !/[\s:,[][-0-9][0-9]{15}/.test(text);
	return { value, notes: isPlain ? [] : notesOf(text, limits) };
}

/** How many colons stand outside of strings; -1 where brackets nest deeper than a bound. */
function structure(text: string, depth: number): number {
	let open = 0;
	let colons = 0;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (c === 0x22) i = stringEnd(text, i);
		else if (c === 0x3a) colons++;
		else if (c === 0x7b || c === 0x5b) {
			if (++open > depth) return -1;
		} else if (c === 0x7d || c === 0x5d) open--;
	}
	return colons;
}

/** Where the string that begins at `start` ends: at the next quote before which there is no odd number of backslashes. */
function stringEnd(text: string, start: number): number {
	for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
		let escapes = at - 1;
		while (text.charCodeAt(escapes) === 0x5c) escapes--;
		if ((at - escapes) % 2 === 1) return at;
	}
	return text.length;
}

/** The keys of all objects in a value, which nests no deeper than was checked. */
function countKeys(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0;
	const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
	let count = Array.isArray(value) ? 0 : items.length;
	for (const item of items) count += countKeys(item);
	return count;
}

function notesOf(text: string, limits: YamlLimits): readonly YamlNote[] {
	const [document] = readYaml(withoutSurrogates(text), { limits, marks: new Marks() });
	return document?.notes ?? [];
}

/**
 * JSON writes characters beyond 16 bits as two escapes, which YAML does not know. Where things stand does not depend on
 * what the escapes stand for.
 */
export function withoutSurrogates(text: string): string {
	return /\\u[dD][89a-fA-F]/.test(text) ? text.replace(/\\u[dD][89a-fA-F][0-9a-fA-F]{2}/g, '\\uFFFD') : text;
}
