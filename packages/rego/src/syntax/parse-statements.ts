import type { SourceFile } from '@merlon/base';
import { type Diagnostic, diagnostic, span } from '@merlon/base';
import type { Body, Comment, Import, Package, Rule } from './ast.ts';
import { applyFeatureImport, parseImport } from './parse-import.ts';
import { parseInfix } from './parse-infix.ts';
import { parseLiteral } from './parse-literal.ts';
import { type ParseOptions, resolveDialect } from './parse-options.ts';
import { parsePackage } from './parse-package.ts';
import { parseBody, parseTopLevelQuery } from './parse-query-body.ts';
import { parseRules } from './parse-rule.ts';
import { parseTerm } from './parse-term.ts';
import { type Grammar, PARSE_ERROR, Parser } from './parser.ts';
import { reportKeywordName } from './rule-name-keywords.ts';
import { Token } from './token.ts';

/** A query between the other statements of a source; in a module it may stand for a rule. */
export interface QueryStatement {
	readonly kind: 'query';
	readonly body: Body;
}

export type Statement = Package | Import | Rule | QueryStatement;

export interface ParsedStatements {
	/** Empty when there are diagnostics. */
	readonly statements: readonly Statement[];
	readonly comments: readonly Comment[];
	readonly diagnostics: readonly Diagnostic[];
}

const GRAMMAR: Grammar = { term: parseTerm, infix: parseInfix, body: parseBody, literal: parseLiteral };

/** statements ::= { package | import | rule | query }; with `onlyQueries`, rules are not looked for */
export function parseStatements(source: SourceFile, options: ParseOptions, onlyQueries = false): ParsedStatements {
	const dialect = resolveDialect(options);
	if (typeof dialect === 'string') return refused(source, dialect);
	if (source.text.length > dialect.limits.length) {
		return refused(source, `source is longer than ${dialect.limits.length} characters`);
	}
	const p = new Parser(source, dialect, GRAMMAR);
	p.scan();
	const statements: Statement[] = [];
	while (!p.at(Token.Eof)) {
		p.forgetTerms();
		if (!parseStatement(p, statements, onlyQueries)) break;
	}
	const comments = p.commentList();
	const diagnostics = p.diagnostics();
	return { statements: diagnostics.length === 0 ? statements : [], comments, diagnostics };
}

function refused(source: SourceFile, message: string): ParsedStatements {
	return { statements: [], comments: [], diagnostics: [diagnostic(PARSE_ERROR, message, span(source, 0, 0))] };
}

/** Adds the next statement; false when there is none that can be read. */
function parseStatement(p: Parser, statements: Statement[], onlyQueries: boolean): boolean {
	if (!onlyQueries && reportKeywordName(p, false)) return false;
	const state = p.save();
	if (p.at(Token.Package) || p.at(Token.Import)) {
		const statement = p.at(Token.Package) ? parsePackage(p) : parseImport(p);
		if (statement !== null) return addPathStatement(p, statements, statement);
		if (p.errors !== null) return false;
		p.restore(state);
	}
	if (!onlyQueries) {
		const rules = parseRules(p);
		if (rules !== null) {
			for (const rule of rules) statements.push(rule);
			return true;
		}
		if (p.errors !== null) return false;
		p.restore(state);
	}
	const body = parseTopLevelQuery(p);
	if (body === null) return false;
	statements.push({ kind: 'query', body });
	return true;
}

function addPathStatement(p: Parser, statements: Statement[], statement: Package | Import): boolean {
	// A minus behind the path is no part of it, and would else negate the next statement.
	if (p.at(Token.Sub)) {
		p.unexpected();
		return false;
	}
	if (statement.kind === 'import') applyFeatureImport(p, statement);
	statements.push(statement);
	return true;
}
