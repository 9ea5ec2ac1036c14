import type { RefTerm, RuleHead, Term } from './ast.ts';
import { booleanTerm, refTerm } from './ast-build.ts';
import { parseInfix } from './parse-infix.ts';
import { parseReferenceEnd, parseVar } from './parse-term.ts';
import type { Parser } from './parser.ts';
import { termText } from './term-text.ts';
import { Token } from './token.ts';

/** head ::= ref [ "(" args ")" ] [ "contains" infix | ( "=" | ":=" ) infix ], whitespace allowed behind the first name */
export function parseHead(p: Parser, isDefault: boolean): RuleHead | null {
	const start = p.start;
	const declared = parseHeadReference(p);
	if (declared === null) return null;
	const { reference, args } = declared;
	const name = termText(reference);

	if (p.at(Token.Contains)) {
		const key = parseContainsKey(p, args, name);
		return head(p, start, declared, { key, value: null, assign: false, generatedValue: false, usesContains: true });
	}
	const assign = p.at(Token.Assign);
	let value: Term | null = null;
	if (assign || p.at(Token.Unify)) {
		p.scan();
		value = parseInfix(p, false);
		if (value === null) p.unexpected(missingValueNote(name, assign, args !== null && args.length > 0, isDefault));
	}
	// `p[x]` alone may be a partial rule, which has no value.
	const generatedValue = value === null && (reference.path.length !== 1 || (args !== null && args.length > 0));
	if (generatedValue) value = booleanTerm(true, p.spanFrom(start));
	return head(p, start, declared, { key: null, value, assign, generatedValue, usesContains: false });
}

interface DeclaredName {
	readonly reference: RefTerm;
	readonly args: readonly Term[] | null;
}

function head(
	p: Parser,
	start: number,
	{ reference, args }: DeclaredName,
	rest: Pick<RuleHead, 'key' | 'value' | 'assign' | 'generatedValue' | 'usesContains'>,
): RuleHead {
	return {
		kind: 'head',
		name: headName(reference),
		reference,
		args,
		key: rest.key,
		value: rest.value,
		assign: rest.assign,
		generatedValue: rest.generatedValue,
		usesIf: false,
		usesContains: rest.usesContains,
		span: p.spanFrom(start),
	};
}

/** The first part of a rule's reference, when it is a variable as it should. */
export function headName(reference: RefTerm): string {
	return reference.head.kind === 'var' ? reference.head.name : '';
}

function parseHeadReference(p: Parser): DeclaredName | null {
	const term = parseHeadTerm(p);
	if (term === null) {
		p.unexpected('expected rule head name');
		return null;
	}
	if (term.kind === 'var') return { reference: refTerm(term, [], term.span), args: null };
	if (term.kind === 'ref') return { reference: term, args: null };
	if (term.kind !== 'call') return null;
	if (term.operator.head.kind !== 'var') {
		p.unexpected(`rule head ref ${termText(term.operator)} invalid`);
		return null;
	}
	return { reference: term.operator, args: term.args };
}

function parseHeadTerm(p: Parser): Term | null {
	const name = parseVar(p);
	p.scanWithWhitespace();
	if (isOperator(p.token)) p.unexpected();
	else if (p.at(Token.Whitespace)) p.scan();
	return parseReferenceEnd(p, name);
}

/** Operators end a name only when nothing is between: `p - 1` is a query. */
function isOperator(token: Token): boolean {
	if (token >= Token.Add && token <= Token.SetOr) return true;
	return token === Token.Equal || (token >= Token.Neq && token <= Token.Lte);
}

function parseContainsKey(p: Parser, args: readonly Term[] | null, name: string): Term | null {
	if (args !== null) {
		p.unexpected(
			'the contains keyword can only be used with multi-value rule definitions ' +
				`(e.g., ${name} contains <VALUE> { ... })`,
		);
	}
	p.scan();
	const key = parseInfix(p, false);
	if (key === null) p.unexpected(`expected rule key term (e.g., ${name} contains <VALUE> { ... })`);
	return key;
}

function missingValueNote(name: string, assign: boolean, isFunction: boolean, isDefault: boolean): string {
	// What OPA prints where a key would be, were there one at this point.
	if (!assign) return `expected rule value term (e.g., ${name}[<nil>] = <VALUE> { ... })`;
	if (isFunction) return `expected function value term (e.g., ${name}(...) := <VALUE> { ... })`;
	if (isDefault) return `expected default rule value term (e.g., default ${name} := <VALUE>)`;
	return `expected rule value term (e.g., ${name} := <VALUE> { ... })`;
}
