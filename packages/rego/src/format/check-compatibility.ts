import { type Diagnostic, diagnostic } from '@merlon/base';
import type { Expr, Import, Module, RefTerm, Rule, Term } from '../syntax/ast.ts';
import { operatorName } from '../syntax/expr-kind.ts';
import { isKeywordOfVersion } from '../syntax/keywords.ts';
import { termText } from '../syntax/term-text.ts';
import { walkRule } from '../syntax/walk.ts';
import { pathNames } from './directives.ts';
import { importPath } from './write-imports.ts';

/** Builtins that v1 no longer has. */
const DEPRECATED_BUILTINS: ReadonlySet<string> = new Set([
	'all',
	'any',
	'cast_array',
	'cast_boolean',
	'cast_null',
	'cast_object',
	'cast_set',
	'cast_string',
	'net.cidr_overlap',
	're_match',
	'set_diff',
]);

/** What stands in the way of writing a module for v1, and that a new layout alone does not change. */
export function checkCompatibility(module: Module): Diagnostic[] {
	return [
		...duplicateImports(module.imports),
		...module.rules.flatMap(shadowedByHead),
		...module.rules.flatMap(shadowedByAssignment),
		...module.rules.flatMap(deprecatedCalls),
		...module.rules.flatMap(keywordName),
	];
}

function duplicateImports(imports: readonly Import[]): Diagnostic[] {
	const byName = new Map<string, Import>();
	const problems: Diagnostic[] = [];
	for (const node of imports) {
		const name = node.alias ?? pathNames(node).at(-1) ?? '';
		const earlier = byName.get(name);
		if (earlier === undefined) {
			byName.set(name, node);
			continue;
		}
		const alias = earlier.alias === null ? '' : ` as ${earlier.alias}`;
		const message = `import must not shadow import ${termText(importPath(earlier))}${alias}`;
		problems.push(diagnostic('rego_compile_error', message, node.span));
	}
	return problems;
}

function shadowedByHead({ head, span }: Rule): Diagnostic[] {
	const problems: Diagnostic[] = [];
	const root = rootName(head.reference.head);
	if (root !== null) {
		const message = `rules must not shadow ${root} (use a different rule name)`;
		problems.push(diagnostic('rego_compile_error', message, span));
	}
	for (const arg of head.args ?? []) {
		const name = arg.kind === 'ref' && arg.path.length === 0 ? rootName(arg.head) : null;
		if (name === null) continue;
		const message = `args must not shadow ${name} (use a different variable name)`;
		problems.push(diagnostic('rego_compile_error', message, arg.span));
	}
	return problems;
}

function shadowedByAssignment(rule: Rule): Diagnostic[] {
	const problems: Diagnostic[] = [];
	walkRule(rule, {
		expr({ terms, span }: Expr) {
			if (terms.kind !== 'call-expr' || operatorName(terms.operator) !== 'assign') return;
			const [target] = terms.args;
			const isName = target?.kind === 'var' || (target?.kind === 'ref' && target.path.length === 0);
			const name = target !== undefined && isName ? rootName(target.kind === 'ref' ? target.head : target) : null;
			if (name === null) return;
			const message = `variables must not shadow ${name} (use a different variable name)`;
			problems.push(diagnostic('rego_compile_error', message, span));
		},
	});
	return problems;
}

function deprecatedCalls(rule: Rule): Diagnostic[] {
	const problems: Diagnostic[] = [];
	const check = (operator: RefTerm, at: Diagnostic['span']): void => {
		const name = operatorName(operator);
		if (name === null || !DEPRECATED_BUILTINS.has(name)) return;
		problems.push(diagnostic('rego_type_error', `deprecated built-in function calls in expression: ${name}`, at));
	};
	walkRule(rule, {
		expr({ terms, span }: Expr) {
			if (terms.kind === 'call-expr') check(terms.operator, span);
		},
		term(term: Term) {
			if (term.kind === 'call') check(term.operator, term.operator.span);
		},
	});
	return problems;
}

function keywordName({ head, span }: Rule): Diagnostic[] {
	if (head.reference.path.length > 0 || !isKeywordOfVersion(head.name, 'v1')) return [];
	return [diagnostic('rego_parse_error', `${head.name} keyword cannot be used for rule name`, span)];
}

function rootName(term: Term): string | null {
	return term.kind === 'var' && (term.name === 'input' || term.name === 'data') ? term.name : null;
}
