import type { Span } from '@merlon/base';
import type { StringTerm, Term } from './ast.ts';
import { numberTerm, stringTerm } from './ast-build.ts';
import { numberMagnitudeProblem } from './number-literal.ts';
import type { Parser } from './parser.ts';
import { Token } from './token.ts';

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** number ::= [ "-" ] ( [ "." ] digits | digits "." digits ) [ ( "e" | "E" ) [ "+" | "-" ] digits ] */
export function parseNumber(p: Parser): Term | null {
	const start = p.start;
	let prefix = '';
	if (p.at(Token.Sub)) {
		prefix = '-';
		p.scan();
		if (!p.at(Token.Number) && !p.at(Token.Dot)) {
			p.unexpected('expected number');
			return null;
		}
	}
	if (p.at(Token.Dot)) {
		prefix += '.';
		p.scan();
		if (!p.at(Token.Number)) {
			p.unexpected('expected number');
			return null;
		}
	}
	if (!prefix.endsWith('.') && hasLeadingZero(p.literal)) {
		p.unexpected('expected number without leading zero');
		return null;
	}
	const text = prefix + p.literal;
	const problem = numberMagnitudeProblem(text);
	if (problem === 'invalid float') {
		p.unexpected(problem);
		return null;
	}
	if (problem !== null) {
		p.error(problem);
		return null;
	}
	return numberTerm(text, p.spanTo(start, p.end));
}

/** string ::= '"' { character | escape } '"' | "`" { character } "`" */
export function parseString(p: Parser): Term | null {
	const literal = p.literal;
	const inner = literal.slice(1, -1);
	if (literal.startsWith('`') || !inner.includes('\\')) return stringTerm(inner, p.tokenSpan());
	const value = unescapeString(inner);
	if (value === null) {
		p.error(`illegal string literal: ${literal}`);
		return null;
	}
	return stringTerm(value, p.tokenSpan());
}

/** The text that the token in hand gives to a template string; null, with an error, when its escapes are wrong. */
export function parseTemplateText(p: Parser, at: Span): StringTerm | null {
	const raw = p.at(Token.RawTemplatePart) || p.at(Token.RawTemplateEnd);
	if (!raw && !p.at(Token.TemplatePart) && !p.at(Token.TemplateEnd)) {
		p.error('expected template-string part');
		return null;
	}
	const inner = p.literal.slice(1, -1);
	if (raw || !inner.includes('\\')) return stringTerm(inner, at);
	const value = unescapeString(inner);
	if (value === null) {
		p.error(`illegal template-string part: ${p.literal}`);
		return null;
	}
	return stringTerm(value, at);
}

/** The escapes of Rego strings are those of JSON. Half surrogate pairs cannot be held as UTF-8 and become U+FFFD. */
function unescapeString(inner: string): string | null {
	let value: unknown;
	try {
		value = JSON.parse(`"${inner}"`);
	} catch {
		return null;
	}
	return typeof value === 'string' ? value.replace(LONE_SURROGATE, '\uFFFD') : null;
}

function hasLeadingZero(literal: string): boolean {
	if (literal.length < 2 || !literal.startsWith('0')) return false;
	const second = literal.charAt(1);
	return !(second === '.' || (literal.length > 2 && (second === 'e' || second === 'E')));
}
