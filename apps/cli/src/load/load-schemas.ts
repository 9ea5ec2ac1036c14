import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SchemaSet, toPlain, type Value } from '@merlon/rego';
import { DEFAULT_LOAD_LIMITS, type LoadLimits } from './limits.ts';
import { cleanPath } from './load-paths.ts';
import { parseJsonDocument, parseYamlDocument } from './parse-document.ts';
import { decodeText, readBounded } from './read-file.ts';

/** JSON Schemas: a file is that of `input`, the files of a folder are named by their paths. Throws LoadError. */
export function loadSchemas(given: string, limits: LoadLimits = DEFAULT_LOAD_LIMITS): SchemaSet {
	const path = cleanPath(given);
	if (!statSync(path).isDirectory()) return SchemaSet.ofInput(readSchema(path, limits));
	const files: [string, unknown][] = [];
	const walk = (folder: string): void => {
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			const inner = join(folder, entry.name);
			if (entry.isDirectory()) walk(inner);
			else files.push([relative(path, inner), readSchema(inner, limits)]);
		}
	};
	walk(path);
	return SchemaSet.ofFiles(files);
}

function readSchema(path: string, limits: LoadLimits): unknown {
	return toPlain(schemaValue(path, decodeText(readBounded(path, limits.fileBytes))));
}

function schemaValue(path: string, text: string): Value {
	return path.endsWith('.yaml') || path.endsWith('.yml')
		? parseYamlDocument(path, text)
		: parseJsonDocument(path, text);
}
