import type { Span } from '@merlon/base';
import type { Body, CallExpr, Expr, RefTerm, Rule, RuleHead, Term } from './ast.ts';
import { booleanTerm, refTerm } from './ast-build.ts';
import { BUILTIN_NAMES } from './builtin-names.ts';
import { isCallOf, operatorName } from './expr-kind.ts';
import { headName } from './parse-head.ts';
import { trueBody } from './parse-rule.ts';
import { termKindName, termText } from './term-text.ts';

/** The rule that a query at the top level of a module declares, such as `p := 1`; a text says why there is none. */
export function ruleFromQuery(body: Body): Rule | string {
	const [only] = body;
	if (only === undefined || body.length !== 1) return 'multiple expressions cannot be used for rule head';
	return ruleFromExpression(only);
}

function ruleFromExpression(expression: Expr): Rule | string {
	const { terms } = expression;
	if (expression.with.length > 0) return 'expressions using with keyword cannot be used for rule head';
	if (expression.negated) return 'negated expressions cannot be used for rule head';
	switch (terms.kind) {
		case 'some':
			return "'some' declarations cannot be used for rule head";
		case 'every':
		case 'not':
		case 'and':
		case 'or':
			return 'expression cannot be used for rule head';
		case 'ref':
			return terms.path.length > 1 ? ruleFromDottedReference(terms) : partialSetRule(terms);
		case 'call-expr':
			return ruleFromCall(expression, terms);
		default:
			return `${termKindName(terms)} cannot be used for rule name`;
	}
}

function ruleFromCall(expression: Expr, call: CallExpr): Rule | string {
	const isAssignment = isCallOf(expression, 'assign');
	if (isAssignment || isCallOf(expression, 'eq')) return ruleFromEquality(expression, call, isAssignment);
	const name = operatorName(call.operator);
	if (name !== null && BUILTIN_NAMES.has(name)) return 'rule name conflicts with built-in function';
	if (call.args.length === 0) return 'rule argument list must take at least one argument';
	if (call.operator.head.kind !== 'var') return invalidHead(call.operator);
	const at = call.operator.span;
	// OPA does not count this value as generated, which lets `f(1)` through the checks of v1.
	return declare({ reference: call.operator, args: call.args, value: booleanTerm(true, at) }, at, at);
}

/** `lhs = value` or `lhs := value`: a function, an entry of an object, or a complete rule. */
function ruleFromEquality(expression: Expr, call: CallExpr, assign: boolean): Rule | string {
	const [target, value] = call.args;
	if (target === undefined || value === undefined) return 'assignment requires two operands';
	const at = expression.span;
	if (target.kind === 'call') {
		// The errors of the other forms come last, and a call is none of them.
		if (target.operator.head.kind !== 'var') return 'call cannot be used for rule name';
		const declared = { reference: target.operator, args: target.args, value, assign };
		return declare(declared, at, value.span);
	}
	if (target.kind === 'ref') {
		if (target.head.kind !== 'var') return invalidHead(target);
		const [key = null] = target.path.length === 1 ? target.path : [];
		return declare({ reference: target, key, value, assign }, at, value.span);
	}
	if (target.kind !== 'var') return `${termKindName(target)} cannot be used for rule name`;
	return declare({ reference: refTerm(target, [], target.span), value, assign }, at, value.span);
}

/** `a.b.c`: a complete rule that is true. */
function ruleFromDottedReference(reference: RefTerm): Rule | string {
	if (reference.head.kind !== 'var') return invalidHead(reference);
	const at = reference.span;
	return declare({ reference, value: booleanTerm(true, at), generatedValue: true }, at, at);
}

/** `p[x]`: a member of the set `p`. */
function partialSetRule(reference: RefTerm): Rule | string {
	const [key] = reference.path;
	if (key === undefined) return 'refs cannot be used for rule head';
	if (reference.head.kind !== 'var') return invalidHead(reference);
	const name = refTerm(reference.head, [], reference.head.span);
	return declare({ reference: name, key }, reference.span, reference.span);
}

function invalidHead(reference: RefTerm): string {
	return `invalid rule head: ${termText(reference)}`;
}

interface Declared {
	readonly reference: RefTerm;
	readonly args?: readonly Term[];
	readonly key?: Term | null;
	readonly value?: Term;
	readonly assign?: boolean;
	readonly generatedValue?: boolean;
}

function declare(declared: Declared, at: Span, bodySpan: Span): Rule {
	const head: RuleHead = {
		kind: 'head',
		name: headName(declared.reference),
		reference: declared.reference,
		args: declared.args ?? null,
		key: declared.key ?? null,
		value: declared.value ?? null,
		assign: declared.assign ?? false,
		generatedValue: declared.generatedValue ?? false,
		usesIf: false,
		usesContains: false,
		span: at,
	};
	return {
		kind: 'rule',
		isDefault: false,
		head,
		body: trueBody(bodySpan),
		generatedBody: true,
		else: null,
		annotations: [],
		span: at,
	};
}
