import { appendAll, type Span } from '@merlon/base';
import type { Body, Every, Expr, Import, RefTerm, RuleHead, SomeDecl, Term } from '../syntax/ast.ts';
import { refTerm } from '../syntax/ast-build.ts';
import { varsOf } from './collect-vars.ts';
import { declaredVars } from './declared-vars.ts';
import { mapExpr, mapExprTerms, mapList, mapSame, mapTerm, mapWiths, type TermMapper, withParts } from './map-terms.ts';
import { compileError, type ModuleUnit, type Program, type RuleUnit } from './program.ts';
import { pathKey } from './rule-path.ts';
import { isRootDocument } from './term-facts.ts';
import { sortedEntries, sortedItems } from './term-order.ts';
import { termText } from './term-text.ts';
import { visitAll } from './visit.ts';

/** Names that stand for a document: the rules of the package, and imports. */
export interface Globals {
	readonly references: ReadonlyMap<string, RefTerm>;
	/** Names that were used. */
	readonly used: Set<string>;
}

/** Replaces the names of rules and imports by the full references they stand for. */
export function resolveRefs(program: Program): void {
	const exports = exportedNames(program.modules);
	const unused: Import[] = [];
	for (const module of program.modules) {
		const packageRef = module.source.package.path;
		const names = exports.get(pathKey(packageRef.path)) ?? [];
		const globals = globalsOf(packageRef, names, module.source.imports);
		for (const first of module.rules) {
			let rule: RuleUnit | null = first;
			while (rule !== null && resolveRule(program, rule, globals)) rule = rule.else;
		}
		if (program.options.strict) appendAll(unused, unusedImports(module, globals));
	}
	program.unusedImports = unused;
}

/** The names of the rules of each package, over all of its modules. */
function exportedNames(modules: readonly ModuleUnit[]): Map<string, string[]> {
	const exports = new Map<string, string[]>();
	for (const module of modules) {
		const key = pathKey(module.source.package.path.path);
		const names = exports.get(key) ?? [];
		for (const { head } of module.rules) {
			if (head.reference.head.kind === 'var') names.push(head.reference.head.name);
		}
		exports.set(key, names);
	}
	return exports;
}

export function globalsOf(
	packageRef: RefTerm | null,
	ruleNames: Iterable<string>,
	imports: readonly Import[],
): Globals {
	const references = new Map<string, RefTerm>();
	if (packageRef !== null) {
		for (const name of ruleNames) {
			const path: Term[] = [...packageRef.path, { kind: 'string', value: name, span: packageRef.span }];
			references.set(name, refTerm(packageRef.head, path, packageRef.span));
		}
	}
	for (const imported of imports) {
		if (!isLanguageImport(imported)) references.set(importName(imported), importPath(imported));
	}
	return { references, used: new Set() };
}

/** `import future.…` and `import rego.…`, which name no document. */
function isLanguageImport(imported: Import): boolean {
	const { head } = importPath(imported);
	return head.kind === 'var' && (head.name === 'future' || head.name === 'rego');
}

export function importPath(imported: Import): RefTerm {
	const { path } = imported;
	return path.kind === 'ref' ? path : refTerm(path, [], path.span);
}

/** The name that an import gives to its document: the alias, or the last part of the path. */
export function importName(imported: Import): string {
	if (imported.alias !== null) return imported.alias;
	const { head, path } = importPath(imported);
	const last = path.at(-1) ?? head;
	if (last.kind === 'var') return last.name;
	return last.kind === 'string' ? last.value : termText(last);
}

function unusedImports(module: ModuleUnit, globals: Globals): Import[] {
	return module.source.imports.filter(
		(imported) => !isLanguageImport(imported) && !globals.used.has(importName(imported)),
	);
}

/** False when the rule is refused; its `else` rules have the same arguments. */
function resolveRule(program: Program, rule: RuleUnit, globals: Globals): boolean {
	const { head } = rule;
	const args = new Set<string>();
	let shadowed: Term | null = null;
	visitAll(head.args ?? [], (node) => {
		switch (node.kind) {
			case 'var':
				args.add(node.name);
				return false;
			case 'ref':
				if (isRootDocument(node)) shadowed ??= node;
				return false;
			case 'set':
			case 'call':
			case 'array-comprehension':
			case 'set-comprehension':
			case 'object-comprehension':
				return true;
			default:
				return false;
		}
	});
	if (shadowed !== null) {
		const message = `args must not shadow ${termText(shadowed)} (use a different variable name)`;
		program.report(compileError(message, rule.source.span));
		return false;
	}
	const resolver = new Resolver(globals, [args, declaredVars(rule.body)]);
	rule.head = resolveHead(head, resolver);
	rule.body = resolver.body(rule.body);
	return true;
}

