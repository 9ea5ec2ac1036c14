import { type Diagnostic, diagnostic } from '@merlon/base';
import { annotationOf, type PlainAnnotation } from './annotation-fields.ts';
import type { Comment } from './ast.ts';
import { PARSE_ERROR } from './parser.ts';
import { decodeYaml, type YamlType } from './yaml-decode.ts';
import type { YamlProblem } from './yaml-syntax-problem.ts';

/** A block as read, not yet put to a package or rule; its scope is empty where none is written. */
export interface AnnotationBlock extends PlainAnnotation {
	/** The comment that opens the block. */
	readonly opening: Comment;
	readonly last: Comment;
}

export interface ReadAnnotations {
	readonly blocks: readonly AnnotationBlock[];
	readonly diagnostics: readonly Diagnostic[];
}

const FIELD_TYPES: ReadonlyMap<string, YamlType> = new Map([
	['scope', 'string'],
	['title', 'string'],
	['entrypoint', 'bool'],
	['description', 'string'],
	['organizations', 'strings'],
	['related_resources', 'anys'],
	['authors', 'anys'],
	['schemas', 'maps'],
	['compile', 'map'],
	['custom', 'map'],
	['labels', 'map'],
]);

/** Reads the `# METADATA` blocks among a source's comments: YAML in the comments right below, one per line. */
export function readAnnotations(comments: readonly Comment[]): ReadAnnotations {
	const blocks: AnnotationBlock[] = [];
	const diagnostics: Diagnostic[] = [];
	let index = 0;
	while (index < comments.length) {
		const opening = comments[index++] as Comment;
		if (!opensBlock(opening)) continue;
		const lines: Comment[] = [];
		let previous = opening;
		for (let next = comments[index]; next !== undefined && continuesBlock(next, previous); next = comments[index]) {
			lines.push(next);
			previous = next;
			index++;
		}
		readBlock(opening, lines, blocks, diagnostics);
	}
	return { blocks, diagnostics };
}

function opensBlock(comment: Comment): boolean {
	return comment.text.trimStart().startsWith('METADATA') && isAtLineStart(comment);
}

function continuesBlock(comment: Comment, previous: Comment): boolean {
	return isAtLineStart(comment) && lineOf(comment) === lineOf(previous) + 1 && !opensBlock(comment);
}

function isAtLineStart({ span }: Comment): boolean {
	return span.start === 0 || span.source.text.charCodeAt(span.start - 1) === 10;
}

function lineOf({ span }: Comment): number {
	return span.source.position(span.start).line;
}

function readBlock(
	opening: Comment,
	lines: readonly Comment[],
	blocks: AnnotationBlock[],
	diagnostics: Diagnostic[],
): void {
	const text = lines.map((line) => `${line.text.replace(/^ /, '')}\n`).join('');
	if (text.trim() === '') {
		diagnostics.push(diagnostic(PARSE_ERROR, 'expected METADATA block, found whitespace', opening.span));
		return;
	}
	const decoded = decodeYaml(text, FIELD_TYPES, 'ast.rawAnnotation');
	if (!decoded.ok) {
		const { problem } = decoded;
		const message = problem.message + separatorHint(lines);
		diagnostics.push(diagnostic(PARSE_ERROR, message, blamedComment(opening, lines, problem).span));
		return;
	}
	const annotation = annotationOf(decoded.fields);
	if (typeof annotation === 'string') diagnostics.push(diagnostic(PARSE_ERROR, annotation, opening.span));
	else blocks.push({ ...annotation, opening, last: lines.at(-1) ?? opening });
}

/** The comment that an error is put at: the one below the line that it names, as OPA counts the opening comment. */
function blamedComment(opening: Comment, lines: readonly Comment[], { line }: YamlProblem): Comment {
	return lines[Math.min(line ?? 0, lines.length - 1)] ?? opening;
}

/** Explains colons without a space behind them, the most common mistake. */
function separatorHint(lines: readonly Comment[]): string {
	let hint = '';
	for (const line of lines) {
		const symbols = illegalSpaces(line.text);
		if (symbols.length === 0) continue;
		hint +=
			`\n  Hint: on line ${lineOf(line)}, symbol(s) [${symbols.join(' ')}] immediately following a ` +
			"key/value separator ':' is not a legal yaml space character";
	}
	return hint;
}

function illegalSpaces(text: string): string[] {
	const parts = text.split(':').slice(1);
	const symbols: string[] = [];
	for (const [index, part] of parts.entries()) {
		if (part === '' && index === parts.length - 1) break;
		const code = part.codePointAt(0) ?? 0xfffd;
		if (code === 0x20 || code === 0x09) break;
		symbols.push(quoteCharacter(code));
	}
	return symbols;
}

/** A character as Go's `%+q` prints it. */
function quoteCharacter(code: number): string {
	if (code === 0x27 || code === 0x5c) return `'\\${String.fromCodePoint(code)}'`;
	if (code >= 0x20 && code < 0x7f) return `'${String.fromCodePoint(code)}'`;
	const hex = code.toString(16);
	if (code < 0x80) return `'\\x${hex.padStart(2, '0')}'`;
	return code < 0x10000 ? `'\\u${hex.padStart(4, '0')}'` : `'\\U${hex.padStart(8, '0')}'`;
}
