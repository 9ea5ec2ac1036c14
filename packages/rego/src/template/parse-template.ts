import { appendAll } from '@merlon/base';
import { splitTemplate, type TemplatePiece } from './split-template.ts';
import { templateError } from './template-error.ts';
import { FUNCTION_NAMES } from './template-functions.ts';
import type { Branch, Operand, Pipeline, Template, TemplateNode } from './template-node.ts';
import { type TemplateToken, tokenizeAction } from './template-tokens.ts';
import { unquoteGo } from './unquote-go.ts';

const MAX_DEPTH = 100;

/** Reads a template. Throws BuiltinError for what is none. */
export function parseTemplate(source: string): Template {
	const parser = new TemplateParser(splitTemplate(source));
	const { nodes, end } = parser.list(0, false);
	if (end !== null) throw templateError(`unexpected {{${end.text.trim()}}}`);
	return { root: nodes, defined: parser.defined };
}

interface List {
	readonly nodes: readonly TemplateNode[];
	/** The `end` or `else` that closed it; null at the end of the template. */
	readonly end: TemplatePiece | null;
}

class TemplateParser {
	readonly #pieces: readonly TemplatePiece[];
	readonly defined = new Map<string, readonly TemplateNode[]>();
	/** The variables in scope; every use must be of one of them. */
	#variables: string[] = ['$'];
	#at = 0;

	constructor(pieces: readonly TemplatePiece[]) {
		this.#pieces = pieces;
	}

	/** list ::= { text | action | branch }, closed by `end` or `else` */
	list(depth: number, inRange: boolean): List {
		if (depth > MAX_DEPTH) throw templateError('actions are nested too deeply');
		const nodes: TemplateNode[] = [];
		for (;;) {
			const piece = this.#pieces[this.#at++];
			if (piece === undefined) return { nodes, end: null };
			if (piece.kind === 'text') {
				nodes.push({ kind: 'text', text: piece.text });
				continue;
			}
			const keyword = /^[ \t\r\n]*([a-z]+)(?![\p{L}\p{Nd}_])/u.exec(piece.text)?.[1] ?? '';
			if (keyword === 'end' || keyword === 'else') return { nodes, end: piece };
			const node = this.#action(piece.text, keyword, depth, inRange);
			if (node !== null) nodes.push(node);
		}
	}

	#action(text: string, keyword: string, depth: number, inRange: boolean): TemplateNode | null {
		const rest = text.trimStart().slice(keyword.length);
		switch (keyword) {
			case 'if':
			case 'with':
			case 'range':
				return this.#branch(keyword, rest, depth, inRange);
			case 'break':
			case 'continue':
				if (!inRange) throw templateError(`{{${keyword}}} outside {{range}}`);
				return { kind: keyword };
			case 'define':
				this.#define(rest, depth);
				return null;
			case 'block':
				return this.#block(rest, depth);
			case 'template':
				return this.#template(rest);
			default:
				return { kind: 'action', pipe: this.#pipeline(text, depth) };
		}
	}

	#pipeline(text: string, depth: number): Pipeline {
		return new PipelineParser(tokenizeAction(text), this.#variables).whole(depth);
	}

	#branch(kind: Branch['kind'], text: string, depth: number, inRange: boolean): Branch {
		const mark = this.#variables.length;
		const branch = this.#openBranch(kind, text, depth, inRange);
		this.#variables.length = mark;
		return branch;
	}

	#openBranch(kind: Branch['kind'], text: string, depth: number, inRange: boolean): Branch {
		const pipe = this.#pipeline(text, depth);
		const { nodes, end } = this.list(depth + 1, inRange || kind === 'range');
		if (end === null) throw templateError('unexpected EOF');
		const words = end.text.trim();
		if (words === 'end') return { kind, pipe, list: nodes, otherwise: null };
		const chained = /^else[ \t\r\n]+(if|with)\b/.exec(words);
		if (chained !== null) {
			const next = chained[1] as 'if' | 'with';
			if (next !== kind) throw templateError(`unexpected <${next}> in ${kind}`);
			// The inner branch takes the `end` of both.
			const inner = this.#branch(next, words.slice(chained[0].length), depth + 1, inRange);
			return { kind, pipe, list: nodes, otherwise: [inner] };
		}
		if (words !== 'else') throw templateError(`unexpected {{${words}}}`);
		const otherwise = this.list(depth + 1, inRange);
		this.#expectEnd(otherwise);
		return { kind, pipe, list: nodes, otherwise: otherwise.nodes };
	}

	#define(text: string, depth: number): void {
		const { name, rest } = templateName(text);
		if (rest.trim() !== '') throw templateError('unexpected words in define clause');
		if (depth > 0) throw templateError('unexpected {{define}}');
		this.#addDefinition(name, depth);
	}

	/** The list of a definition sees no variables but its own. */
	#addDefinition(name: string, depth: number): void {
		const outer = this.#variables;
		this.#variables = ['$'];
		const list = this.list(depth + 1, false);
		this.#variables = outer;
		this.#expectEnd(list);
		const earlier = this.defined.get(name) ?? [];
		if (isEmpty(list.nodes) && earlier.length > 0) return;
		if (!isEmpty(earlier)) throw templateError(`multiple definition of template "${name}"`);
		this.defined.set(name, list.nodes);
	}

	#block(text: string, depth: number): TemplateNode {
		const { name, rest } = templateName(text);
		const pipe = this.#pipeline(rest, depth);
		this.#addDefinition(name, depth);
		return { kind: 'template', name, pipe };
	}

	#template(text: string): TemplateNode {
		const { name, rest } = templateName(text);
		return { kind: 'template', name, pipe: rest.trim() === '' ? null : this.#pipeline(rest, 0) };
	}

	#expectEnd(list: List): void {
		if (list.end === null) throw templateError('unexpected EOF');
		if (list.end.text.trim() !== 'end') throw templateError(`unexpected {{${list.end.text.trim()}}}`);
	}
}

