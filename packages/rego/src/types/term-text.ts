import { assertNever } from '@merlon/base';
import { quoteGo } from '../runtime/go-quote.ts';
import type { Body, Expr, ExprTerms, Term } from '../syntax/ast.ts';
import { isKeywordOfVersion } from '../syntax/keywords.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const NEEDS_ESCAPE = /[\p{Cc}\\]/u;

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
			return term.name.startsWith('$') ? '_' : term.name;
		case 'ref':
			return refText([term.head, ...term.path]);
		case 'array':
			return `[${term.items.map(termText).join(', ')}]`;
		case 'set':
			return term.items.length === 0 ? 'set()' : `{${sortedText(term.items.map(termText))}}`;
		case 'object':
			return `{${sortedText(term.entries.map((e) => `${termText(e.key)}: ${termText(e.value)}`))}}`;
		case 'array-comprehension':
			return `[${termText(term.term)} | ${bodyText(term.body)}]`;
		case 'set-comprehension':
			return `{${termText(term.term)} | ${bodyText(term.body)}}`;
		case 'object-comprehension':
			return `{${termText(term.key)}: ${termText(term.value)} | ${bodyText(term.body)}}`;
		case 'call':
			return `${termText(term.operator)}(${term.args.map(termText).join(', ')})`;
		case 'template-string':
			return `$"${term.parts.map((part) => (part.kind === 'expr' ? `{${exprText(part)}}` : part.value)).join('')}"`;
		default:
			return assertNever(term);
	}
}

function sortedText(parts: readonly string[]): string {
	return parts.toSorted().join(', ');
}

/** A reference as OPA prints it: names after dots, everything else in brackets. */
export function refText(ref: readonly Term[]): string {
	let text = '';
	for (const [i, part] of ref.entries()) {
		if (i === 0) text = part.kind === 'string' ? part.value : termText(part);
		else if (part.kind !== 'string') text += `[${termText(part)}]`;
		else if (NAME.test(part.value) && !isKeywordOfVersion(part.value, 'v1')) text += `.${part.value}`;
		else text += NEEDS_ESCAPE.test(part.value) ? `[${quoteGo(part.value)}]` : `["${part.value}"]`;
	}
	return text;
}

function bodyText(body: Body): string {
	return body.map(exprText).join('; ');
}

function exprText(expr: Expr): string {
	const modifiers = expr.with.map((w) => ` with ${termText(w.target)} as ${termText(w.value)}`);
	return `${expr.negated ? 'not ' : ''}${expressionText(expr.terms)}${modifiers.join('')}`;
}

function expressionText(terms: ExprTerms): string {
	switch (terms.kind) {
		case 'call-expr': {
			const operator = termText(terms.operator);
			const args = terms.args.map(termText);
			return operator === 'eq' && args.length === 2 ? args.join(' = ') : `${operator}(${args.join(', ')})`;
		}
		case 'some':
			return `some ${terms.symbols.map(termText).join(', ')}`;
		case 'every': {
			const key = terms.key === null ? '' : `${termText(terms.key)}, `;
			return `every ${key}${termText(terms.value)} in ${termText(terms.domain)} { ${bodyText(terms.body)} }`;
		}
		case 'not':
			return terms.explicitBody ? `not {${bodyText(terms.body)}}` : `not ${bodyText(terms.body)}`;
		case 'and':
		case 'or':
			return `${bodyText(terms.left)} ${terms.kind} ${bodyText(terms.right)}`;
		default:
			return termText(terms);
	}
}
