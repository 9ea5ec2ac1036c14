import type { RuleHead, Term } from '../syntax/ast.ts';
import { varTerm } from '../syntax/ast-build.ts';
import { ALL_VARS, collectVars, leavingOut, SAFETY_VARS, varsOf } from './collect-vars.ts';
import { DeclaredScopes } from './declared-scopes.ts';
import { declaredVars } from './declared-vars.ts';
import { LocalVarRewriter, rewriteNestedScopes } from './local-var-rewriter.ts';
import { mapExpr, mapHead, mapSame, mapTerm, type TermMapper } from './map-terms.ts';
import { compileError, type Program, type RuleUnit } from './program.ts';
import { isScalar, isWildcard } from './term-facts.ts';
import { sortedEntries } from './term-order.ts';
import { sortedNames } from './term-text.ts';
import { type Node, visitAll, visitHead } from './visit.ts';

/** Gives arguments and declared variables unique names, and removes `:=` and `some`. */
export function rewriteLocalVars(program: Program): void {
	for (const module of program.modules) {
		for (const rule of module.rules) if (!rewriteRules(program, rule)) break;
	}
}

/** Rewrites a rule and its `else` chain, which share the arguments. False when the limit of errors is reached. */
function rewriteRules(program: Program, first: RuleUnit): boolean {
	const { strict } = program.options;
	const unusedArgs = strict ? varsOf(first.head.args ?? [], ALL_VARS) : new Set<string>();
	const args = new DeclaredScopes();
	rewriteArgs(program, first, args);
	for (let rule: RuleUnit | null = first; rule !== null; rule = rule.else) {
		const rewriter = new LocalVarRewriter(program.locals, args.copy(), strict);
		rewriteRule(program, rule, rewriter, unusedArgs);
		if (!program.reportAll(rewriter.errors) || !program.reportRecoverable(rewriter.unused)) return false;
		for (const name of unusedArgs) if (rewriter.scopes.count(name) > 1) unusedArgs.delete(name);
	}
	for (const name of unusedArgs) {
		if (isWildcard(name)) continue;
		const message = `unused argument ${name}. (hint: use _ (wildcard variable) instead)`;
		if (!program.reportRecoverable([compileError(message, first.head.span)])) return false;
	}
	return true;
}

function rewriteArgs(program: Program, rule: RuleUnit, scopes: DeclaredScopes): void {
	const { args } = rule.head;
	if (args === null) return;
	const rename: TermMapper = {
		body: (body) => body,
		term: (term) => {
			switch (term.kind) {
				case 'var': {
					let renamed = scopes.renamed(term.name);
					if (renamed === undefined) {
						renamed = program.locals.next();
						scopes.insert(term.name, renamed, 'arg');
					} else scopes.markSeen(term.name);
					return varTerm(renamed, term.span);
				}
				case 'object':
					return {
						...term,
						entries: sortedEntries(term.entries).map(({ key, value }) => ({ key, value: rename.term(value) })),
					};
				case 'array':
				case 'ref':
					return mapTerm(term, rename);
				case 'call':
					program.report(compileError('rule arguments cannot contain calls', term.span));
					return term;
				default:
					return term;
			}
		},
	};
	rule.head = { ...rule.head, args: args.map((arg) => rename.term(arg)) };
}

function rewriteRule(program: Program, rule: RuleUnit, rewriter: LocalVarRewriter, unusedArgs: Set<string>): void {
	const hasVars = headMayHaveVars(rule.head);
	const { scopes } = rewriter;
	let used: ReadonlySet<string> = new Set();
	if (hasVars) {
		if (rule.facts.comprehensions || rule.facts.templates) rewriteHeadScopes(program, rule);
		used = usedByHead(rule.head, unusedArgs);
	}
	renameShadowsOfBuiltins(program, rule, scopes);
	rule.body = rewriter.statements(rule.body, used);
	for (const [renamed, name] of scopes.rewritten) program.rewrittenVars.set(renamed, name);
	if (hasVars) rule.head = mapHead(rule.head, headRenamer(scopes));
}

function headMayHaveVars(head: RuleHead): boolean {
	const terms = [...(head.args ?? []), ...head.reference.path];
	return (
		!terms.every(isScalar) ||
		(head.key !== null && !isScalar(head.key)) ||
		(head.value !== null && !isScalar(head.value))
	);
}

/** The comprehensions of a head may declare variables; they come before those of the body. */
function rewriteHeadScopes(program: Program, rule: RuleUnit): void {
	const rewriters: LocalVarRewriter[] = [];
	const rewrite = (term: Term): Term =>
		rewriteNestedScopes(term, () => {
			const rewriter = new LocalVarRewriter(program.locals, new DeclaredScopes(), program.options.strict);
			rewriters.push(rewriter);
			return rewriter;
		});
	const { head } = rule;
	const args = head.args === null ? null : mapSame(head.args, rewrite);
	const key = head.key === null ? null : rewrite(head.key);
	const value = head.value === null ? null : rewrite(head.value);
	rule.head = { ...head, args, key, value };
	for (const rewriter of rewriters) {
		for (const [renamed, name] of rewriter.scopes.rewritten) program.rewrittenVars.set(renamed, name);
		program.reportAll(rewriter.errors);
		program.reportRecoverable(rewriter.unused);
	}
}

function usedByHead(head: RuleHead, unusedArgs: Set<string>): Set<string> {
	const used = varsOf(head.reference.path, ALL_VARS);
	if (head.key !== null) collectVars(head.key, ALL_VARS, used);
	if (head.value !== null) {
		for (const name of varsOf([head.value], ALL_VARS)) {
			used.add(name);
			unusedArgs.delete(name);
		}
	}
	return used;
}

/** A variable that is only bound in the body and has the name of a builtin must not be taken for the builtin later. */
function renameShadowsOfBuiltins(program: Program, rule: RuleUnit, scopes: DeclaredScopes): void {
	const { builtins } = program.options;
	const shadows = [...varsOf(rule.body, SAFETY_VARS)].filter((name) => builtins.has(name));
	if (shadows.length === 0) return;
	const declared = declaredVars(rule.body);
	const replaced = new Set<string>();
	const collect = (node: Node): boolean => {
		if (node.kind === 'with') {
			collectVars(node.target, WITH_VARS, replaced);
			collectVars(node.value, WITH_VARS, replaced);
		}
		return false;
	};
	for (let unit: RuleUnit | null = rule; unit !== null; unit = unit.else) {
		visitHead(unit.head, collect);
		visitAll(unit.body, collect);
	}
	for (const name of sortedNames(shadows)) {
		if (declared.has(name) || replaced.has(name) || scopes.renamed(name) !== undefined) continue;
		scopes.insert(name, program.locals.next(), 'seen');
	}
}

const WITH_VARS = leavingOut({ callHead: true });

/** Renames every variable of a head that the rule's own scope renamed. */
function headRenamer(scopes: DeclaredScopes): TermMapper {
	const renamer: TermMapper = {
		term: (term) => {
			if (term.kind !== 'var') return mapTerm(term, renamer);
			const renamed = scopes.top.names.get(term.name)?.renamed ?? term.name;
			return renamed === term.name ? term : varTerm(renamed, term.span);
		},
		body: (body) => mapSame(body, (expr) => mapExpr(expr, renamer)),
	};
	return renamer;
}
