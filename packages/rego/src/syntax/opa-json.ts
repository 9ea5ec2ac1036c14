import { assertNever, compareUtf8 } from '@merlon/base';
import { setProperty } from '../runtime/collection.ts';
import { numberFromBigInt, numberFromText } from '../runtime/number.ts';
import type { PlainObject, Value } from '../runtime/value.ts';
import type {
	Annotations,
	Body,
	CallExpr,
	CallTerm,
	Comment,
	Expr,
	ExprTerms,
	Import,
	Module,
	RefTerm,
	Rule,
	SchemaAnnotation,
	Term,
	With,
} from './ast.ts';
import {
	base64Text,
	type JsonOptions,
	locationJson,
	present,
	unlessEmpty,
	wordLocationJson,
} from './opa-json-location.ts';
import { opaLocation } from './opa-location.ts';
import { termKindName } from './term-text.ts';

/**
 * A module in the JSON form that `opa parse` prints and `rego.parse_module` gives. Keys are in OPA's order, for those
 * who print it; what OPA leaves out when empty is left out.
 */
export function moduleToJson(module: Module, options: JsonOptions): PlainObject {
	const { annotations, comments, imports, rules } = module;
	const { path, span } = module.package;
	return present({
		package: present({
			location: wordLocationJson(span, 'package', options),
			path: termsToJson([path.head, ...path.path], options),
		}),
		imports: unlessEmpty(imports.map((each) => importToJson(each, options))),
		annotations: unlessEmpty(annotations.map((each) => annotationsToJson(each, options))),
		rules: unlessEmpty(rules.map((rule) => ruleToJson(rule, declaredName(rule), options))),
		comments:
			options.comments === false ? undefined : unlessEmpty(comments.map((each) => commentToJson(each, options))),
	});
}

/** A query in OPA's JSON form. */
export function bodyToJson(body: Body, options: JsonOptions): Value[] {
	return body.map((expression, index) => exprToJson(expression, index, options));
}

/** A term in OPA's JSON form. */
function termToJson(term: Term, options: JsonOptions): PlainObject {
	return present({
		location: locationJson(term.span, options),
		type: termKindName(term),
		value: valueToJson(term, options),
	});
}

function termsToJson(terms: readonly Term[], options: JsonOptions): Value[] {
	return terms.map((term) => termToJson(term, options));
}

function importToJson({ alias, aliasSpan, path, span }: Import, options: JsonOptions): PlainObject {
	return present({
		alias: alias ?? undefined,
		alias_location: aliasSpan === null ? undefined : locationJson(aliasSpan, options),
		location: wordLocationJson(span, 'import', options),
		path: termToJson(path, options),
	});
}

/** Comments have their location always, others only when asked. */
function commentToJson({ text, span }: Comment, options: JsonOptions): PlainObject {
	const { file, row, col } = opaLocation(span);
	return { Text: base64Text(text), Location: locationJson(span, options) ?? { file, row, col } };
}

/** A rule in OPA's JSON form. */
export function ruleAsJson(rule: Rule, options: JsonOptions): PlainObject {
	return ruleToJson(rule, declaredName(rule), options);
}

function ruleToJson(rule: Rule, name: string | undefined, options: JsonOptions): PlainObject {
	return present({
		annotations: unlessEmpty(rule.annotations.map((each) => annotationsToJson(each, options))),
		body: bodyToJson(rule.body, options),
		default: rule.isDefault ? true : undefined,
		else: rule.else === null ? undefined : ruleToJson(rule.else, name, options),
		head: headToJson(rule, name, options),
		location: rule.isDefault ? wordLocationJson(rule.span, 'default', options) : locationJson(rule.span, options),
	});
}

