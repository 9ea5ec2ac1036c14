import type { Diagnostic } from '@merlon/base';
import type { Body, Module, Rule, Term } from '../syntax/ast.ts';
import { checkQueryTypes, checkTypes, type RuleToCheck, type TypeCheckOptions } from '../types/check-types.ts';
import type { TypeEnv } from '../types/type-env.ts';
import type { CoreForm } from './core-form.ts';
import { mapExpr, mapSame, mapTerm, type TermMapper } from './map-terms.ts';
import { groundPrefix, rulePath } from './rule-path.ts';
import { documentsMatching } from './rule-refs.ts';

/** Checks the types of all rules of a finished program, each after those it depends on. */
export function checkProgramTypes(program: CoreForm): { diagnostics: readonly Diagnostic[]; types: TypeEnv } {
	const { options } = program;
	const { diagnostics, env } = checkTypes({
		...checkOptions(program, [program.rewrittenVars], program.hoistedTerms),
		rules: program.rulesInOrder.map((rule) => ruleToCheck(program, rule)),
		builtins: [...options.builtins].map(([name, { decl }]) => [name, decl] as const),
		schemas: options.schemas,
	});
	return { diagnostics, types: env };
}

/** Checks the types of a query in core form. */
export function checkBodyTypes(
	program: CoreForm & { readonly types: TypeEnv },
	body: Body,
	rewritten: ReadonlyMap<string, string>,
	hoisted: ReadonlyMap<string, Term>,
): readonly Diagnostic[] {
	return checkQueryTypes(program.types, body, checkOptions(program, [rewritten, program.rewrittenVars], hoisted));
}

function ruleToCheck(program: CoreForm, rule: Rule): RuleToCheck {
	const package_ = packageOf(program, rule);
	const { head, body, span } = rule;
	const annotated = program.options.schemaAnnotations ?? true;
	const schemas = annotated ? program.annotations.schemas(rule, package_) : [];
	return { head, body, span, path: rulePath(package_, head), schemas };
}

function packageOf(program: CoreForm, rule: Rule): Module['package']['path'] {
	return (program.moduleOfRule.get(rule) as Module).package.path;
}

function checkOptions(
	program: CoreForm,
	rewritten: readonly ReadonlyMap<string, string>[],
	hoisted: ReadonlyMap<string, Term>,
): TypeCheckOptions {
	const mapper: TermMapper = {
		term: (term) => {
			if (term.kind !== 'var') return mapTerm(term, mapper);
			const original = hoisted.get(term.name);
			if (original !== undefined) return mapTerm(original, mapper);
			const names = rewritten.find((map) => map.has(term.name));
			return names === undefined ? term : { ...term, name: names.get(term.name) as string };
		},
		body: (body) => mapSame(body, (expr) => mapExpr(expr, mapper)),
	};
	return {
		allowUndefinedFunctions: program.options.allowUndefinedFunctions === true,
		rename: (path) => path.map((term) => mapper.term(term)),
		dependentsOf: (path) => dependentPaths(program, path),
	};
}

/** The ground paths of the rules that a path refers to, and of those that depend on them, directly or not. */
function dependentPaths(program: CoreForm, path: readonly Term[]): (readonly Term[])[] {
	const pathOf = (rule: Rule): readonly Term[] => rulePath(packageOf(program, rule), rule.head);
	const found = new Set(documentsMatching(program.ruleTree, path, pathOf));
	for (const rule of found) for (const dependent of program.dependents.get(rule) ?? []) found.add(dependent);
	return [...found].map((rule) => groundPrefix(pathOf(rule)));
}
