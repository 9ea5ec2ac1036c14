import { type Document, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type YAMLError } from 'yaml';

/** Why a YAML text could not be read; `line` counts from 1, null when no line is to blame. */
export interface YamlProblem {
	readonly message: string;
	readonly line: number | null;
}

const MAX_DEPTH = 200;
const NO_KEY = 'did not find expected key';
const NO_COLON = "could not find expected ':'";
const NO_MAPPING = 'mapping values are not allowed in this context';

/** A problem as go-yaml words it; it does not name the first line of a text, which is line 0 here. */
export function yamlProblem(line: number, what: string): YamlProblem {
	return line > 0 ? { message: `yaml: line ${line}: ${what}`, line } : { message: `yaml: ${what}`, line: null };
}

/** What go-yaml, as far as can be told, finds wrong with a text; null when nothing is. */
export function yamlSyntaxProblem(document: Document.Parsed, text: string, lines: LineCounter): YamlProblem | null {
	const [error] = document.errors;
	if (error !== undefined) return problemOf(error, document.errors, text, lines);
	const emptyKey = findEmptyKey(document.contents, 0);
	return emptyKey === null ? null : yamlProblem(lines.linePos(emptyKey).line - 1, NO_KEY);
}

/** Its parser names the line before a mistake. */
function ofParser(line: number, what: string): YamlProblem {
	return yamlProblem(line - 1, what);
}

/** Its scanner names the line of a mistake, if not the first. */
function ofScanner(line: number, what: string): YamlProblem {
	return yamlProblem(line > 1 ? line : 0, what);
}

function problemOf(error: YAMLError, errors: readonly YAMLError[], text: string, lines: LineCounter): YamlProblem {
	const { line } = lines.linePos(error.pos[0]);
	const { message } = error;
	switch (error.code) {
		case 'TAB_AS_INDENT':
			return ofScanner(line, 'found character that cannot start any token');
		case 'BAD_SCALAR_START':
			if (message.endsWith('character ,')) return ofParser(line, 'did not find expected node content');
			return ofScanner(line, 'found character that cannot start any token');
		case 'BAD_ALIAS':
			return ofScanner(line, 'did not find expected alphabetic or numeric character');
		case 'BLOCK_AS_IMPLICIT_KEY':
			if (message.includes('sequence')) return yamlProblem(line - 2, NO_KEY);
			return ofScanner(errors[1]?.code === 'MULTILINE_IMPLICIT_KEY' ? line + 1 : line, NO_MAPPING);
		case 'MULTILINE_IMPLICIT_KEY':
			return multilineKeyProblem(errors, text.split('\n'), line);
		case 'MISSING_CHAR':
		case 'BAD_INDENT':
			if (message.includes('Flow sequence')) return ofParser(line, "did not find expected ',' or ']'");
			if (message.includes('Flow map')) return ofParser(line, "did not find expected ',' or '}'");
			if (message.includes('closing')) return yamlProblem(line, 'found unexpected end of stream');
			return error.code === 'BAD_INDENT' ? ofParser(line, NO_KEY) : ofScanner(line, NO_COLON);
		case 'UNEXPECTED_TOKEN':
			return unexpectedTokenProblem(error, text, line);
		default:
			return ofParser(line, NO_KEY);
	}
}

function unexpectedTokenProblem({ message, pos }: YAMLError, text: string, line: number): YamlProblem {
	if (message.startsWith('Not a YAML token')) return ofScanner(line, 'did not find expected comment or line break');
	if (!message.includes('flow-')) return ofParser(line, NO_KEY);
	const [rest = ''] = text.slice(pos[0]).split('\n', 1);
	return /:(?: |$)/.test(rest) ? ofScanner(line, NO_MAPPING) : ofParser(line, 'did not find expected node content');
}

/** A key over several lines is a line without a colon: the next is read as its continuation when it is indented more. */
function multilineKeyProblem(errors: readonly YAMLError[], lines: readonly string[], line: number): YamlProblem {
	if (errors[1]?.message.startsWith('Block scalar header')) {
		return ofScanner(line, 'did not find expected comment or line break');
	}
	const key = lines[line - 1] ?? '';
	if (key.trimStart().startsWith('-')) return ofParser(line, NO_KEY);
	const isContinued = indentation(lines[line] ?? '') > indentation(key);
	return isContinued ? ofScanner(line + 1, NO_MAPPING) : ofScanner(line, NO_COLON);
}

function indentation(line: string): number {
	return line.length - line.trimStart().length;
}

/** Where a block mapping has an entry without a key, which only flow mappings may have. */
function findEmptyKey(node: Node | null, depth: number): number | null {
	if (depth > MAX_DEPTH) return null;
	if (isSeq(node)) {
		for (const item of node.items) {
			const found = findEmptyKey(item as Node | null, depth + 1);
			if (found !== null) return found;
		}
	}
	if (!isMap(node)) return null;
	for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
		if (node.flow !== true && isScalar(key) && key.type === 'PLAIN' && key.source === '') return key.range?.[0] ?? 0;
		const found = findEmptyKey(value, depth + 1);
		if (found !== null) return found;
	}
	return null;
}
