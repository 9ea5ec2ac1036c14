import { assertNever, diagnosticWithDetails, spanText } from '@merlon/base';
import type {
	Body,
	BooleanTerm,
	CallExpr,
	CallTerm,
	Expr,
	NullTerm,
	NumberTerm,
	ObjectEntry,
	ObjectTerm,
	RefTerm,
	SetTerm,
	StringTerm,
	TemplateStringTerm,
	Term,
	VarTerm,
} from '../syntax/ast.ts';
import { termKindName } from '../syntax/term-text.ts';
import { containsGenerated } from './generated-names.ts';
import { infixOperator, membershipArity, operandTypes, operatorName } from './infix.ts';
import { commentRow, fail, insertComments, type Layout, type Written, writeComments } from './layout.ts';
import { commentText } from './output.ts';
import { closingRow, isParenthesized, NO_ROW, rowAt, writtenSpan } from './placement.ts';
import { escapeTemplateText, quoteString } from './quote.ts';
import { compareScalarTerms, distinctItems } from './term-identity.ts';
import { type Brackets, isUnion, writeSequence } from './write-sequence.ts';

/** Writes a term; where its comments do not fit its layout, as it stood in the source, which still is no success. */
export function writeTerm(l: Layout, term: Term): Written {
	if (l.comments.isEmpty) return writeTermIn(l, term, false);
	const mark = l.out.mark();
	const position = l.comments.position;
	if (writeTermIn(l, term, false)) return true;
	l.out.rewind(mark);
	const { pending } = l.out;
	if (pending !== null) {
		const row = commentRow(pending);
		if (row >= l.place.row(term) && row <= l.place.endRow(term)) l.out.pending = null;
	}
	l.comments.position = position;
	writeAsItStood(l, term);
	return false;
}

/** Writes a node's source text, and passes the comments in it. */
export function writeAsItStood(l: Layout, node: Pick<Term, 'span'>): void {
	l.out.write(spanText(writtenSpan(node.span)));
	const lastRow = l.place.endRow(node);
	l.comments.takeAbove(lastRow);
	if (!l.keepFinalComment) return;
	const comment = l.comments.takeOn(lastRow);
	if (comment !== null) l.out.write(` ${commentText(comment)}`);
}

/** Writes a term, a call of an infix operator in parentheses if asked for. */
function writeTermIn(l: Layout, term: Term, parentheses: boolean): Written {
	let inParentheses = parentheses;
	if (l.parenthesizedTerm === term) {
		l.parenthesizedTerm = null;
		inParentheses = true;
	}
	if (!insertComments(l, l.place.row(term))) return fail(l);
	if (!l.out.inline) l.out.startLine();
	if (!writeValue(l, term, inParentheses)) return fail(l);
	if (!l.out.inline) l.out.startLine();
	return true;
}

function writeValue(l: Layout, term: Term, parentheses: boolean): Written {
	switch (term.kind) {
		case 'null':
		case 'boolean':
		case 'number':
			l.out.write(literalText(term));
			return true;
		case 'string':
			l.out.write(stringLiteral(term));
			return true;
		case 'var':
			l.out.write(variableName(l, term));
			return true;
		case 'template-string':
			return writeTemplateString(l, term);
		case 'ref':
			return writeRef(l, term);
		case 'array':
			return writeItems(l, term.items, term, '[', ']');
		case 'set':
			return writeSet(l, term);
		case 'object':
			return writeObject(l, term);
		case 'array-comprehension':
			l.out.write('[');
			return closeWith(l, ']', writeComprehension(l, term, term.term, term.body, '[', ']'));
		case 'set-comprehension':
			l.out.write('{');
			return closeWith(l, '}', writeComprehension(l, term, term.term, term.body, '{', '}'));
		case 'object-comprehension':
			l.out.write('{');
			return closeWith(l, '}', writeObjectComprehension(l, term));
		case 'call':
			return writeCall(l, term, parentheses);
		default:
			return assertNever(term);
	}
}

function closeWith(l: Layout, close: string, written: Written): Written {
	l.out.write(close);
	return written;
}

