import type { Span } from '@merlon/base';
import type { Body, Rule, RuleHead, Term } from './ast.ts';
import { booleanTerm, expr, refTerm, varTerm } from './ast-build.ts';
import { checkDefaultRule } from './check-default-rule.ts';
import { isGround } from './expr-kind.ts';
import { parseHead } from './parse-head.ts';
import { parseInfix } from './parse-infix.ts';
import type { Parser } from './parser.ts';
import { relocateBody, relocateHead } from './relocate.ts';
import { reportKeywordName } from './rule-name-keywords.ts';
import { Token } from './token.ts';

/**
 * rule ::= "default" head | head "contains" infix | head [ "if" literal | [ "if" ] "{" body "}" ] { else | "{" body "}" }
 *
 * Null when what stands here is no rule; then there are errors only if it cannot be a query either.
 */
export function parseRules(p: Parser): Rule[] | null {
	const start = p.start;
	p.acceptKeywordReference();
	const isDefault = p.at(Token.Default);
	if (isDefault) {
		p.scan();
		p.acceptKeywordReference();
	}
	if (!p.at(Token.Ident)) {
		if (isDefault) reportKeywordName(p, true);
		return null;
	}
	const written = parseHead(p, isDefault);
	if (written === null) return null;
	if (isDefault) return finishDefault(p, start, written);

	const hasIf = p.at(Token.If);
	const head = resolveHead(written, hasIf);
	if (head === null) return null;
	let body: Body | null;
	if (hasIf) body = parseIfBody(p);
	else if (p.at(Token.LBrace)) body = parseBraces(p);
	else return head.usesContains ? [bodylessRule(head)] : null;
	if (body === null) return null;

	let otherwise: Rule | null = null;
	// `else.x` begins the next rule.
	if (p.at(Token.Else) && !p.acceptKeywordReference()) {
		otherwise = parseElseOf(p, head);
		if (otherwise === null) return null;
	}
	const rule = ruleOf(head, body, otherwise, p.spanFrom(start));
	return parseMoreBodies(p, rule);
}

function finishDefault(p: Parser, start: number, head: RuleHead): Rule[] | null {
	const at = p.spanFrom(start);
	if (!checkDefaultRule(p, head, at)) return null;
	return [{ ...ruleOf(head, trueBody(at), null, at), isDefault: true, generatedBody: true }];
}

function bodylessRule(head: RuleHead): Rule {
	return { ...ruleOf(head, trueBody(head.span), null, head.span), generatedBody: true };
}

function ruleOf(head: RuleHead, body: Body, otherwise: Rule | null, span: Span): Rule {
	return {
		kind: 'rule',
		isDefault: false,
		head,
		body,
		generatedBody: false,
		else: otherwise,
		annotations: [],
		span,
	};
}

/** The body of a rule that has none written. */
export function trueBody(span: Span): Body {
	return [expr(booleanTerm(true, span), span, { generated: true })];
}

/**
 * What `p[x]` is, now that it is known whether `if` follows: with `if` a rule for the key `x`, without it, in the way of
 * v0, a member of the set `p` or an entry of the object `p`. Null when it is no head after all.
 */
function resolveHead(head: RuleHead, hasIf: boolean): RuleHead | null {
	const usesIf = hasIf;
	const [index, ...deeper] = head.reference.path;
	if (head.usesContains || index === undefined || deeper.length > 0) return { ...head, usesIf };
	const isFunction = head.args !== null && head.args.length > 0;
	if (hasIf) {
		const isKey = !isFunction && (!isGround(index) || index.kind === 'ref');
		const key = isKey ? index : head.key;
		if (head.value === null) {
			return { ...head, key, value: booleanTerm(true, head.span), generatedValue: true, usesIf };
		}
		return head.reference.head.kind === 'var' ? { ...head, key, usesIf } : null;
	}
	if (isFunction) return { ...head, usesIf };
	if (head.reference.head.kind !== 'var') return null;
	if (head.value !== null) return { ...head, key: index, usesIf };
	const name = head.reference.head;
	return { ...head, reference: refTerm(name, [], name.span), key: index, usesIf };
}

