import { type Diagnostic, diagnostic, type Span } from '@merlon/base';
import type { AnnotationBlock } from './annotation-blocks.ts';
import type { AnnotationScope, Annotations, Import, Module, Package, Rule } from './ast.ts';
import { isGround } from './expr-kind.ts';
import { PARSE_ERROR } from './parser.ts';
import { termText } from './term-text.ts';

export interface AnnotatedModule {
	readonly module: Module;
	readonly diagnostics: readonly Diagnostic[];
}

type Target = Package | Import | Rule;

/** Gives the blocks of a module to the package or the rules below them. */
export function attachAnnotations(module: Module, blocks: readonly AnnotationBlock[]): AnnotatedModule {
	if (blocks.length === 0) return { module, diagnostics: [] };
	const diagnostics: Diagnostic[] = [];
	const targets = targetsByRow(module);
	const annotations: Annotations[] = [];
	for (const block of blocks) {
		const row = rowOf(block.opening.span);
		const target = targets.find((each) => each.row > row)?.target ?? null;
		const scope = block.scope === '' ? defaultScope(block, target) : block.scope;
		const problems = attachmentProblems(block, scope, target);
		for (const problem of problems) diagnostics.push(diagnostic(PARSE_ERROR, problem, block.opening.span));
		if (problems.length === 0) annotations.push(annotationsOf(block, scope as AnnotationScope, target, module));
	}
	if (diagnostics.length > 0) return { module, diagnostics };
	return { module: { ...module, annotations, rules: annotatedRules(module.rules, annotations) }, diagnostics: [] };
}

interface TargetRow {
	readonly row: number;
	readonly target: Target;
}

function targetsByRow(module: Module): TargetRow[] {
	const targets: Target[] = [module.package, ...module.imports, ...module.rules];
	return targets.map((target) => ({ row: rowOf(target.span), target })).sort((a, b) => a.row - b.row);
}

function rowOf({ source, start }: Span): number {
	return source.position(start).line;
}

function defaultScope(block: AnnotationBlock, target: Target | null): string {
	if (target?.kind === 'rule') return block.entrypoint ? 'document' : 'rule';
	return target?.kind ?? '';
}

function attachmentProblems(block: AnnotationBlock, scope: string, target: Target | null): string[] {
	const problems: string[] = [];
	const have = target === null ? '' : ` (have ${target.kind})`;
	switch (scope) {
		case 'rule':
		case 'document':
			if (target?.kind !== 'rule') problems.push(`annotation scope '${scope}' must be applied to rule${have}`);
			break;
		case 'package':
		case 'subpackages':
			if (target?.kind !== 'package') problems.push(`annotation scope '${scope}' must be applied to package${have}`);
			break;
		default:
			problems.push(`invalid annotation scope '${scope}'. Use one of 'rule', 'document', 'package', or 'subpackages'`);
	}
	if (block.entrypoint && scope !== 'document' && scope !== 'package') {
		problems.push(`annotation entrypoint applied to non-document or package scope '${scope}'`);
	}
	return problems;
}

function annotationsOf(
	block: AnnotationBlock,
	scope: AnnotationScope,
	target: Target | null,
	module: Module,
): Annotations {
	const { opening, last, ...fields } = block;
	return {
		kind: 'annotations',
		...fields,
		scope,
		ruleIndex: target?.kind === 'rule' ? module.rules.indexOf(target) : null,
		span: { source: opening.span.source, start: opening.span.start, end: last.span.end },
	};
}

/**
 * The rules with their annotations. Those of scope `document` go to all rules of the path; those of scope `rule` to the
 * next rule of the path below, where the last of several is used up and the others go on to the rules that follow.
 */
function annotatedRules(rules: readonly Rule[], annotations: readonly Annotations[]): Rule[] {
	const byPath = new Map<string, Annotations[]>();
	for (const annotation of annotations) {
		const rule = annotation.ruleIndex === null ? undefined : rules[annotation.ruleIndex];
		if (rule === undefined) continue;
		const path = groundPath(rule);
		const group = byPath.get(path);
		if (group === undefined) byPath.set(path, [annotation]);
		else group.push(annotation);
	}
	return rules.map((rule) => {
		const group = byPath.get(groundPath(rule));
		if (group === undefined) return rule;
		const row = rowOf(rule.span);
		const own = group.filter((each) => each.scope === 'document' || rowOf(each.span) < row);
		const used = own.findLast((each) => each.scope === 'rule');
		if (used !== undefined) group.splice(group.indexOf(used), 1);
		return own.length === 0 ? rule : { ...rule, annotations: own };
	});
}

/** The path of a rule's document: its reference up to the first part that varies. */
function groundPath({ head }: Rule): string {
	const { reference } = head;
	const end = reference.path.findIndex((part) => !isGround(part));
	const path = end < 0 ? reference.path : reference.path.slice(0, end);
	return termText({ ...reference, path });
}
