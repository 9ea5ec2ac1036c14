import { type Span, spanText } from '@merlon/base';
import type { Expr, RefTerm, Rule, RuleHead, Term } from '../syntax/ast.ts';
import { termText } from '../syntax/term-text.ts';
import { groupLeadingUnion } from './brace-lead.ts';
import { insertComments, type Layout, type Written } from './layout.ts';
import { closingRow, rowAt } from './placement.ts';
import { quoteString } from './quote.ts';
import { type Brackets, writeSequence } from './write-sequence.ts';
import { variableName, writeAsItStood, writeRef, writeTerm } from './write-term.ts';

/** Writes rules, apart from each other, except one-liners that stood on adjacent lines. */
export function writeRules(l: Layout, rules: readonly Rule[]): void {
	rules.forEach((rule, i) => {
		const next = rules[i + 1];
		const { position } = l.comments;
		insertComments(l, l.place.row(rule));
		if (l.keptRules.has(rule)) {
			writeRuleAsItStood(l, rule, next, position);
			return;
		}
		l.collided = false;
		writeRule(l, rule);
		if (l.collided) l.collidedRules.add(rule);
		const together = next !== undefined && isOneLiner(l, rule) && isOneLiner(l, next);
		if (!together || l.place.row(next) !== l.place.row(rule) + 1) l.out.blankLine();
	});
}

/** Writes a rule's source text, its further bodies with it. */
function writeRuleAsItStood(l: Layout, rule: Rule, next: Rule | undefined, position: number): void {
	if (isChained(rule)) l.out.write(' ');
	else l.out.startLine();
	l.keepFinalComment = true;
	// the comment on the first line is part of the text, or is found again behind its last line
	l.comments.position = position;
	l.comments.takeAbove(l.place.row(rule));
	l.out.pending = null;
	writeAsItStood(l, rule);
	if (next !== undefined && l.keptRules.has(next) && isChained(next)) return;
	l.out.endLine();
	l.out.blankLine();
}

/** The rules that share the statements of some rules: further bodies of one head are one statement. */
export function wholeStatements(rules: readonly Rule[], some: ReadonlySet<Rule>): ReadonlySet<Rule> {
	const whole = new Set<Rule>();
	let statement: Rule[] = [];
	for (const [i, rule] of rules.entries()) {
		statement.push(rule);
		const next = rules[i + 1];
		if (next !== undefined && isChained(next)) continue;
		if (statement.some((part) => some.has(part))) for (const part of statement) whole.add(part);
		statement = [];
	}
	return whole;
}

/** Whether a rule is written on one line, as far as its body decides. */
function isOneLiner(l: Layout, rule: Rule): boolean {
	if (rule.body.length > 1 || rule.isDefault || rule.else !== null) return false;
	const [only] = rule.body;
	return (only === undefined || !isSet(only)) && writesIf(l, rule);
}

/** A set as the only expression of a body keeps the braces of the body, which would be taken for its own. */
function isSet(expr: Expr): boolean {
	return !expr.negated && expr.terms.kind === 'set';
}

function writesIf(l: Layout, rule: Rule): boolean {
	return (l.style.v1 || l.style.ifs) && (l.style.contains || rule.head.value !== null);
}

function writeRule(l: Layout, rule: Rule): void {
	l.out.startLine();
	if (rule.isDefault) l.out.write('default ');
	const constant = isConstant(rule);
	l.keepFinalComment = constant;
	const headWritten = writeHead(l, rule, constant);
	if (constant) l.out.endLine();
	else writeRuleBody(l, rule, { headWritten, headEndRow: rowAt(rule.head.span, rule.head.span.end), isElse: false });
}

/** Whether a rule has no body but `true`. */
function isConstant(rule: Rule): boolean {
	if (rule.else !== null) return false;
	if (rule.isDefault || rule.generatedBody) return true;
	const [only] = rule.body;
	if (rule.body.length !== 1 || only === undefined || only.negated || only.with.length > 0) return false;
	return only.terms.kind === 'boolean' && only.terms.value;
}

interface BodyContext {
	readonly headWritten: Written;
	/** The line on which the head, with its value, ends. */
	readonly headEndRow: number;
	readonly isElse: boolean;
}

/** The body, on the line of the head if it was a single expression there, and what follows after `else`. */
function writeRuleBody(l: Layout, rule: Rule, { headWritten, headEndRow, isElse }: BodyContext): void {
	const [first] = rule.body;
	l.keepFinalComment = true;
	const withIf = writesIf(l, rule);
	if (withIf) {
		l.out.write(' if');
		if (rule.body.length === 1 && first !== undefined && l.place.row(first) === headEndRow && !isSet(first)) {
			l.out.write(' ');
			l.writeExpr(l, first);
			l.out.endLine();
			if (rule.else !== null) writeElse(l, rule, rule.else);
			return;
		}
	}
	if (!headWritten && !l.comments.isEmpty) {
		l.out.write(' { ');
	} else {
		l.out.write(' {');
		l.out.endLine();
	}
	if (withIf && !isElse && first !== undefined) groupLeadingUnion(l, first);
	l.out.indent();
	l.writeBody(l, rule.body);
	insertComments(l, closingRow(rule.span, l.place.row(rule), '{', '}', bracketsBeforeBody(rule, isElse)));
	l.out.unindent();
	l.out.startLine();
	l.out.write('}');
	if (rule.else !== null) writeElse(l, rule, rule.else);
}