/** "if" ( literal | "{" body "}" ), where braces are a body unless they hold a value that can be undefined or false */
function parseIfBody(p: Parser): Body | null {
	p.scan();
	const state = p.save();
	const hasBrace = p.at(Token.LBrace);
	const literal = p.grammar.literal(p);
	if (literal !== null && !(hasBrace && literal.terms.kind === 'set')) return [literal];
	// Without braces the error of the literal is all there is to say.
	if (!hasBrace) return null;
	p.restore(state);
	return parseBraces(p);
}

/** "{" body "}" */
function parseBraces(p: Parser): Body | null {
	p.scan();
	const body = p.grammar.body(p, Token.RBrace);
	if (body !== null) p.scan();
	return body;
}

function parseElseOf(p: Parser, head: RuleHead): Rule | null {
	if (head.reference.path.length > 0 && !head.reference.path.every(isGround)) {
		p.error('else keyword cannot be used on rules with variables in head');
		return null;
	}
	if (head.key !== null) {
		p.error('else keyword cannot be used on multi-value rules');
		return null;
	}
	return parseElse(p, head);
}

/** else ::= "else" [ ( "=" | ":=" ) infix ] [ [ "if" ] "{" body "}" | "if" literal ] [ else ] */
function parseElse(p: Parser, first: RuleHead): Rule | null {
	if (!p.enter()) return null;
	const rule = parseElseHere(p, first);
	p.leave();
	return rule;
}

function parseElseHere(p: Parser, first: RuleHead): Rule | null {
	const start = p.start;
	const at = p.tokenSpan();
	const args = renewWildcards(p, first.args);
	p.scan();
	let head: RuleHead = { ...first, args, generatedValue: false, usesIf: false, usesContains: false, span: at };
	switch (p.token) {
		case Token.LBrace:
		case Token.If:
			head = { ...head, value: booleanTerm(true, at), generatedValue: true };
			break;
		case Token.Assign:
		case Token.Unify: {
			const assign = p.at(Token.Assign);
			p.scan();
			const value = parseInfix(p, false);
			if (value === null) return null;
			head = { ...head, assign, value, span: p.spanFrom(start) };
			break;
		}
		default:
			p.unexpected('expected else value term or rule body');
			return null;
	}
	const usesIf = p.at(Token.If);
	head = { ...head, usesIf };
	if (!usesIf && !p.at(Token.LBrace)) {
		const span = p.spanFrom(start);
		return { ...ruleOf(head, trueBody(span), null, span), generatedBody: true };
	}
	if (usesIf) p.scan();
	const body = parseElseBody(p, start);
	if (body === null) return null;
	let otherwise: Rule | null = null;
	if (p.at(Token.Else)) {
		otherwise = parseElse(p, first);
		if (otherwise === null) return null;
	}
	return ruleOf(head, body, otherwise, p.spanFrom(start));
}

/** "{" body "}" | literal */
function parseElseBody(p: Parser, start: number): Body | null {
	if (p.at(Token.LBrace)) return parseBraces(p);
	if (p.at(Token.Eof)) {
		p.unexpected('rule body expected');
		return null;
	}
	const literal = p.grammar.literal(p);
	// OPA locates everything in such a body at the `else`.
	return literal === null ? null : relocateBody([literal], p.spanFrom(start));
}

/** { "{" body "}" }: more bodies are more rules of the same head */
function parseMoreBodies(p: Parser, rule: Rule): Rule[] | null {
	const rules = [rule];
	while (p.at(Token.LBrace)) {
		if (rule.else !== null) {
			p.error('expected else keyword');
			return null;
		}
		const start = p.start;
		const body = parseBraces(p);
		if (body === null) return null;
		const span = p.spanFrom(start);
		const head = relocateHead({ ...rule.head, args: renewWildcards(p, rule.head.args) }, span);
		rules.push(ruleOf(head, body, null, span));
	}
	return rules;
}

/** Arguments for a further body: its wildcards are not those of the first. */
function renewWildcards(p: Parser, args: readonly Term[] | null): readonly Term[] | null {
	if (args === null) return null;
	return args.map((arg) =>
		arg.kind === 'var' && arg.name.startsWith('$') ? varTerm(p.nextWildcard(), arg.span) : arg,
	);
}
