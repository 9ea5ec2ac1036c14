import { assertNever } from '@merlon/base';
import type { Body, CallExpr, Every, Expr, NotExpr, SomeDecl, With } from '../syntax/ast.ts';
import { beginsWithBrace, isUnionExpr } from './brace-lead.ts';
import { infixOperator, membershipArity, operatorName } from './infix.ts';
import { fail, insertComments, type Layout, type Written } from './layout.ts';
import { isLogical } from './logical-chain.ts';
import { closingRow, rowAt } from './placement.ts';
import { writeLogical } from './write-logical.ts';
import { reportArity, writeInnerBody, writeMembership, writePlainCall, writeTerm } from './write-term.ts';

/** Writes each expression on a line of its own; those that stood apart stay apart. */
export function writeBody(l: Layout, body: Body): Written {
	const [first] = body;
	if (first !== undefined && !insertComments(l, l.place.row(first))) return false;
	body.forEach((expr, i) => {
		const previous = body[i - 1];
		if (previous !== undefined && l.place.row(expr) > l.place.endRow(previous) + 1) l.out.blankLine();
		l.out.startLine();
		writeExpr(l, expr);
		l.out.endLine();
	});
	return true;
}

/** Writes one expression with its negation and its `with`. */
export function writeExpr(l: Layout, expr: Expr): Written {
	const grouped = l.parenthesizedExpr === expr;
	if (grouped) l.parenthesizedExpr = null;
	if (!insertComments(l, l.place.row(expr))) return false;
	if (!l.out.inline) l.out.startLine();
	const negatedChain = expr.negated && isLogical(expr);
	if (expr.negated) l.out.write(negatedChain ? 'not (' : 'not ');
	if (grouped) l.out.write('(');
	if (!writeExprTerms(l, expr)) return false;
	if (grouped) l.out.write(')');
	if (negatedChain) l.out.write(')');
	return expr.with.length === 0 || writeWiths(l, expr, expr.with);
}

function writeExprTerms(l: Layout, expr: Expr): Written {
	const { terms } = expr;
	switch (terms.kind) {
		case 'some':
			return writeSome(l, terms) || fail(l);
		case 'every':
			return writeEvery(l, terms, expr) || fail(l);
		case 'not':
			return writeNot(l, terms, expr) || fail(l);
		case 'and':
		case 'or':
			if (isLogical(expr)) writeLogical(l, expr);
			return true;
		case 'call-expr':
			return writeCallExpr(l, terms);
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
		case 'template-string':
		case 'var':
		case 'ref':
		case 'array':
		case 'object':
		case 'set':
		case 'array-comprehension':
		case 'set-comprehension':
		case 'object-comprehension':
		case 'call':
			return writeTerm(l, terms);
		default:
			return assertNever(terms);
	}
}

/** The first `with` stays on the line where the expression ends; the others go on lines of their own if they had. */
function writeWiths(l: Layout, expr: Expr, withs: readonly With[]): Written {
	const [first] = withs;
	if (first === undefined) return true;
	let row = endRowBefore(expr, first);
	let rest = withs;
	if (l.place.row(first) === row) {
		if (!writeWith(l, first, false)) return false;
		row = l.place.row(first);
		rest = withs.slice(1);
	}
	let indented = false;
	for (const item of rest) {
		const ownLine = l.place.row(item) > row;
		if (ownLine) {
			if (!indented) l.out.indent();
			indented = true;
			l.out.endLine();
			l.out.startLine();
			row = l.place.row(item);
		}
		if (!writeWith(l, item, ownLine)) {
			if (indented) l.out.unindent();
			return false;
		}
	}
	if (indented) l.out.unindent();
	return true;
}

/** The line on which an expression ends, its `with` left out. */
function endRowBefore(expr: Expr, first: With): number {
	const { source, start } = expr.span;
	const text = source.text.slice(start, first.span.start).trimEnd();
	return rowAt(expr.span, start + text.length);
}

