import type { Body, Expr, Term } from '../syntax/ast.ts';
import { callExpr } from '../syntax/ast-build.ts';
import { annotationsTerm, chainTerm } from './annotation-terms.ts';
import { eqOperator } from './local-names.ts';
import { mapExpr, mapHead, mapSame, mapTerm, type TermMapper } from './map-terms.ts';
import { type Program, packageOf, type RuleUnit } from './program.ts';
import { appendToBody, dottedName } from './term-facts.ts';
import { headTerms, visitExprs } from './visit.ts';

const CHAIN = 'rego.metadata.chain';
const RULE = 'rego.metadata.rule';

/** Replaces the calls that ask for a rule's metadata by their results, which are known here. */
export function rewriteMetadataCalls(program: Program): void {
	for (const rule of program.allRules()) if (chainOfRules(rule).some(asksForMetadata)) rewriteRule(program, rule);
}

function rewriteRule(program: Program, rule: RuleUnit): void {
	const { builtins } = program.options;
	const calls = firstCalls(rule);
	const results = new Map<string, Term>();
	const captures: Expr[] = [];
	for (const name of [CHAIN, RULE]) {
		const call = calls.get(name);
		if (call === undefined || !builtins.has(name)) continue;
		const value = name === CHAIN ? chainOf(program, rule, call) : ruleOf(program, rule, call);
		const { variable, equality } = program.locals.capture(value);
		captures.push(equality);
		results.set(name, variable);
	}
	if (captures.length === 0) return;
	const rewriter = callRewriter(results);
	rule.head = mapHead(rule.head, rewriter);
	rule.body = appendToBody(captures, rewriter.body(rule.body));
}

function firstCalls(rule: RuleUnit): Map<string, Expr> {
	const calls = new Map<string, Expr>();
	const nodes = chainOfRules(rule).flatMap(({ head, body }) => [...headTerms(head), ...body]);
	visitExprs(nodes, (expr) => {
		const name = metadataCall(expr);
		if (name !== null && !calls.has(name)) calls.set(name, expr);
		return false;
	});
	return calls;
}

/** A rule and the rules of its `else` chain. */
function chainOfRules(rule: RuleUnit): RuleUnit[] {
	const chain = [rule];
	for (let next = rule.else; next !== null; next = next.else) chain.push(next);
	return chain;
}

/** Whether a rule, without its `else`, asks for its metadata. */
export function asksForMetadata({ facts }: RuleUnit): boolean {
	return facts.called.has(CHAIN) || facts.called.has(RULE);
}

function metadataCall(expr: Expr): string | null {
	const name = expr.terms.kind === 'call-expr' ? dottedName(expr.terms.operator) : null;
	return name === CHAIN || name === RULE ? name : null;
}

function chainOf(program: Program, rule: RuleUnit, call: Expr): Term {
	return chainTerm(program.annotations.chain(rule.source, packageOf(rule)), call.span);
}

/** The block nearest to the file's beginning is the rule's primary one; without any, an empty object. */
function ruleOf(program: Program, rule: RuleUnit, call: Expr): Term {
	const [primary] = [...program.annotations.ruleScope(rule.source)].sort((a, b) => a.span.start - b.span.start);
	return primary === undefined ? { kind: 'object', entries: [], span: call.span } : annotationsTerm(primary, call.span);
}

function callRewriter(results: ReadonlyMap<string, Term>): TermMapper {
	const replaced = (expr: Expr): Expr => {
		const result = results.get(metadataCall(expr) ?? '');
		if (result === undefined || expr.terms.kind !== 'call-expr') return mapExpr(expr, rewriter);
		const { span } = expr;
		const variable: Term = { ...result, span };
		const [output] = expr.terms.args;
		return {
			kind: 'expr',
			terms: output === undefined ? variable : callExpr(eqOperator(span), [output, variable], span),
			negated: false,
			with: [],
			generated: true,
			fromAssignment: false,
			span,
		};
	};
	const rewriter: TermMapper = {
		term: (term) => mapTerm(term, rewriter),
		body: (body: Body) => mapSame(body, replaced),
	};
	return rewriter;
}