/** The literal at the end of the text that a string without a place of its own has, when it is the only one. */
const ONLY_LITERAL = /^[^"`]*("(?:[^"\\]|\\.)*"|`[^`]*`)$/;

/** A literal as it was written: escapes mean the same whichever way they are chosen. */
function stringLiteral(term: StringTerm): string {
	const text = spanText(term.span);
	const first = text[0];
	if (first === '"' || first === '`') return text;
	return ONLY_LITERAL.exec(text)?.[1] ?? quoteString(term.value);
}

/** `_` for a wildcard, unless the same one occurs again. */
export function variableName(l: Layout, term: VarTerm): string {
	if (!term.name.startsWith('$')) return term.name;
	return l.style.sharedWildcards.has(term.name) ? `_${term.name.slice(1)}` : '_';
}

/** `head.name["other name"][term]`, after the comments that stand before it. */
export function writeRef(l: Layout, ref: RefTerm): Written {
	if (!writeTermIn(l, ref.head, true)) return fail(l);
	for (const part of ref.path) {
		if (part.kind === 'string') {
			l.out.write(refField(l, part));
		} else if (part.kind === 'var') {
			l.out.write(`[${variableName(l, part)}]`);
		} else {
			l.out.write('[');
			// a comment may end the text of the term as it stood: the bracket must not become part of it
			if (!writeTerm(l, part)) l.out.write('\n');
			l.out.write(']');
		}
	}
	return true;
}

/** A path of names as text: comments between its parts do not belong to it. */
export function pathText(l: Layout, head: string, path: readonly Term[]): string {
	return head + path.map((part) => (part.kind === 'string' ? refField(l, part) : '')).join('');
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

function refField(l: Layout, part: StringTerm): string {
	return needsBrackets(l, part) ? `[${quoteString(part.value)}]` : `.${part.value}`;
}

function needsBrackets(l: Layout, part: StringTerm): boolean {
	if (!NAME.test(part.value)) return true;
	if (!l.style.keywords.has(part.value)) return false;
	return !l.style.keywordsInRefs || part.span.source.text[part.span.start] === '"';
}

/** `f(x)`, `x + y` or `x in xs`. */
function writeCall(l: Layout, call: CallTerm, parentheses: boolean): Written {
	const name = operatorName(call.operator);
	const membership = membershipArity(name);
	if (membership > 0) return writeMembership(l, call, true);
	const infix = infixOperator(name);
	const [left, right] = call.args;
	if (infix === null) return writePlainCall(l, call);
	if (left === undefined || right === undefined || call.args.length !== 2) return reportArity(l, call, name);
	if (parentheses) l.out.write('(');
	if (!writeTermIn(l, left, true)) return fail(l);
	l.out.write(` ${infix} `);
	if (!writeTermIn(l, right, true)) return fail(l);
	if (parentheses) l.out.write(')');
	return true;
}

export function reportArity(l: Layout, call: CallTerm | CallExpr, name: string): Written {
	const have = call.args.map(termKindName).join(',');
	const details = [`have: (${have})`, `want: (${operandTypes(name)})`];
	l.problems.push(diagnosticWithDetails('rego_type_error', `${name}: arity mismatch`, call.operator.span, details));
	return true;
}

/** `name(argument, …)` */
export function writePlainCall(l: Layout, call: CallTerm | CallExpr): Written {
	const { operator, args } = call;
	if (!writeRef(l, operator)) return false;
	l.out.write('(');
	const text = spanText(operator.span);
	const brackets = { openRow: l.place.row(operator), closeRow: NO_ROW, text, openOffset: operator.span.end };
	const written = writeSequence(l, args, args, brackets, (i) => writeArgument(l, args[i] as Term, operator.span.end));
	l.out.write(')');
	return written ? true : fail(l);
}

/** `x in xs` and `k, v in xs`. */
export function writeMembership(l: Layout, call: CallTerm | CallExpr, parentheses: boolean): Written {
	const name = operatorName(call.operator);
	const { args } = call;
	if (args.length !== membershipArity(name)) return reportArity(l, call, name);
	const grouped = parentheses && args.length === 3;
	if (grouped) l.out.write('(');
	for (let i = 0; i < args.length; i++) {
		if (i > 0) l.out.write(i === args.length - 1 ? ' in ' : ', ');
		if (!writeTermIn(l, args[i] as Term, true)) {
			if (grouped) l.out.write(')');
			return fail(l);
		}
	}
	if (grouped) l.out.write(')');
	return true;
}

/** A member of a collection: a union would read as a comprehension without parentheses. */
function writeMember(l: Layout, term: Term): Written {
	return isUnion(term) ? writeGrouped(l, term) : writeTerm(l, term);
}

/** An argument: a union keeps the parentheses it had. */
function writeArgument(l: Layout, term: Term, openOffset: number): Written {
	const grouped = isUnion(term) && !l.place.isLost && isParenthesized(term.span, openOffset);
	return grouped ? writeGrouped(l, term) : writeTerm(l, term);
}

function writeGrouped(l: Layout, term: Term): Written {
	l.out.write('(');
	return closeWith(l, ')', writeTerm(l, term));
}

function writeItems(l: Layout, items: readonly Term[], term: Term, open: '[' | '{', close: ']' | '}'): Written {
	l.out.write(open);
	const brackets = bracketsOf(l, term, open, close);
	return closeWith(
		l,
		close,
		writeSequence(l, items, items, brackets, (i) => writeMember(l, items[i] as Term)),
	);
}

function bracketsOf(l: Layout, term: Term, open: string, close: string): Brackets {
	const openRow = l.place.row(term);
	const closeRow = closingRow(term.span, openRow, open, close);
	return { openRow, closeRow, text: spanText(term.span), openOffset: term.span.start };
}

function writeSet(l: Layout, term: SetTerm): Written {
	if (term.items.length === 0) {
		l.out.write('set()');
		const row = closingRow(term.span, l.place.row(term), '(', ')');
		return insertComments(l, row);
	}
	const items = distinctItems(term.items);
	return writeItems(l, l.place.isLost ? [...items].sort(compareScalarTerms) : items, term, '{', '}');
}

function writeObject(l: Layout, term: ObjectTerm): Written {
	l.out.write('{');
	const entries = l.place.isLost ? [...term.entries].sort((a, b) => compareScalarTerms(a.key, b.key)) : term.entries;
	const keys = entries.map((entry) => entry.key);
	const brackets = bracketsOf(l, term, '{', '}');
	const parts = l.style.hasGenerated ? entries.flatMap((entry) => [entry.key, entry.value]) : keys;
	return closeWith(
		l,
		'}',
		writeSequence(l, keys, parts, brackets, (i) => writeEntry(l, entries[i] as ObjectEntry)),
	);
}

/** `key: value` */
function writeEntry(l: Layout, entry: ObjectEntry): Written {
	if (!writeKey(l, entry.key)) return fail(l);
	return writeMember(l, entry.value);
}

function writeKey(l: Layout, key: Term): Written {
	const written = writeMember(l, key);
	l.out.write(': ');
	return written;
}

function writeObjectComprehension(l: Layout, term: Term & { readonly kind: 'object-comprehension' }): Written {
	const row = l.place.row(term);
	l.place.move(term.value, row);
	if (!writeKey(l, term.key)) return fail(l);
	return writeComprehension(l, term, term.value, term.body, '{', '}');
}

/** `term | body`, between brackets that are not written here. */
function writeComprehension(l: Layout, whole: Term, head: Term, body: Body, open: string, close: string): Written {
	const row = l.place.row(whole);
	const headRow = l.place.row(head);
	if (headRow > row) {
		l.out.endLine();
		l.out.startLine();
	}
	if (!writeTermIn(l, head, l.place.isLost || isUnion(head) || isParenthesized(head.span, whole.span.start)))
		return fail(l);
	l.out.write(' |');
	return writeInnerBody(l, body, headRow, closingRow(whole.span, row, open, close));
}

/**
 * A body between brackets: on one line if it was on one line and on that of what precedes it, else indented. Its
 * closing bracket is not written here.
 */
export function writeInnerBody(l: Layout, body: Body, precedingRow: number, closeRow: number): Written {
	const rows = body.map((expr) => l.place.row(expr));
	const first = rows[0] as number;
	const joined = l.style.hasGenerated && body.some(containsGenerated);
	const broken = joined
		? first > precedingRow
		: rows.some((row, i) => row > (i === 0 ? precedingRow : (rows[i - 1] as number)));
	if (!broken) {
		l.out.write(' ');
		for (let i = 0; i < body.length; i++) {
			if (i > 0) l.out.write('; ');
			if (!l.writeExpr(l, body[i] as Expr)) return false;
		}
		return insertComments(l, closeRow) || fail(l);
	}
	l.out.endLine();
	l.out.indent();
	let written = l.writeBody(l, body);
	if (written && !insertComments(l, closeRow)) written = fail(l);
	l.out.unindent();
	l.out.startLine();
	return written;
}

/** `$"text {expression} text"` */
function writeTemplateString(l: Layout, term: TemplateStringTerm): Written {
	const quote = term.multiLine ? '`' : '"';
	l.out.write(`$${quote}`);
	for (let i = 0; i < term.parts.length; i++) {
		const part = term.parts[i] as StringTerm | Expr;
		if (part.kind === 'string') l.out.write(templateText(part.value, term.multiLine));
		else if (isPlainLiteral(l, part)) l.out.write(literalText(part.terms));
		else if (!writeTemplateExpr(l, part, term.parts[i + 1])) return false;
	}
	l.out.write(quote);
	return true;
}

function templateText(value: string, multiLine: boolean): string {
	return escapeTemplateText(multiLine ? value : quoteString(value).slice(1, -1));
}

type Literal = NullTerm | BooleanTerm | NumberTerm | StringTerm;

/** A literal with no comment before it is part of the text. */
function isPlainLiteral(l: Layout, part: Expr): part is Expr & { readonly terms: Literal } {
	switch (part.terms.kind) {
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
			return l.out.pending === null && l.comments.nextRow >= l.place.row(part);
		default:
			return false;
	}
}

function literalText(literal: Literal): string {
	switch (literal.kind) {
		case 'null':
			return 'null';
		case 'boolean':
			return literal.value ? 'true' : 'false';
		case 'number':
			return literal.text;
		case 'string':
			return quoteString(literal.value).slice(1, -1);
		default:
			return assertNever(literal);
	}
}

function writeTemplateExpr(l: Layout, part: Expr, following: StringTerm | Expr | undefined): Written {
	l.out.write('{');
	l.out.indent();
	if (l.out.pending !== null) {
		l.out.endLine();
		l.out.startLine();
	} else {
		const above = l.comments.takeAbove(l.place.row(part));
		if (above.length > 0) {
			l.out.write(' ');
			l.out.inline = true;
			writeComments(l, above);
		}
	}
	if (!l.writeExpr(l, part)) return false;
	if (following !== undefined) {
		const above = l.comments.takeAbove(rowAt(following.span, following.span.start));
		if (above.length > 0) {
			l.out.endLine();
			writeComments(l, above);
			l.out.startLine();
		}
	}
	l.out.write('}');
	l.out.unindent();
	return true;
}
