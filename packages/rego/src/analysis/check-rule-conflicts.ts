import { type Span, spanPosition } from '@merlon/base';
import type { Term } from '../syntax/ast.ts';
import { compileError, type ModuleUnit, type Program, pathOf, type RuleUnit, typeError } from './program.ts';
import { ruleName } from './rule-name.ts';
import { groundPrefix, packagePath, pathKey } from './rule-path.ts';
import type { RuleTree } from './rule-tree.ts';
import { isGround } from './term-facts.ts';
import { compareLists, sameTerm } from './term-order.ts';
import { pathText, refText } from './term-text.ts';

/** Rules of one path must be of one kind, and no rule may define what another rule, a package or base data defines. */
export function checkRuleConflicts(program: Program): void {
	program.tree.visit((node) => checkNode(program, node));
	checkDataPaths(program);
	checkPackages(program);
}

/** False where the rules below are not to be looked at. */
function checkNode(program: Program, node: RuleTree<RuleUnit>): boolean {
	const [first] = node.rules;
	if (first === undefined) return true;
	const at = first.source.span;
	const name = (): string => ruleName(node.rules[node.rules.length - 1] as RuleUnit, program.rewrittenVars);
	const conflicts = conflictsBelow(node);
	if (conflicts.length > 0) {
		const list = conflicts.map(
			(rule) => `\n  rule ${ruleName(rule, program.rewrittenVars)} at ${placeText(rule.source.span)}`,
		);
		return program.report(typeError(`rule ${name()} conflicts with:${list.join('')}`, at));
	}
	if (kindsDiffer(node.rules)) return program.report(typeError(`conflicting rules ${name()} found`, at));
	const defaults = node.rules.filter(({ source }) => source.isDefault);
	if (defaults.length > 1) {
		const places = defaults.map(({ source }) => placeText(source.span)).join(', ');
		const span = (defaults[0] as RuleUnit).module.source.package.span;
		return program.report(typeError(`multiple default rules ${name()} found at ${places}`, span));
	}
	return true;
}

/** A rule with a ground path owns all below it; under one with variables, functions cannot be reached. */
function conflictsBelow(node: RuleTree<RuleUnit>): RuleUnit[] {
	if (node.children.size === 0) return [];
	const ground = node.rules.some((rule) => pathOf(rule).every((term, i) => i === 0 || isGround(term)));
	const dynamic = node.rules.some((rule) => !pathOf(rule).every((term, i) => i === 0 || isGround(term)));
	if (ground) {
		const below = outermostBelow(node, () => true);
		if (below.length > 0) return below;
	}
	return dynamic ? outermostBelow(node, (rule) => (rule.head.args?.length ?? 0) > 0) : [];
}

/** The rules below a node in the order of their paths, those left out that lie below others of them. */
function outermostBelow(node: RuleTree<RuleUnit>, accept: (rule: RuleUnit) => boolean): RuleUnit[] {
	let found: { readonly path: readonly Term[]; readonly rule: RuleUnit }[] = [];
	for (const child of node.sortedChildren()) {
		child.visit((below) => {
			for (const rule of below.rules) {
				if (!accept(rule)) continue;
				const path = pathOf(rule);
				if (found.some((other) => isPrefix(other.path, path))) continue;
				found = [{ path, rule }, ...found.filter((other) => !isPrefix(path, other.path))];
			}
			return true;
		});
	}
	return found.sort((a, b) => compareLists(a.path, b.path)).map(({ rule }) => rule);
}

function isPrefix(prefix: readonly Term[], path: readonly Term[]): boolean {
	return prefix.length <= path.length && prefix.every((term, i) => sameTerm(term, path[i] as Term));
}

function kindsDiffer(rules: readonly RuleUnit[]): boolean {
	const kinds = new Set<string>();
	const arities = new Set<number>();
	for (const { head } of rules) {
		const ground = head.reference.path.every(isGround);
		const multi = head.value === null;
		// `p contains x` is a set, `p[k] contains x` an object of sets; a rule with a ground path has one value.
		kinds.add(`${multi ? 'multi' : 'single'} ${ground}`);
		arities.add(head.args?.length ?? 0);
	}
	return kinds.size > 1 || arities.size > 1;
}

function checkDataPaths(program: Program): void {
	const { pathConflictData } = program.options;
	if (pathConflictData === undefined) return;
	const check = (node: RuleTree<RuleUnit>, path: readonly string[]): void => {
		for (const child of node.sortedChildren()) {
			if (typeof child.key !== 'string') continue;
			const childPath = [...path, child.key];
			const [first] = child.rules;
			if (first === undefined || !pathConflictData(childPath)) check(child, childPath);
			else {
				const message = `conflicting rule for data path ${childPath.join('/')} found`;
				program.report(compileError(message, first.source.span));
			}
		}
	};
	for (const documents of program.tree.children.values()) check(documents, []);
}

/** A package must not have the path of a rule of an outer package. */
function checkPackages(program: Program): void {
	const packages = new Map<string, ModuleUnit[]>();
	for (const module of program.modules) {
		const key = pathKey(packagePath(module.source.package.path));
		packages.set(key, [...(packages.get(key) ?? []), module]);
	}
	for (const module of program.modules) {
		for (const rule of module.rules) {
			const path = pathOf(rule);
			if (groundPrefix(path).length < path.length) continue;
			for (const other of packages.get(pathKey(path)) ?? []) {
				const package_ = `package ${pathText(other.source.package.path.path)}`;
				const message = `${package_} conflicts with rule ${refText(rule.head.reference)} defined at ${placeText(rule.source.span)}`;
				if (!program.report(typeError(message, module.source.package.span))) return;
			}
		}
	}
}

function placeText(span: Span): string {
	return `${span.source.name}:${spanPosition(span).line}`;
}
