import { type Span, spanText } from '@merlon/base';
import type { Body, Term } from './ast.ts';
import { callOf, isName, operatorName } from './expr-kind.ts';
import type { Parser } from './parser.ts';
import { termKindName } from './term-text.ts';

/** Builtins that are written between their operands, and how many they take. */
const INFIX_ARITY: ReadonlyMap<string, number> = new Map([
	...[
		'and',
		'assign',
		'div',
		'eq',
		'equal',
		'gt',
		'gte',
		'internal.member_2',
		'lt',
		'lte',
		'minus',
		'mul',
		'neq',
		'or',
		'plus',
		'rem',
	].map((name): [string, number] => [name, 2]),
	['internal.member_3', 3],
]);

/** Builtins without a value. */
const VOID_BUILTINS: ReadonlySet<string> = new Set(['print', 'internal.print', 'internal.test_case']);

/**
 * Whether a body begins with a union written `a | b`: in braces, that cannot be told from a comprehension. The call
 * `or(a, b)` and the union in parentheses can.
 */
export function isUnionBody(body: Body): boolean {
	const [first] = body;
	if (first === undefined) return false;
	const call = callOf(first);
	if (call === null || !isName(call.operator, 'or') || spanText(call.operator.span) !== '|') return false;
	return !spanText(first.span).trimStart().startsWith('(');
}

export function reportUnionBody(p: Parser, brace: Span, body: Body, prefix: string): void {
	const braces = p.textFrom(brace.start);
	let union = braces;
	const [first] = body;
	if (first !== undefined) {
		const from = first.span.start - brace.start;
		const to = first.span.end - brace.start;
		if (from > 0 && to <= braces.length) {
			union = `${braces.slice(0, from)}(${braces.slice(from, to)})${braces.slice(to)}`;
		}
	}
	p.hint(`write \`${prefix}(${braces})\` for the comprehension, or \`${prefix}${union}\` for the set union`);
	p.errorAt(
		brace,
		'ambiguous `{ ... | ... }` operand: read as a body holding a set-union expression, not as a comprehension',
	);
}

/** Braces in an operand position that hold a value; the parser stands behind it. */
export function reportOperandValue(p: Parser, brace: Span, term: Term, prefix: string): void {
	const operand = p.textFrom(brace.start);
	p.hint(`write \`${prefix}(${operand})\` to negate the value, or \`${prefix}{${operand}}\` for a body holding it`);
	const kind = termKindName(leftmostOperand(term));
	p.errorAt(brace, `\`{...}\` in an operand position must contain expression(s), got: ${kind}`);
}

export function reportBraceLedOperand(p: Parser, at: Span, operand: string, operator: string): void {
	p.hint(`wrap the operand to keep the value: \`(${operand}) ${operator} ...\``);
	p.errorAt(at, `operand of \`${operator}\` cannot begin with \`{\` unless the braces hold a body`);
}

/** The value that the first character of a term belongs to. */
function leftmostOperand(term: Term): Term {
	let at = term;
	while (at.kind === 'call') {
		const name = operatorName(at.operator);
		const [first] = at.args;
		if (name === null || first === undefined || INFIX_ARITY.get(name) !== at.args.length) break;
		at = first;
	}
	return at;
}

/** An operand of nothing but calls without a value can never fail. */
export function reportVoidOperands(p: Parser, body: Body, operator: string): void {
	for (const expression of body) {
		const call = callOf(expression);
		const name = call === null ? null : operatorName(call.operator);
		if (expression.negated || name === null || !VOID_BUILTINS.has(name)) return;
	}
	const [first] = body;
	const call = first === undefined ? null : callOf(first);
	if (first === undefined || call === null) return;
	const name = operatorName(call.operator) ?? '';
	p.hint(
		`\`${name}\` produces no value and always succeeds, so the operand can never fail; ` +
			'move it out of the operand, or add an expression that can fail',
	);
	p.errorAt(first.span, `operand of \`${operator}\` cannot consist only of calls to \`${name}\``);
}
