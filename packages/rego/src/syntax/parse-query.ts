import { appendAll, type Diagnostic, diagnostic, type SourceFile } from '@merlon/base';
import type { Body, Expr } from './ast.ts';
import type { ParseOptions } from './parse-options.ts';
import { parseStatements, type QueryStatement, type Statement } from './parse-statements.ts';
import { PARSE_ERROR } from './parser.ts';

export interface ParsedQuery {
	/** Null when there are diagnostics. */
	readonly body: Body | null;
	readonly diagnostics: readonly Diagnostic[];
}

/** query ::= { literal ( ";" | newline ) }: a query on its own, not part of a module; it may be empty */
export function parseQuery(source: SourceFile, options: ParseOptions): ParsedQuery {
	const { statements, diagnostics } = parseStatements(source, options, true);
	if (diagnostics.length > 0) return { body: null, diagnostics };
	const body: Expr[] = [];
	for (const statement of statements) {
		if (!isQuery(statement)) {
			const message = `expected body but got ${statement.kind}`;
			return { body: null, diagnostics: [diagnostic(PARSE_ERROR, message, statement.span)] };
		}
		appendAll(body, statement.body);
	}
	return { body, diagnostics: [] };
}

function isQuery(statement: Statement): statement is QueryStatement {
	return statement.kind === 'query';
}