function headToJson(rule: Rule, name: string | undefined, options: JsonOptions): PlainObject {
	const { head } = rule;
	const valueOptions = hasUnplacedValue(rule) ? { ...options, locations: false } : options;
	return present({
		name,
		args: head.args === null ? undefined : unlessEmpty(termsToJson(head.args, options)),
		key: head.key === null ? undefined : termToJson(head.key, options),
		value: head.value === null ? undefined : termToJson(head.value, valueOptions),
		assign: head.assign ? true : undefined,
		ref: termsToJson([head.reference.head, ...head.reference.path], options),
		location: locationJson(head.span, options),
	});
}

/** Whether the head's value is one that OPA makes without a location. */
function hasUnplacedValue({ generatedBody, head, span }: Rule): boolean {
	if (!head.generatedValue || generatedBody) return false;
	// A further body of the rule before has everything of its head placed at itself.
	if (span.start === head.span.start && span.source.text.startsWith('{', span.start)) return false;
	const isFunction = head.args !== null && head.args.length > 0;
	return !(head.usesIf && head.reference.path.length === 1 && !isFunction);
}

/**
 * The name that OPA gives a rule and its `else` branches. Rules with a longer reference have none, unless the reference
 * is read in the way of v0, as a name and a key.
 */
function declaredName({ generatedBody, head, isDefault }: Rule): string | undefined {
	const { length } = head.reference.path;
	if (length === 0) return head.name;
	if (length > 1 || isDefault || head.usesContains) return undefined;
	const isFunction = head.args !== null && (head.args.length > 0 || generatedBody);
	const isKeyed = head.usesIf ? isFunction || !head.generatedValue : !isFunction;
	return isKeyed ? head.name : undefined;
}

/** An expression of a body in OPA's JSON form. */
export function exprToJson(expression: Expr, index: number, options: JsonOptions): PlainObject {
	return present({
		generated: expression.generated ? true : undefined,
		index,
		location: locationJson(expression.span, options),
		negated: expression.negated ? true : undefined,
		terms: exprTermsToJson(expression.terms, options),
		with: unlessEmpty(expression.with.map((modifier) => withToJson(modifier, options))),
	});
}

function withToJson({ target, value, span }: With, options: JsonOptions): PlainObject {
	return present({
		location: locationJson(span, options),
		target: termToJson(target, options),
		value: termToJson(value, options),
	});
}

function exprTermsToJson(terms: ExprTerms, options: JsonOptions): Value {
	switch (terms.kind) {
		case 'call-expr':
			return callToJson(terms, options);
		case 'some':
			return present({
				location: wordLocationJson(terms.span, 'some', options),
				symbols: termsToJson(terms.symbols, options),
			});
		case 'every':
			return present({
				body: bodyToJson(terms.body, options),
				domain: termToJson(terms.domain, options),
				key: terms.key === null ? null : termToJson(terms.key, options),
				location: wordLocationJson(terms.span, 'every', options),
				value: termToJson(terms.value, options),
			});
		case 'not':
			return { body: bodyToJson(terms.body, options), explicit_body: terms.explicitBody, type: 'not' };
		case 'and':
		case 'or':
			return present({
				explicit_lhs: terms.explicitLeft ? true : undefined,
				explicit_rhs: terms.explicitRight ? true : undefined,
				lhs: bodyToJson(terms.left, options),
				rhs: bodyToJson(terms.right, options),
				type: terms.kind,
			});
		default:
			return termToJson(terms, options);
	}
}

function valueToJson(term: Term, options: JsonOptions): Value {
	switch (term.kind) {
		case 'null':
			return {};
		case 'boolean':
		case 'string':
			return term.value;
		case 'number':
			return numberFromText(term.text);
		case 'var':
			return term.name;
		case 'template-string':
			return {
				parts: unlessEmpty(term.parts.map((part) => templatePartToJson(part, options))) ?? null,
				multi_line: term.multiLine,
			};
		case 'ref':
			return termsToJson([term.head, ...term.path], options);
		case 'call':
			return callToJson(term, options);
		case 'array':
			return termsToJson(term.items, options);
		case 'set':
			return termsToJson(options.order.items(term.items), options);
		case 'object':
			return options.order.entries(term.entries).map(({ key, value }) => termsToJson([key, value], options));
		case 'array-comprehension':
		case 'set-comprehension':
			return { term: termToJson(term.term, options), body: bodyToJson(term.body, options) };
		case 'object-comprehension':
			return {
				key: termToJson(term.key, options),
				value: termToJson(term.value, options),
				body: bodyToJson(term.body, options),
			};
		default:
			return assertNever(term);
	}
}

