import type { RefTerm, Term } from './ast.ts';
import { callTerm, refTerm, stringTerm, varTerm } from './ast-build.ts';
import type { Parser } from './parser.ts';
import { Token, tokenText } from './token.ts';

const LOWEST = 1;
const HIGHEST = 5;
/** How tightly infix operators bind, by token; zero for all others. `in` is looser than these. */
const PRECEDENCE: readonly number[] = precedences();

/** infix ::= relation { "in" relation }, with `relation "," relation "in" relation` where a comma does not end it */
export function parseInfix(p: Parser, inList: boolean): Term | null {
	if (!p.enter()) return null;
	const term = parseMembership(p, inList);
	p.leave();
	return term;
}

function parseMembership(p: Parser, inList: boolean): Term | null {
	let left = parseOperators(p, LOWEST);
	if (left === null) return null;
	let depth = 0;
	for (;;) {
		const member: Term | null = parseMemberEnd(p, left, inList);
		if (member === null) break;
		left = member;
		if (!p.at(Token.In)) break;
		if (!p.enter()) {
			p.leave(depth);
			return null;
		}
		depth++;
	}
	p.leave(depth);
	return left;
}

/** What follows the left side of `in`; null when there is no membership. */
function parseMemberEnd(p: Parser, left: Term, inList: boolean): Term | null {
	if (!inList && p.at(Token.Comma)) {
		const state = p.save();
		p.scan();
		const middle = parseOperators(p, LOWEST);
		if (middle !== null && p.at(Token.In)) {
			const operator = memberOperator(p, 'member_3');
			const right = parseOperators(p, LOWEST);
			if (right !== null) return callTerm(operator, [left, middle, right], p.spanFrom(left.span.start));
		}
		p.restore(state);
	}
	p.acceptKeywordReference();
	if (!p.at(Token.In)) return null;
	const operator = memberOperator(p, 'member_2');
	const right = parseOperators(p, LOWEST);
	return right === null ? null : callTerm(operator, [left, right], p.spanFrom(left.span.start));
}

function memberOperator(p: Parser, name: string): RefTerm {
	const at = p.tokenSpan();
	p.scan();
	return refTerm(varTerm('internal', at), [stringTerm(name, at)], at);
}

/**
 * relation ::= union { ( "==" | "!=" | "<" | ">" | "<=" | ">=" ) union }, union ::= intersection { "|" intersection },
 * intersection ::= sum { "&" sum }, sum ::= product { ( "+" | "-" ) product }, product ::= term { ( "*" | "/" | "%" ) term }
 *
 * After an operator without a right side its left side stands for the whole, so that the rest is still looked at.
 */
function parseOperators(p: Parser, lowest: number): Term | null {
	let left = p.grammar.term(p);
	if (left === null) return null;
	let highest = HIGHEST;
	let depth = 0;
	for (;;) {
		const level = PRECEDENCE[p.token] as number;
		if (level < lowest || level > highest) break;
		const operator = parseOperator(p);
		const right = level === HIGHEST ? p.grammar.term(p) : parseOperators(p, level + 1);
		if (right === null) {
			highest = level - 1;
			continue;
		}
		highest = level;
		left = callTerm(operator, [left, right], p.spanFrom(left.span.start));
		if (!p.enter()) {
			p.leave(depth);
			return null;
		}
		depth++;
	}
	p.leave(depth);
	return left;
}

/** The operator in hand as a reference to its builtin. */
export function parseOperator(p: Parser): RefTerm {
	const at = p.tokenSpan();
	const operator = refTerm(varTerm(tokenText(p.token), at), [], at);
	p.scan();
	return operator;
}

function precedences(): number[] {
	const table: number[] = new Array<number>(Token.Or + 1).fill(0);
	for (const token of [Token.Equal, Token.Neq, Token.Lt, Token.Gt, Token.Lte, Token.Gte]) table[token] = LOWEST;
	table[Token.SetOr] = 2;
	table[Token.SetAnd] = 3;
	for (const token of [Token.Add, Token.Sub]) table[token] = 4;
	for (const token of [Token.Mul, Token.Quo, Token.Rem]) table[token] = HIGHEST;
	return table;
}