function bracketsBeforeBody({ head }: Rule, isElse: boolean): '(' | '[' | null {
	if (isElse) return null;
	if (head.args !== null && head.args.length > 0) return '(';
	return head.key === null ? null : '[';
}

/** `else := value if …`, behind the closing brace if it was there and no comment stands between. */
function writeElse(l: Layout, rule: Rule, next: Rule): void {
	const row = l.place.row(next);
	const line = next.span.source.line(row);
	const behindBrace = row > l.place.row(rule) && !line.trimStart().startsWith('else');
	const commentAbove = l.comments.nextRow < row || l.out.pending !== null;
	if (behindBrace && !commentAbove) {
		l.out.write(' ');
	} else {
		l.out.blankLine();
		l.out.startLine();
	}
	insertComments(l, row);
	if (commentAbove && !behindBrace) l.out.startLine();
	writeElseRule(l, next, row);
}

function writeElseRule(l: Layout, rule: Rule, row: number): void {
	const constant = isConstant(rule);
	l.keepFinalComment = constant;
	insertComments(l, row);
	if (!l.out.inline) l.out.startLine();
	l.out.write('else');
	const { value, generatedValue, assign } = rule.head;
	let headWritten = true;
	if (value !== null && (!isTrue(value) || constant)) {
		l.out.write(assign || l.style.v1 ? ' := ' : ' = ');
		if (generatedValue) {
			l.out.write('true');
		} else {
			l.place.move(value, row);
			headWritten = writeTerm(l, value);
		}
	}
	if (constant) {
		l.out.endLine();
		return;
	}
	const valueEnd = value === null || generatedValue ? null : value.span.end;
	const context = { headWritten, headEndRow: valueEnd === null ? row : rowAt(rule.span, valueEnd), isElse: true };
	// the nodes of a body without braces have no places of their own
	l.place.isLost = rule.body[0]?.span.start === rule.span.start;
	writeRuleBody(l, { ...rule, else: null }, context);
	l.place.isLost = false;
	if (rule.else !== null) writeElse(l, rule, rule.else);
}

function sameSpan(a: Span, b: Span): boolean {
	return a.start === b.start && a.end === b.end;
}

function isTrue(term: Term): boolean {
	return term.kind === 'boolean' && term.value;
}

function writeHead(l: Layout, rule: Rule, constant: boolean): Written {
	const { head } = rule;
	const [second] = head.reference.path;
	if (l.style.refHeads || second === undefined) {
		if (!writeRef(l, head.reference)) return false;
	} else {
		if (l.comments.nextRow === l.place.row(second)) {
			writeAsItStood(l, head);
			return true;
		}
		l.out.write(`${nameOf(head.reference)}[${indexText(l, rule, second)}]`);
	}
	if (head.args !== null && head.args.length > 0 && !writeArguments(l, head, head.args)) return false;
	if (head.key !== null && head.value === null && !writeKey(l, head.key)) return false;
	return writeHeadValue(l, rule, constant);
}

function nameOf(reference: RefTerm): string {
	return reference.head.kind === 'var' ? reference.head.name : termText(reference.head);
}

function indexText(l: Layout, rule: Rule, index: Term): string {
	if (index.kind === 'string') return quoteString(index.value);
	if (index.kind !== 'var') return termText(index);
	return isChained(rule) && index.name.startsWith('$') ? '_' : variableName(l, index);
}

/** Whether a rule is a further body of the rule before it. */
function isChained({ span }: Rule): boolean {
	return span.source.text[span.start] === '{';
}

function writeArguments(l: Layout, head: RuleHead, args: readonly Term[]): Written {
	const openRow = l.place.row(head);
	const brackets: Brackets = {
		openRow,
		closeRow: closingRow(head.span, openRow, '(', ')'),
		text: spanText(head.span),
		openOffset: head.reference.span.end,
	};
	l.out.write('(');
	const written = writeSequence(l, args, args, brackets, (i) => writeTerm(l, args[i] as Term));
	l.out.write(')');
	return written;
}

function writeKey(l: Layout, key: Term): Written {
	if (l.style.contains) {
		l.out.write(' contains ');
		return writeTerm(l, key);
	}
	l.out.write('[');
	const written = writeTerm(l, key);
	l.out.write(']');
	return written;
}

function writeHeadValue(l: Layout, rule: Rule, constant: boolean): Written {
	const { head } = rule;
	const { value } = head;
	if (value === null || (head.key === null && isTrue(value) && !constant && !rule.isDefault)) return true;
	if (isImplied(l, rule, constant)) return true;
	l.out.write(head.assign || l.style.v1 ? ' := ' : ' = ');
	if (head.generatedValue) {
		l.out.write('true');
		return true;
	}
	return writeTerm(l, value);
}

/** Whether the value `true` is left out of `f(1)`, `p[x] if …` and, before v1, of `a.b.c`. */
function isImplied(l: Layout, rule: Rule, constant: boolean): boolean {
	const { head } = rule;
	if (head.value === null || !isTrue(head.value) || !sameSpan(head.value.span, head.span)) return false;
	const isFunction = head.args !== null && head.args.length > 0;
	if (l.style.v1 && constant && head.key === null && !isFunction) return false;
	const isIndexed = head.reference.path.length === 1 && !isFunction;
	return !head.generatedValue || rule.generatedBody || isChained(rule) || isIndexed;
}