function writeWith(l: Layout, item: With, ownLine: boolean): Written {
	if (!insertComments(l, l.place.row(item))) return fail(l);
	l.out.write(ownLine ? 'with ' : ' with ');
	if (!writeTerm(l, item.target)) return fail(l);
	l.out.write(' as ');
	// the value is written even if it had to be left as it stood: the next `with` goes on
	writeTerm(l, item.value);
	return true;
}

/** `some x, y` and `some k, v in xs` */
function writeSome(l: Layout, decl: SomeDecl): Written {
	let row = l.place.row(decl);
	if (!insertComments(l, row)) return false;
	l.out.write('some ');
	for (let i = 0; i < decl.symbols.length; i++) {
		const symbol = decl.symbols[i];
		if (symbol === undefined) continue;
		if (symbol.kind === 'call') {
			if (!writeMembership(l, symbol, false)) return false;
			continue;
		}
		const symbolRow = l.place.row(symbol);
		if (symbolRow > row) {
			l.out.endLine();
			l.out.startLine();
			l.out.write('\t');
			row = symbolRow;
		} else if (i > 0) {
			l.out.write(' ');
		}
		if (!writeTerm(l, symbol)) return false;
		if (i < decl.symbols.length - 1) l.out.write(',');
	}
	return true;
}

/** `every k, v in xs { … }` */
function writeEvery(l: Layout, every: Every, expr: Expr): Written {
	const row = l.place.row(expr);
	if (!insertComments(l, row)) return false;
	l.out.write('every ');
	if (every.key !== null) {
		if (!writeTerm(l, every.key)) return false;
		l.out.write(', ');
	}
	if (!writeTerm(l, every.value)) return false;
	l.out.write(' in ');
	if (!writeTerm(l, every.domain)) return false;
	l.out.write(' {');
	writeInnerBody(l, every.body, row, closingRow(expr.span, row, '{', '}'));
	const [only] = every.body;
	if (every.body.length === 1 && only !== undefined && l.place.row(only) === row) l.out.write(' ');
	l.out.write('}');
	return true;
}

/** `not { … }` and `not expression` */
function writeNot(l: Layout, not: NotExpr, expr: Expr): Written {
	const row = l.place.row(expr);
	if (!insertComments(l, row)) return false;
	l.out.write('not ');
	const [first] = not.body;
	const last = not.body[not.body.length - 1];
	if (first === undefined || last === undefined) return true;
	if (not.explicitBody || not.body.length > 1) {
		if (isUnionExpr(first)) l.parenthesizedExpr = first;
		l.out.write('{');
		writeInnerBody(l, not.body, row, closingRow(expr.span, row, '{', '}'));
		if (l.place.row(last) === row) l.out.write(' ');
		l.out.write('}');
		return true;
	}
	const grouped = first.with.length > 0 || isLogical(first) || first.terms.kind === 'not' || beginsWithBrace(first);
	if (grouped) l.out.write('(');
	writeExpr(l, first);
	if (grouped) l.out.write(')');
	return true;
}

/** `f(x)`, `x == y`, and `z = x + y` for a builtin called with the variable for its result. */
function writeCallExpr(l: Layout, call: CallExpr): Written {
	const name = operatorName(call.operator);
	if (membershipArity(name) > 0) return writeMembership(l, call, false);
	const infix = infixOperator(name);
	if (infix === null) return writePlainCall(l, call);
	const [left, right, result] = call.args;
	if (left === undefined || right === undefined || call.args.length > 3) {
		reportArity(l, call, name);
		return writePlainCall(l, call);
	}
	if (result !== undefined) {
		if (!writeTerm(l, result)) return fail(l);
		l.out.write(' = ');
	}
	if (!writeTerm(l, left)) return fail(l);
	l.out.write(` ${infix} `);
	return writeTerm(l, right) || (result !== undefined && fail(l));
}
