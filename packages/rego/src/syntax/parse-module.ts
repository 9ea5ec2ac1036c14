import { type Diagnostic, diagnostic, type SourceFile, span } from '@merlon/base';
import type { Body, Import, Module, Package, RegoVersion, Rule } from './ast.ts';
import { checkRegoV1 } from './check-rego-v1.ts';
import { featureVersion } from './parse-import.ts';
import type { ParseOptions } from './parse-options.ts';
import { type ParsedStatements, parseStatements, type Statement } from './parse-statements.ts';
import { PARSE_ERROR } from './parser.ts';
import { ruleFromQuery } from './rule-from-query.ts';

export interface ParsedModule {
	/** Null when there are diagnostics. */
	readonly module: Module | null;
	readonly diagnostics: readonly Diagnostic[];
}

const HEAD_KEYWORD_EXAMPLES: ReadonlyMap<string, string> = new Map([
	['if', 'p if { ... }'],
	['contains', 'p contains x'],
]);

/** module ::= package { import | rule } */
export function parseModule(source: SourceFile, options: ParseOptions): ParsedModule {
	const parsed = parseStatements(source, options);
	if (parsed.diagnostics.length > 0) return { module: null, diagnostics: parsed.diagnostics };
	return assembleModule(source, parsed, options.regoVersion);
}

function assembleModule(source: SourceFile, parsed: ParsedStatements, version: RegoVersion): ParsedModule {
	const { statements, comments } = parsed;
	const [first] = statements;
	if (first === undefined) return failed([diagnostic(PARSE_ERROR, 'empty module', span(source, 0, 0))]);

	const diagnostics: Diagnostic[] = [];
	const imports: Import[] = [];
	const rules: Rule[] = [];
	let regoVersion = version;
	let usesV1 = version !== 'v0';
	if (first.kind !== 'package') diagnostics.push(diagnostic(PARSE_ERROR, 'package expected', statementSpan(first)));
	// The version counts where the imports before a statement have put it.
	for (const [index, statement] of statements.entries()) {
		if (index === 0) continue;
		switch (statement.kind) {
			case 'import': {
				imports.push(statement);
				const imported = featureVersion(statement.path);
				if (imported !== null && regoVersion === 'v0') regoVersion = 'v0-compat-v1';
				usesV1 ||= imported !== null;
				break;
			}
			case 'rule':
				rules.push(statement);
				break;
			case 'package':
				diagnostics.push(diagnostic(PARSE_ERROR, 'unexpected package', statement.span));
				break;
			case 'query': {
				const rule = ruleFromQuery(statement.body);
				if (typeof rule !== 'string') {
					rules.push(rule);
					break;
				}
				const hint = usesV1 ? '' : missingHeadKeywordHint(statement.body, statements[index + 1]);
				diagnostics.push(diagnostic(PARSE_ERROR, rule + hint, statementSpan(statement)));
			}
		}
	}
	if (usesV1) {
		for (const rule of rules) diagnostics.push(...checkRegoV1(rule));
	}
	if (diagnostics.length > 0 || first.kind !== 'package') return failed(diagnostics);
	return { module: moduleOf(source, first, imports, rules, comments, regoVersion), diagnostics: [] };
}

function moduleOf(
	source: SourceFile,
	pkg: Package,
	imports: readonly Import[],
	rules: readonly Rule[],
	comments: Module['comments'],
	regoVersion: RegoVersion,
): Module {
	const whole = span(source, 0, source.text.length);
	return { kind: 'module', package: pkg, imports, annotations: [], rules, comments, regoVersion, span: whole };
}

function failed(diagnostics: readonly Diagnostic[]): ParsedModule {
	return { module: null, diagnostics };
}

function statementSpan(statement: Statement): Diagnostic['span'] {
	if (statement.kind !== 'query') return statement.span;
	const [first] = statement.body;
	if (first === undefined) throw new RangeError('a query has at least one expression');
	return first.span;
}

/**
 * Explains a statement that v0 read around a keyword it does not have: `p if { … }` is the query `p` and the rule `if`.
 */
function missingHeadKeywordHint(body: Body, next: Statement | undefined): string {
	const [first] = body;
	let keyword = first !== undefined && body.length === 1 && first.terms.kind === 'var' ? first.terms.name : '';
	if (!HEAD_KEYWORD_EXAMPLES.has(keyword)) keyword = next === undefined ? '' : keywordOnSameLine(body, next);
	const example = HEAD_KEYWORD_EXAMPLES.get(keyword);
	return example === undefined ? '' : ` (hint: \`import future.keywords.${keyword}\` for \`${example}\` rules)`;
}

function keywordOnSameLine(body: Body, next: Statement): string {
	const [first] = body;
	if (first === undefined) return '';
	const nextSpan = statementSpan(next);
	if (first.span.source.position(first.span.start).line !== nextSpan.source.position(nextSpan.start).line) return '';
	if (next.kind === 'rule') return next.head.name;
	if (next.kind !== 'query' || next.body.length !== 1) return '';
	const [only] = next.body;
	return only !== undefined && only.terms.kind === 'var' ? only.terms.name : '';
}
