import type { CallTerm, Every, Expr, SomeDecl, Term } from './ast.ts';
import { expr } from './ast-build.ts';
import { operatorName } from './expr-kind.ts';
import { parseWith } from './parse-expression.ts';
import { parseInfix } from './parse-infix.ts';
import { readsAsMembership } from './parse-query-body.ts';
import { parseVar } from './parse-term.ts';
import type { Parser } from './parser.ts';
import { Token } from './token.ts';

/** some ::= "some" var { "," var } | "some" [ infix "," ] infix "in" infix { with } */
export function parseSome(p: Parser): Expr | null {
	const start = p.start;
	const state = p.save();
	p.scan();
	const term = parseInfix(p, false);
	if (term !== null && term.kind === 'call') return finishSomeIn(p, start, term);
	p.restore(state);

	if (p.dialect.version !== 'v1') {
		p.scan();
		const isMembership = readsAsMembership(p);
		p.restore(state);
		if (isMembership) p.hint('`import future.keywords.in` for `some x in xs` expressions');
	}
	return parseSomeVars(p, start);
}

function finishSomeIn(p: Parser, start: number, membership: CallTerm): Expr | null {
	switch (operatorName(membership.operator)) {
		case 'internal.member_2':
			if (membership.args.length !== 2) return illegal(p, 'illegal domain');
			break;
		case 'internal.member_3':
			if (membership.args.length !== 3) return illegal(p, 'illegal domain');
			break;
		default:
			return illegal(p, 'expected `x in xs` or `x, y in xs` expression');
	}
	const declaration: SomeDecl = { kind: 'some', symbols: [membership], span: p.spanFrom(start) };
	return finishQuantifier(p, start, declaration);
}

/** var { "," var }, from the token before the first of them */
function parseSomeVars(p: Parser, start: number): Expr | null {
	const symbols: Term[] = [];
	do {
		p.scan();
		if (!p.at(Token.Ident)) return illegal(p, 'expected var');
		symbols.push(parseVar(p));
		p.scan();
	} while (p.at(Token.Comma));
	const span = p.spanFrom(start);
	return expr({ kind: 'some', symbols, span }, span);
}

/** every ::= "every" [ var "," ] var "in" infix "{" body "}" { with } */
export function parseEvery(p: Parser): Expr | null {
	const start = p.start;
	p.scan();
	const membership = parseInfix(p, false);
	if (membership === null) return null;
	const quantifier = membership.kind === 'call' ? splitMembership(p, membership) : undefined;
	if (quantifier === null) return null;
	if (quantifier === undefined) return illegal(p, 'expected `x[, y] in xs { ... }` expression');
	const { key, value, domain } = quantifier;
	if (key !== null && key.kind !== 'var') return illegal(p, 'expected key to be a variable');
	if (value.kind !== 'var') return illegal(p, 'expected value to be a variable');
	if (!p.at(Token.LBrace)) return illegal(p, 'missing body');
	p.scan();
	const body = p.grammar.body(p, Token.RBrace);
	if (body === null) return null;
	p.scan();
	return finishQuantifier(p, start, { kind: 'every', key, value, domain, body, span: p.spanFrom(start) });
}

interface Quantifier {
	readonly key: Term | null;
	readonly value: Term;
	readonly domain: Term;
}

/** The parts of `[key,] value in domain`; undefined when it is another call, null when an error is reported. */
function splitMembership(p: Parser, membership: CallTerm): Quantifier | null | undefined {
	const [first, second, third, ...more] = membership.args;
	switch (operatorName(membership.operator)) {
		case 'internal.member_2':
			if (first === undefined || second === undefined || third !== undefined) return illegal(p, 'illegal domain');
			return { key: null, value: first, domain: second };
		case 'internal.member_3':
			if (first === undefined || second === undefined || third === undefined || more.length > 0) {
				return illegal(p, 'illegal domain');
			}
			return { key: first, value: second, domain: third };
		default:
			return undefined;
	}
}

function finishQuantifier(p: Parser, start: number, terms: SomeDecl | Every): Expr | null {
	const modifiers = p.at(Token.With) ? parseWith(p) : [];
	return modifiers === null ? null : expr(terms, p.spanFrom(start), { with: modifiers });
}

function illegal(p: Parser, note: string): null {
	p.unexpected(note);
	return null;
}
