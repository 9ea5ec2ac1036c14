import type { Expr, Term } from '../syntax/ast.ts';
import { refTerm } from '../syntax/ast-build.ts';
import type { Program, RuleUnit } from './program.ts';
import { appendToBody, isScalar } from './term-facts.ts';
import { sameTerm } from './term-order.ts';

/** Moves what is neither a scalar nor a variable out of references in heads: `p[x.y]` becomes `p[v] { v = x.y }`. */
export function rewriteHeadRefs(program: Program): void {
	for (const module of program.modules) {
		for (const rule of module.rules) rewriteHeadRef(program, rule);
	}
}

function rewriteHeadRef(program: Program, rule: RuleUnit): void {
	const { reference } = rule.head;
	const captures: Expr[] = [];
	let { key } = rule.head;
	const path = reference.path.map((part, i): Term => {
		if (part.kind === 'var' || isScalar(part)) return part;
		const { variable, equality } = program.locals.capture(part);
		if (i === reference.path.length - 1 && sameTerm(key, part)) key = variable;
		captures.push(equality);
		return variable;
	});
	if (captures.length === 0) return;
	rule.head = { ...rule.head, key, reference: refTerm(reference.head, path, reference.span) };
	rule.body = appendToBody(rule.body, captures);
}