function callToJson({ operator, args }: CallTerm | CallExpr, options: JsonOptions): Value[] {
	// The subtraction that stands for a sign has an operator without a place.
	const isSign = operator.span.start === args[0]?.span.start;
	return [termToJson(operator, isSign ? { ...options, locations: false } : options), ...termsToJson(args, options)];
}

/** A scalar between braces is a part like the text around it, unless there is a comment before it. */
function templatePartToJson(part: Term | Expr, options: JsonOptions): PlainObject {
	if (part.kind !== 'expr') return termToJson(part, options);
	const { terms, span } = part;
	switch (terms.kind) {
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
			if (span.source.text.slice(0, span.start).trimEnd().endsWith('{')) return termToJson(terms, options);
			return exprToJson(part, 0, options);
		default:
			return exprToJson(part, 0, options);
	}
}

/** A metadata block; what is empty is left out. */
function annotationsToJson(annotations: Annotations, options: JsonOptions): PlainObject {
	const { authors, compile, custom, labels, organizations, relatedResources, schemas } = annotations;
	return present({
		authors: unlessEmpty(authors.map(({ name, email }) => present({ name, email: unlessBlank(email) }))),
		compile: compile === null ? undefined : compileToJson(compile, options),
		custom: recordToJson(custom),
		description: unlessBlank(annotations.description),
		entrypoint: annotations.entrypoint ? true : undefined,
		labels: recordToJson(labels),
		location: locationJson(annotations.span, options),
		organizations: unlessEmpty(organizations),
		related_resources: unlessEmpty(
			relatedResources.map(({ ref, description }) => present({ description: unlessBlank(description), ref })),
		),
		schemas: unlessEmpty(schemas.map((schema) => schemaToJson(schema, options))),
		scope: annotations.scope,
		title: unlessBlank(annotations.title),
	});
}

function compileToJson(compile: NonNullable<Annotations['compile']>, options: JsonOptions): PlainObject {
	const { maskRule, unknowns } = compile;
	return present({
		unknowns: unlessEmpty(unknowns.map((unknown) => referenceToJson(unknown, options))),
		mask_rule: maskRule === null ? undefined : referenceToJson(maskRule, options),
	});
}

function schemaToJson({ path, schema, definition }: SchemaAnnotation, options: JsonOptions): PlainObject {
	return present({
		// The path has no place in the module, only one in the text that it was parsed from.
		path: referenceToJson(path, { ...options, locations: false }),
		schema: schema === null ? undefined : referenceToJson(schema, options),
		definition: definition === null ? undefined : plainToJson(definition),
	});
}

function referenceToJson(reference: RefTerm, options: JsonOptions): Value[] {
	return termsToJson([reference.head, ...reference.path], options);
}

function recordToJson(record: Readonly<Record<string, unknown>>): Value | undefined {
	return Object.keys(record).length === 0 ? undefined : plainToJson(record);
}

/** Decoded YAML as a value with its keys sorted. */
function plainToJson(value: unknown): Value {
	if (typeof value === 'bigint') return numberFromBigInt(value);
	if (typeof value === 'number') return numberFromText(String(value));
	if (typeof value === 'string' || typeof value === 'boolean') return value;
	if (Array.isArray(value)) return value.map(plainToJson);
	if (typeof value !== 'object' || value === null) return null;
	const record = value as Readonly<Record<string, unknown>>;
	const result: Record<string, Value> = {};
	for (const key of Object.keys(record).sort(compareUtf8)) setProperty(result, key, plainToJson(record[key]));
	return result;
}

function unlessBlank(text: string): string | undefined {
	return text === '' ? undefined : text;
}
