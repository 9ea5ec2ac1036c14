import type { Package, RefTerm, Term } from './ast.ts';
import { refTerm, stringTerm, varTerm } from './ast-build.ts';
import { parseTerm } from './parse-term.ts';
import type { Parser } from './parser.ts';
import { termKindName } from './term-text.ts';
import { Token } from './token.ts';

/** package ::= "package" name { "." name | "[" string "]" }; null without an error when a reference begins so */
export function parsePackage(p: Parser): Package | null {
	const start = p.start;
	if (!enterPath(p)) return null;
	const term = parseTerm(p);
	if (term === null) {
		if (p.errors === null) p.error('expected path');
		return null;
	}
	const path = packagePath(p, term);
	return path === null ? null : { kind: 'package', path, span: p.spanFrom(start) };
}

/** Moves from `package` or `import` to the name behind it; false when there is none, or when a reference begins here. */
export function enterPath(p: Parser): boolean {
	p.scanWithWhitespace();
	if (p.at(Token.Dot) || p.at(Token.LBrack)) return false;
	if (p.at(Token.Whitespace)) p.scan();
	if (p.at(Token.Ident)) return true;
	if (p.isReferenceKeyword()) {
		p.token = Token.Ident;
		return true;
	}
	p.unexpected();
	return false;
}

function packagePath(p: Parser, term: Term): RefTerm | null {
	if (term.kind === 'var') return dataPath(term, term.name, []);
	if (term.kind !== 'ref') {
		p.unexpected();
		return null;
	}
	if (term.head.kind !== 'var') {
		p.errorAt(term.head.span, `unexpected ${termKindName(term.head)} token: expecting var`);
		return null;
	}
	for (const part of term.path) {
		if (part.kind === 'string') continue;
		p.errorAt(part.span, `unexpected ${termKindName(part)} token: expecting string`);
		return null;
	}
	return dataPath(term, term.head.name, term.path);
}

function dataPath(whole: Term, first: string, rest: readonly Term[]): RefTerm {
	const at = whole.kind === 'ref' ? whole.head.span : whole.span;
	return refTerm(varTerm('data', at), [stringTerm(first, at), ...rest], whole.span);
}
