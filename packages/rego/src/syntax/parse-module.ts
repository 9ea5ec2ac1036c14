import { appendAll, type Diagnostic, diagnostic, invariant, type SourceFile, span } from '@merlon/base';
import { type AnnotationBlock, type ReadAnnotations, readAnnotations } from './annotation-blocks.ts';
import type { Body, Import, Module, Package, RegoVersion, Rule } from './ast.ts';
import { attachAnnotations } from './attach-annotations.ts';
import { checkRegoV1 } from './check-rego-v1.ts';
import { ruleBeyondNodes } from './count-nodes.ts';
import { featureVersion } from './parse-import.ts';
import { DEFAULT_PARSE_LIMITS, type ParseOptions } from './parse-options.ts';
import { type ParsedStatements, parseStatements, type QueryStatement, type Statement } from './parse-statements.ts';
import { PARSE_ERROR } from './parser.ts';
import { ruleFromQuery } from './rule-from-query.ts';

export interface ParsedModule {
	/** Null when there are diagnostics. */
	readonly module: Module | null;
	readonly diagnostics: readonly Diagnostic[];
}

const NO_ANNOTATIONS: ReadAnnotations = { blocks: [], diagnostics: [] };
const HEAD_KEYWORD_EXAMPLES: ReadonlyMap<string, string> = new Map([
	['if', 'p if { ... }'],
	['contains', 'p contains x'],
]);

/** module ::= package { import | rule } */
export function parseModule(source: SourceFile, options: ParseOptions): ParsedModule {
	const parsed = parseStatements(source, options);
	const annotations = options.processAnnotations === true ? readAnnotations(parsed.comments) : NO_ANNOTATIONS;
	if (parsed.diagnostics.length > 0 || annotations.diagnostics.length > 0) {
		return failed([...parsed.diagnostics, ...annotations.diagnostics]);
	}
	const assembled = assembleModule(source, parsed, annotations.blocks, options.regoVersion);
	if (assembled.module === null) return assembled;
	const { nodes } = { ...DEFAULT_PARSE_LIMITS, ...options.limits };
	const beyond = ruleBeyondNodes(assembled.module, nodes);
	if (beyond !== null) {
		return failed([diagnostic(PARSE_ERROR, `module has more than ${nodes} terms and expressions`, beyond.head.span)]);
	}
	const { module, diagnostics } = attachAnnotations(assembled.module, annotations.blocks);
	return diagnostics.length > 0 ? failed(diagnostics) : { module, diagnostics };
}

function assembleModule(
	source: SourceFile,
	parsed: ParsedStatements,
	[block]: readonly AnnotationBlock[],
	version: RegoVersion,
): ParsedModule {
	const { statements, comments } = parsed;
	const [first] = statements;
	if (first === undefined) {
		// Annotations are statements, if the last ones, of a module.
		if (block !== undefined) return failed([diagnostic(PARSE_ERROR, 'package expected', block.opening.span)]);
		return failed([diagnostic(PARSE_ERROR, 'empty module', span(source, 0, 0))]);
	}

	const parts = new ModuleParts(version);
	if (first.kind !== 'package') {
		parts.diagnostics.push(diagnostic(PARSE_ERROR, 'package expected', statementSpan(first)));
	}
	for (let index = 1; index < statements.length; index++) {
		parts.add(statements[index] as Statement, statements[index + 1]);
	}
	if (parts.usesV1) {
		for (const rule of parts.rules) appendAll(parts.diagnostics, checkRegoV1(rule));
	}
	if (parts.diagnostics.length > 0 || first.kind !== 'package') return failed(parts.diagnostics);
	return { module: moduleOf(source, first, parts, comments), diagnostics: [] };
}

/** What the statements behind the package make up. */
class ModuleParts {
	readonly diagnostics: Diagnostic[] = [];
	readonly imports: Import[] = [];
	readonly rules: Rule[] = [];
	regoVersion: RegoVersion;
	usesV1: boolean;

	constructor(version: RegoVersion) {
		this.regoVersion = version;
		this.usesV1 = version !== 'v0';
	}

	add(statement: Statement, next: Statement | undefined): void {
		switch (statement.kind) {
			case 'import':
				this.imports.push(statement);
				this.#raiseVersion(featureVersion(statement.path));
				break;
			case 'rule':
				this.rules.push(statement);
				break;
			case 'package':
				this.diagnostics.push(diagnostic(PARSE_ERROR, 'unexpected package', statement.span));
				break;
			case 'query':
				this.#addQuery(statement, next);
		}
	}

	#raiseVersion(imported: 'v1' | 'v2' | null): void {
		if (imported === null) return;
		this.usesV1 = true;
		if (this.regoVersion === 'v0') this.regoVersion = 'v0-compat-v1';
	}

	#addQuery(query: QueryStatement, next: Statement | undefined): void {
		const rule = ruleFromQuery(query.body);
		if (typeof rule !== 'string') {
			this.rules.push(rule);
			return;
		}
		// Imports further down do not count yet.
		const hint = this.usesV1 ? '' : missingHeadKeywordHint(query.body, next);
		this.diagnostics.push(diagnostic(PARSE_ERROR, rule + hint, statementSpan(query)));
	}
}

function moduleOf(
	source: SourceFile,
	pkg: Package,
	{ imports, rules, regoVersion }: ModuleParts,
	comments: Module['comments'],
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
	invariant(first !== undefined, 'a query has at least one expression');
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
