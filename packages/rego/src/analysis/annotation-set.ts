import { type Diagnostic, diagnostic, type Span, spanPosition } from '@merlon/base';
import type { Annotations, Module, RefTerm, Rule, SchemaAnnotation, Term } from '../syntax/ast.ts';
import { groundPrefix, packagePath, pathKey, rulePath } from './rule-path.ts';

/** One link of the chain of annotations that apply to a rule. */
export interface AnnotationLink {
	/** The path of the rule or package, `data` first. */
	readonly path: readonly Term[];
	readonly annotations: Annotations | null;
	readonly span: Span;
}

/** The `# METADATA` blocks of all modules, found by rule, document and package. */
export class AnnotationSet {
	readonly #byRule = new Map<Rule, Annotations[]>();
	readonly #byPackage = new Map<string, Placed>();
	readonly #byDocument = new Map<string, Placed>();
	readonly #bySubpackages = new Map<string, Placed>();
	readonly diagnostics: Diagnostic[] = [];
	#isEmpty = true;

	/** Takes the blocks of modules as parsed. */
	static of(modules: Iterable<Module>): AnnotationSet {
		const set = new AnnotationSet();
		for (const module of modules) {
			for (const annotations of module.annotations) set.#add(module, annotations);
		}
		return set;
	}

	#add(module: Module, annotations: Annotations): void {
		this.#isEmpty = false;
		const rule = annotations.ruleIndex === null ? undefined : module.rules[annotations.ruleIndex];
		const path = packagePath(module.package.path);
		switch (annotations.scope) {
			case 'rule':
				if (rule !== undefined) this.#byRule.set(rule, [...this.ruleScope(rule), annotations]);
				break;
			case 'document':
				if (rule !== undefined) {
					this.#place(this.#byDocument, groundPrefix(rulePath(module.package.path, rule.head)), annotations, rule.span);
				}
				break;
			case 'package':
				this.#place(this.#byPackage, path, annotations, module.package.span);
				break;
			case 'subpackages':
				this.#place(this.#bySubpackages, path, annotations, module.package.span);
				break;
		}
	}

	#place(places: Map<string, Placed>, path: readonly Term[], annotations: Annotations, span: Span): void {
		const key = pathKey(path);
		const earlier = places.get(key);
		if (earlier === undefined) {
			places.set(key, { path, annotations, span });
			return;
		}
		const { source } = earlier.annotations.span;
		const at = `${source.name}:${spanPosition(earlier.annotations.span).line}`;
		this.diagnostics.push(
			diagnostic('rego_type_error', `${annotations.scope} annotation redeclared: ${at}`, annotations.span),
		);
	}

	/** Lets a rule in core form be asked for as the rule that it was parsed from. */
	alias(rule: Rule, parsed: Rule): void {
		const own = this.#byRule.get(parsed);
		if (own !== undefined) this.#byRule.set(rule, own);
	}

	/** The schemas that apply to a rule; a later one overrides an earlier one. */
	schemas(rule: Rule, packageRef: RefTerm): readonly SchemaAnnotation[] {
		if (this.#isEmpty) return [];
		const document = this.documentScope(groundPrefix(rulePath(packageRef, rule.head)));
		const package_ = this.packageScope(packageRef);
		return [
			...this.subpackagesScope(packageRef),
			...(package_ === null ? [] : [package_]),
			...(document === null ? [] : [document]),
			...this.ruleScope(rule),
		].flatMap(({ schemas }) => schemas);
	}

	/** The blocks of scope `rule` of one rule. */
	ruleScope(rule: Rule): readonly Annotations[] {
		return this.#byRule.get(rule) ?? [];
	}

	packageScope(path: RefTerm): Annotations | null {
		return this.#byPackage.get(pathKey(packagePath(path)))?.annotations ?? null;
	}

	documentScope(path: readonly Term[]): Annotations | null {
		return this.#byDocument.get(pathKey(path))?.annotations ?? null;
	}

	/** The blocks of scope `subpackages` that reach a package, the outermost first. */
	subpackagesScope(path: RefTerm): readonly Annotations[] {
		return this.#enclosing(path).map((placed) => placed.annotations);
	}

	#enclosing(path: RefTerm): Placed[] {
		const terms = packagePath(path);
		return terms.flatMap((_, i) => this.#bySubpackages.get(pathKey(terms.slice(0, i + 1))) ?? []);
	}

	/** What applies to a rule: its own blocks first (the nearest before the others), then document, package, outwards. */
	chain(rule: Rule, packageRef: RefTerm): readonly AnnotationLink[] {
		const path = groundPrefix(rulePath(packageRef, rule.head));
		const own = [...this.ruleScope(rule)].sort((a, b) => b.span.start - a.span.start);
		const links: AnnotationLink[] = own.map((annotations) => ({ path, annotations, span: rule.span }));
		if (links.length === 0) links.push({ path, annotations: null, span: rule.span });
		const document = this.#byDocument.get(pathKey(path));
		if (document !== undefined) links.push(document);
		const package_ = this.#byPackage.get(pathKey(packagePath(packageRef)));
		if (package_ !== undefined) links.push(package_);
		return [...links, ...this.#enclosing(packageRef).reverse()];
	}
}

interface Placed extends AnnotationLink {
	readonly annotations: Annotations;
}
