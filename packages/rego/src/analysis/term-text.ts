import { compareUtf8 } from '@merlon/base';
import { quoteGo } from '../runtime/go-quote.ts';
import type { Body, Expr, LogicalExpr, RefTerm, Term } from '../syntax/ast.ts';
import { callOf, isWildcard } from './term-facts.ts';
import { compareTerms } from './term-order.ts';

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const KEYWORDS: ReadonlySet<string> = new Set(
	'not package import as default else with null true false some if contains in every'.split(' '),
);

/** A term as OPA prints it in messages. */
export function termText(term: Term): string {
	switch (term.kind) {
		case 'null':
			return 'null';
		case 'boolean':
			return String(term.value);
		case 'number':
			return term.text;
		case 'string':
			return quoteGo(term.value);
		case 'var':
			return nameText(term.name);
		case 'ref':
			return pathText([term.head, ...term.path]);
		case 'array':
			return `[${listText(term.items)}]`;
		case 'set':
			return term.items.length === 0 ? 'set()' : `{${listText([...term.items].sort(compareTerms))}}`;
		case 'object': {
			const entries = [...term.entries].sort((a, b) => compareTerms(a.key, b.key));
			return `{${entries.map(({ key, value }) => `${termText(key)}: ${termText(value)}`).join(', ')}}`;
		}
		case 'call':
			return `${termText(term.operator)}(${listText(term.args)})`;
		case 'array-comprehension':
			return `[${termText(term.term)} | ${bodyText(term.body)}]`;
		case 'set-comprehension':
			return `{${termText(term.term)} | ${bodyText(term.body)}}`;
		case 'object-comprehension':
			return `{${termText(term.key)}: ${termText(term.value)} | ${bodyText(term.body)}}`;
		case 'template-string':
			return `$"${term.parts.map((part) => (part.kind === 'expr' ? `{${exprText(part)}}` : stringPartText(part.value))).join('')}"`;
	}
}

/** A reference given as the list of its head and its path. A head that is a string prints without quotes. */
export function pathText(path: readonly Term[]): string {
	const [head, ...rest] = path;
	if (head === undefined) return '';
	return (head.kind === 'string' ? head.value : termText(head)) + rest.map(partText).join('');
}

export function refText(reference: RefTerm): string {
	return pathText([reference.head, ...reference.path]);
}

function partText(part: Term): string {
	if (part.kind !== 'string') return `[${termText(part)}]`;
	if (NAME.test(part.value) && !KEYWORDS.has(part.value)) return `.${part.value}`;
	return /[\p{Cc}\\]/u.test(part.value) ? `[${quoteGo(part.value)}]` : `["${part.value}"]`;
}

function stringPartText(text: string): string {
	return quoteGo(text).slice(1, -1).replaceAll('{', '\\{');
}

function listText(terms: readonly Term[]): string {
	return terms.map(termText).join(', ');
}

export function bodyText(body: Body): string {
	return body.map(exprText).join('; ');
}

/** An expression as OPA prints it. */
export function exprText(expr: Expr): string {
	const modifiers = expr.with.map(({ target, value }) => ` with ${termText(target)} as ${termText(value)}`);
	return `${expr.negated ? 'not ' : ''}${exprTermsText(expr)}${modifiers.join('')}`;
}

function exprTermsText(expr: Expr): string {
	const { terms } = expr;
	switch (terms.kind) {
		case 'call-expr':
			if (callOf(expr, 'eq') !== null && terms.args.length === 2) return terms.args.map(termText).join(' = ');
			return `${termText(terms.operator)}(${listText(terms.args)})`;
		case 'some': {
			const membership = terms.symbols[0];
			if (membership?.kind !== 'call') return `some ${listText(terms.symbols)}`;
			return `some ${listText(membership.args.slice(0, -1))} in ${listText(membership.args.slice(-1))}`;
		}
		case 'every': {
			const key = terms.key === null ? '' : `${termText(terms.key)}, `;
			return `every ${key}${termText(terms.value)} in ${termText(terms.domain)} { ${bodyText(terms.body)} }`;
		}
		case 'not': {
			const text = bodyText(terms.body);
			const [only] = terms.body;
			if (terms.explicitBody || terms.body.length > 1 || only === undefined) return `not {${text}}`;
			return needsParens(only) || isLogical(only) || only.terms.kind === 'not' ? `not (${text})` : `not ${text}`;
		}
		case 'and':
		case 'or':
			return logicalText(terms);
		default:
			return termText(terms);
	}
}

function logicalText(terms: LogicalExpr): string {
	const operand = (body: Body, explicit: boolean, right: boolean): string => {
		const text = bodyText(body);
		const [only] = body;
		if (explicit || body.length > 1 || only === undefined) return `{ ${text} }`;
		return needsParens(only) || bindsLooser(only, terms.kind, right) ? `(${text})` : text;
	};
	const left = operand(terms.left, terms.explicitLeft, false);
	return `${left} ${terms.kind} ${operand(terms.right, terms.explicitRight, true)}`;
}

/** Written without parentheses, the operand would be read as part of another one. */
function bindsLooser(operand: Expr, parent: 'and' | 'or', right: boolean): boolean {
	const { kind } = operand.terms;
	return kind === 'or' ? parent === 'and' || right : kind === 'and' && parent === 'and' && right;
}

function isLogical(expr: Expr): boolean {
	return expr.terms.kind === 'and' || expr.terms.kind === 'or';
}

/** A modifier would apply to all around the expression, and a leading brace would begin a body. */
function needsParens(expr: Expr): boolean {
	if (expr.with.length > 0) return true;
	let { terms } = expr;
	while (terms.kind === 'ref') terms = terms.head;
	const { kind } = terms;
	if (kind === 'set') return terms.items.length > 0;
	return kind === 'object' || kind === 'set-comprehension' || kind === 'object-comprehension';
}

/** Orders names as OPA orders variables. */
export function sortedNames(names: Iterable<string>): string[] {
	return [...names].sort(compareUtf8);
}

/** A variable's name as the user wrote it. */
export function shownName(name: string, rewritten: ReadonlyMap<string, string>): string {
	return nameText(rewritten.get(name) ?? name);
}

function nameText(name: string): string {
	return isWildcard(name) ? '_' : name;
}
