import { type Diagnostic, SourceFile } from '@merlon/base';
import type { Module, Package, Rule } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { CommentQueue } from './comment-queue.ts';
import { adjustDirectives, type PlacedImport, type Target } from './directives.ts';
import { insertComments, type Layout } from './layout.ts';
import { commentText, Output } from './output.ts';
import { Placement, rowAt } from './placement.ts';
import { hasSameContent } from './same-content.ts';
import { traitsOf } from './style.ts';
import { writeBody, writeExpr } from './write-body.ts';
import { writeImports } from './write-imports.ts';
import { wholeStatements, writeRules } from './write-rule.ts';
import { pathText } from './write-term.ts';

/** What the formatted text is for. */
export interface FormatOptions {
	/** The version to write; `v0-compat-v1` is valid in both. */
	readonly regoVersion: 'v0' | 'v1' | 'v0-compat-v1';
	/** Drops imports like `rego.v1` and `future.keywords` that the version makes redundant. */
	readonly dropV0Imports?: boolean;
	/** Whether keywords may follow a dot in references, as the capabilities say; true by default. */
	readonly keywordsInRefs?: boolean;
}

export interface FormatResult {
	/** Null when something cannot be written. */
	readonly text: string | null;
	readonly diagnostics: readonly Diagnostic[];
}

/**
 * Lays a module out anew, as `opa fmt` does: line breaks inside of rules stay where they separate things. A rule whose
 * comments have no place in the layout is kept as it is, where OPA would lose them.
 */
export function formatModule(module: Module, options: FormatOptions): FormatResult {
	const result = layOut(module, options, NO_RULES);
	const { text, collided } = result;
	if (text === null || collided.size === 0) return result;
	const reread = parseModule(new SourceFile(module.span.source.name, text), { regoVersion: module.regoVersion });
	if (reread.module !== null && hasSameContent(module, reread.module, collided)) return result;
	// conversions cannot keep what is written for another version
	if (targetOf(options).max === 'v1' && module.regoVersion === 'v0') return result;
	return layOut(module, options, wholeStatements(module.rules, collided));
}

const NO_RULES: ReadonlySet<Rule> = new Set();

interface LaidOut extends FormatResult {
	readonly collided: ReadonlySet<Rule>;
}

function layOut(module: Module, options: FormatOptions, keptRules: ReadonlySet<Rule>): LaidOut {
	const target = targetOf(options);
	const { style, usedKeywords } = traitsOf(module, target, options.keywordsInRefs ?? true);
	const layout: Layout = {
		out: new Output(),
		comments: new CommentQueue(module.comments),
		place: new Placement(),
		style,
		problems: [],
		collided: false,
		keptRules,
		collidedRules: new Set(),
		parenthesizedExpr: null,
		parenthesizedTerm: null,
		keepFinalComment: false,
		writeBody,
		writeExpr,
	};
	const imports = adjustDirectives(
		module.imports.map((node) => ({ node, row: rowAt(node.span, node.span.start), added: false })),
		{ target, dropRedundant: options.dropV0Imports ?? false, usedKeywords },
	);
	writeModule(layout, module, imports);
	if (layout.problems.length > 0) {
		return { text: null, diagnostics: layout.problems, collided: NO_RULES };
	}
	return { text: layout.out.text(), diagnostics: [], collided: layout.collidedRules };
}

function targetOf({ regoVersion }: FormatOptions): Target {
	return regoVersion === 'v0-compat-v1' ? { min: 'v0', max: 'v1' } : { min: regoVersion, max: regoVersion };
}

type Statement = { readonly row: number; readonly start: number } & (
	| { readonly import: PlacedImport }
	| { readonly import: null; readonly rule: Rule }
);

function writeModule(l: Layout, module: Module, imports: readonly PlacedImport[]): void {
	writePackage(l, module.package);
	const firstRule = Math.min(...module.rules.slice(0, 1).map((rule) => l.place.row(rule)));
	const addedLate = imports.some((item) => item.added && item.row >= firstRule);
	if (addedLate) {
		writeImports(
			l,
			imports.filter((item) => item.added),
		);
	}
	const placed = addedLate ? imports.filter((item) => !item.added) : imports;
	writeStatements(l, statementsOf(l, module.rules, placed));
	for (const comment of l.comments.takeRest()) l.out.line(commentText(comment));
}

function statementsOf(l: Layout, rules: readonly Rule[], imports: readonly PlacedImport[]): Statement[] {
	const statements: Statement[] = [
		...imports.map((item) => ({ row: item.row, start: item.added ? -1 : item.node.span.start, import: item })),
		...rules.map((rule) => ({ row: l.place.row(rule), start: rule.span.start, import: null, rule })),
	];
	return statements.sort((a, b) => a.row - b.row || a.start - b.start);
}

/** Imports and rules in the runs they stand in. */
function writeStatements(l: Layout, statements: readonly Statement[]): void {
	let imports: PlacedImport[] = [];
	let rules: Rule[] = [];
	for (const statement of statements) {
		if (statement.import !== null) {
			writeRules(l, rules);
			rules = [];
			imports.push(statement.import);
		} else {
			writeImports(l, imports);
			imports = [];
			rules.push(statement.rule);
		}
	}
	writeImports(l, imports);
	writeRules(l, rules);
}

function writePackage(l: Layout, node: Package): void {
	insertComments(l, l.place.row(node));
	l.out.startLine();
	l.out.write('package ');
	const [first, ...rest] = node.path.path;
	if (first?.kind === 'string') l.out.write(pathText(l, first.value, rest));
	l.out.blankLine();
}