function resolveHead(head: RuleHead, resolver: Resolver): RuleHead {
	const path = mapList(head.reference.path, resolver);
	return {
		...head,
		reference: path === head.reference.path ? head.reference : refTerm(head.reference.head, path, head.reference.span),
		key: head.key === null ? null : resolver.term(head.key),
		value: head.value === null ? null : resolver.term(head.value),
	};
}

/** Resolves the names in a query's body. */
export function resolveBody(body: Body, globals: Globals): Body {
	return new Resolver(globals, [declaredVars(body)]).body(body);
}

class Resolver implements TermMapper {
	readonly #globals: Globals;
	/** Local names by scope, the innermost last. */
	readonly #declared: Set<string>[];

	constructor(globals: Globals, declared: Set<string>[]) {
		this.#globals = globals;
		this.#declared = declared;
	}

	body(body: Body): Body {
		return mapSame(body, (expr) => this.#expr(expr));
	}

	term(term: Term): Term {
		switch (term.kind) {
			case 'var':
				return this.#global(term.name, term.span) ?? term;
			case 'ref':
				return this.#reference(term);
			case 'object':
				return mapTerm(inOrder(term, 'entries', sortedEntries(term.entries)), this);
			case 'set':
				return mapTerm(inOrder(term, 'items', sortedItems(term.items)), this);
			case 'array-comprehension':
			case 'set-comprehension':
			case 'object-comprehension':
				return this.#within(declaredVars(term.body), () => mapTerm(term, this));
			case 'template-string': {
				const parts = mapSame(term.parts, (part) => (part.kind === 'expr' ? this.#expr(part) : part));
				return parts === term.parts ? term : { ...term, parts };
			}
			default:
				return mapTerm(term, this);
		}
	}

	#within<T>(names: Set<string>, resolve: () => T): T {
		this.#declared.push(names);
		const result = resolve();
		this.#declared.pop();
		return result;
	}

	#global(name: string, span: Span): RefTerm | null {
		const reference = this.#globals.references.get(name);
		if (reference === undefined || this.#declared.some((names) => names.has(name))) return null;
		this.#globals.used.add(name);
		const place = (term: Term): Term => ({ ...term, span });
		return refTerm(place(reference.head), reference.path.map(place), span);
	}

	#reference(term: RefTerm): RefTerm {
		const prefix = term.head.kind === 'var' ? this.#global(term.head.name, term.head.span) : null;
		const head = prefix?.head ?? (term.head.kind === 'var' ? term.head : this.#part(term.head));
		const path = mapSame(term.path, (part) => this.#part(part));
		if (prefix === null && head === term.head && path === term.path) return term;
		return refTerm(head, prefix === null ? path : [...prefix.path, ...path], term.span);
	}

	/** OPA leaves a template string inside of a reference as it is. */
	#part(part: Term): Term {
		return part.kind === 'template-string' ? part : this.term(part);
	}

	#expr(expr: Expr): Expr {
		const modifiers = expr.with;
		let { terms } = expr;
		if (terms.kind === 'every') terms = this.#every(terms);
		else if (terms.kind === 'some') terms = this.#some(terms);
		else if (modifiers.length === 0) return mapExpr(expr, this);
		else terms = mapExprTerms(terms, this);
		return withParts(expr, terms, mapWiths(modifiers, this));
	}

	#some(decl: SomeDecl): SomeDecl {
		const call = decl.symbols[0];
		if (call?.kind !== 'call') return decl;
		return { kind: 'some', symbols: [{ ...call, args: mapList(call.args, this) }], span: decl.span };
	}

	#every(every: Every): Every {
		const names = varsOf(every.key === null ? [every.value] : [every.key, every.value]);
		return this.#within(names, () => ({
			...every,
			domain: this.term(every.domain),
			body: this.body(every.body),
		}));
	}
}

/** Sets and objects are values without an order; later passes meet their members in the order of values. */
function inOrder<T extends Term, K extends keyof T>(term: T, field: K, members: T[K]): T {
	return term[field] === members ? term : { ...term, [field]: members };
}
