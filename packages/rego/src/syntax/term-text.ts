import { compareUtf8, spanText } from '@merlon/base';
import { quoteGo } from '../runtime/go-quote.ts';
import type { ObjectEntry, Term } from './ast.ts';
import { isKeywordOfVersion } from './keywords.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const NEEDS_ESCAPE = /[\p{Cc}\\]/u;

/** What messages call the kind of a term. */
export function termKindName(term: Term): string {
	switch (term.kind) {
		case 'template-string':
			return 'templatestring';
		case 'array-comprehension':
			return 'arraycomprehension';
		case 'set-comprehension':
			return 'setcomprehension';
		case 'object-comprehension':
			return 'objectcomprehension';
		default:
			return term.kind;
	}
}

/** A term as messages print it: calls in prefix form, no spaces but behind commas and colons. */
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
			return refText(term.head, term.path);
		case 'array':
			return `[${listText(term.items)}]`;
		case 'set':
			return term.items.length === 0 ? 'set()' : `{${term.items.map(termText).sort(compareUtf8).join(', ')}}`;
		case 'object':
			return `{${term.entries.map(entryText).sort(compareUtf8).join(', ')}}`;
		case 'call':
			return `${termText(term.operator)}(${listText(term.args)})`;
		default:
			return spanText(term.span);
	}
}

function refText(head: Term, path: readonly Term[]): string {
	let text = head.kind === 'string' ? head.value : termText(head);
	for (const part of path) {
		if (part.kind !== 'string') text += `[${termText(part)}]`;
		else if (NAME.test(part.value) && !isKeywordOfVersion(part.value, 'v1')) text += `.${part.value}`;
		else if (NEEDS_ESCAPE.test(part.value)) text += `[${quoteGo(part.value)}]`;
		else text += `["${part.value}"]`;
	}
	return text;
}

function entryText({ key, value }: ObjectEntry): string {
	return `${termText(key)}: ${termText(value)}`;
}

function listText(terms: readonly Term[]): string {
	return terms.map(termText).join(', ');
}