function templateName(text: string): { name: string; rest: string } {
	const match = /^[ \t\r\n]*("(?:[^"\\\n]|\\.)*"|`[^`]*`)/.exec(text);
	if (match === null) throw templateError('the name of a template is missing');
	return { name: unquoteGo(match[1] as string), rest: text.slice(match[0].length) };
}

function isEmpty(nodes: readonly TemplateNode[]): boolean {
	return nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
}

class PipelineParser {
	readonly #tokens: readonly TemplateToken[];
	readonly #variables: string[];
	#at = 0;

	constructor(tokens: readonly TemplateToken[], variables: string[]) {
		this.#tokens = tokens;
		this.#variables = variables;
	}

	whole(depth: number): Pipeline {
		const pipe = this.#pipeline(depth, false);
		if (this.#peek() !== undefined) throw this.#unexpected();
		return pipe;
	}

	/** pipeline ::= [ variable [ "," variable ] ( ":=" | "=" ) ] command { "|" command } */
	#pipeline(depth: number, inGroup: boolean): Pipeline {
		if (depth > MAX_DEPTH) throw templateError('parentheses are nested too deeply');
		const { variables, assigns } = this.#declaration();
		const commands: (readonly Operand[])[] = [];
		for (;;) {
			const command = this.#command(depth);
			if (command.length === 0) throw templateError('missing value for command');
			const first = (command[0] as Operand).kind;
			if (commands.length > 0 && NOT_CALLABLE.has(first)) {
				throw templateError(`non executable command in pipeline stage ${commands.length + 1}`);
			}
			commands.push(command);
			if (this.#symbol('|')) continue;
			if (inGroup && !this.#symbol(')')) throw templateError('unclosed left paren');
			return { variables, assigns, commands };
		}
	}

	#declaration(): { variables: readonly string[]; assigns: boolean } {
		const start = this.#at;
		this.#skipSpace();
		const variables: string[] = [];
		while (this.#peek()?.kind === 'variable') {
			variables.push((this.#tokens[this.#at++] as TemplateToken).text);
			this.#skipSpace();
			if (variables.length === 2 || !this.#symbol(',')) break;
			this.#skipSpace();
		}
		if (variables.length > 0) {
			if (this.#symbol(':=')) {
				appendAll(this.#variables, variables);
				return { variables, assigns: false };
			}
			if (this.#symbol('=')) return { variables, assigns: true };
		}
		this.#at = start;
		return { variables: [], assigns: false };
	}

	/** command ::= operand { space operand } */
	#command(depth: number): readonly Operand[] {
		const operands: Operand[] = [];
		for (;;) {
			this.#skipSpace();
			const token = this.#peek();
			if (token === undefined || (token.kind === 'symbol' && token.text !== '(')) return operands;
			operands.push(this.#operand(depth));
		}
	}

	#operand(depth: number): Operand {
		const token = this.#tokens[this.#at++] as TemplateToken;
		switch (token.kind) {
			case 'string':
				return { kind: 'string', value: unquoteGo(token.text) };
			case 'char':
				return { kind: 'int', value: unquoteGo(token.text).codePointAt(0) ?? 0 };
			case 'number':
				return numberOperand(token.text);
			case 'dot':
				return { kind: 'dot' };
			case 'field':
				return { kind: 'field', path: [token.text.slice(1), ...this.#path()] };
			case 'variable':
				this.#checkVariable(token.text);
				return { kind: 'variable', name: token.text, path: this.#path() };
			case 'word':
				return wordOperand(token.text);
			default:
				return { kind: 'group', pipe: this.#pipeline(depth + 1, true), path: this.#path() };
		}
	}

	#checkVariable(name: string): void {
		if (!this.#variables.includes(name)) throw templateError(`undefined variable "${name}"`);
	}

	#path(): string[] {
		const path: string[] = [];
		while (this.#peek()?.kind === 'field') path.push((this.#tokens[this.#at++] as TemplateToken).text.slice(1));
		return path;
	}

	#symbol(text: string): boolean {
		this.#skipSpace();
		const token = this.#peek();
		if (token?.kind !== 'symbol' || token.text !== text) return false;
		this.#at++;
		return true;
	}

	#skipSpace(): void {
		while (this.#peek()?.kind === 'space') this.#at++;
	}

	#peek(): TemplateToken | undefined {
		return this.#tokens[this.#at];
	}

	#unexpected(): Error {
		return templateError(`unexpected <${this.#peek()?.text ?? ''}> in command`);
	}
}

const NOT_CALLABLE: ReadonlySet<Operand['kind']> = new Set(['boolean', 'dot', 'nil', 'int', 'float', 'string']);

function wordOperand(word: string): Operand {
	if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true' };
	if (word === 'nil') return { kind: 'nil' };
	if (!FUNCTION_NAMES.has(word)) throw templateError(`function "${word}" not defined`);
	return { kind: 'function', name: word };
}

function numberOperand(text: string): Operand {
	const digits = text.replaceAll('_', '');
	const isFloat = /^[+-]?(?!0[xXbBoO]).*[.eE]/.test(digits);
	const unsigned = Number(digits.replace(/^[+-]/, ''));
	const value = digits.startsWith('-') ? -unsigned : unsigned;
	if (!Number.isFinite(value)) throw templateError(`bad number syntax: "${text}"`);
	return isFloat ? { kind: 'float', value } : { kind: 'int', value };
}
