import type { Span } from '@merlon/base';
import type { ExprTerms, RuleHead, Term } from './ast.ts';
import type { Parser } from './parser.ts';
import { termKindName } from './term-text.ts';

/** Whether a default rule is one that is always defined; reports what is wrong with it at the rule. */
export function checkDefaultRule(p: Parser, head: RuleHead, at: Span): boolean {
	if (head.value === null) {
		p.errorAt(at, 'illegal default rule (must have a value)');
		return false;
	}
	const problems: string[] = [];
	findVariableParts(head.value, problems);
	if (problems.length === 0 && head.args !== null) checkArguments(head.args, problems);
	for (const problem of problems) p.errorAt(at, `illegal default rule (${problem})`);
	return problems.length === 0;
}

/** What of a value is only known when it is evaluated; comprehensions are fine, as they are always defined. */
function findVariableParts(term: Term, problems: string[]): void {
	switch (term.kind) {
		case 'ref':
		case 'var':
		case 'call':
			problems.push(`value cannot contain ${term.kind}`);
			break;
		case 'array':
		case 'set':
			for (const item of term.items) findVariableParts(item, problems);
			break;
		case 'object':
			for (const { key, value } of term.entries) {
				findVariableParts(key, problems);
				findVariableParts(value, problems);
			}
			break;
		case 'template-string':
			for (const part of term.parts) {
				if (part.kind === 'expr') findVariableOperands(part.terms, problems);
			}
	}
}

function findVariableOperands(terms: ExprTerms, problems: string[]): void {
	if (terms.kind === 'ref' || terms.kind === 'var') findVariableParts(terms, problems);
	else if (terms.kind === 'call-expr') {
		for (const operand of [terms.operator, ...terms.args]) findVariableParts(operand, problems);
	}
}

function checkArguments(args: readonly Term[], problems: string[]): void {
	const names = new Set<string>();
	for (const arg of args) {
		if (arg.kind !== 'var') problems.push(`arguments cannot contain ${termKindName(arg)}`);
		else if (names.has(arg.name)) problems.push(`arguments cannot be repeated ${arg.name}`);
		else names.add(arg.name);
	}
}
