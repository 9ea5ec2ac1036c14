import { type Span, spanText } from '@merlon/base';
import { numberText, RegoNumber } from '../runtime/number.ts';
import type { Annotations, ObjectEntry, RefTerm, SchemaAnnotation, Term } from '../syntax/ast.ts';
import { booleanTerm, nullTerm, numberTerm, stringTerm } from '../syntax/ast-build.ts';
import type { AnnotationLink } from './annotation-set.ts';
import { sortedEntries } from './term-order.ts';

/** The chain of annotations as the value that `rego.metadata.chain` gives. */
export function chainTerm(links: readonly AnnotationLink[], span: Span): Term {
	const items = links.map(({ path, annotations }) =>
		object(
			{
				path: { kind: 'array', items: path.slice(1), span },
				annotations: annotations === null ? null : annotationsTerm(annotations, span),
			},
			span,
		),
	);
	return { kind: 'array', items, span };
}

/** One block as the value that `rego.metadata.rule` gives; what is empty is left out. */
export function annotationsTerm(annotations: Annotations, span: Span): Term {
	const { authors, compile: _, custom, labels, organizations, relatedResources, schemas, scope } = annotations;
	const text = (value: string): Term | null => (value === '' ? null : stringTerm(value, span));
	const list = (items: readonly Term[]): Term | null => (items.length === 0 ? null : { kind: 'array', items, span });
	const map = (value: Readonly<Record<string, unknown>>): Term | null =>
		Object.keys(value).length === 0 ? null : jsonTerm(value, span);
	return object(
		{
			scope: text(scope),
			title: text(annotations.title),
			entrypoint: annotations.entrypoint ? booleanTerm(true, span) : null,
			description: text(annotations.description),
			organizations: list(organizations.map((name) => stringTerm(name, span))),
			related_resources: list(
				relatedResources.map(({ ref, description }) =>
					object({ ref: text(ref), description: text(description) }, span),
				),
			),
			authors: list(authors.map(({ name, email }) => object({ name: text(name), email: text(email) }, span))),
			schemas: list(schemas.map((schema) => schemaTerm(schema, span))),
			custom: map(custom),
			labels: map(labels),
		},
		span,
	);
}

function schemaTerm({ path, schema, definition }: SchemaAnnotation, span: Span): Term {
	return object(
		{
			path: pathTerm(path, span),
			schema: schema === null ? null : pathTerm(schema, span),
			definition: definition === undefined || definition === null ? null : jsonTerm(definition, span),
		},
		span,
	);
}

function pathTerm(path: RefTerm, span: Span): Term {
	const head = path.head.kind === 'var' ? stringTerm(path.head.name, span) : path.head;
	return { kind: 'array', items: [head, ...path.path], span };
}

function object(fields: Readonly<Record<string, Term | null>>, span: Span): Term {
	const entries: ObjectEntry[] = [];
	for (const [name, value] of Object.entries(fields)) {
		if (value !== null) entries.push({ key: stringTerm(name, span), value });
	}
	return { kind: 'object', entries: sortedEntries(entries), span };
}

/** A plain JSON value as a constant term. */
function jsonTerm(value: unknown, span: Span): Term {
	switch (typeof value) {
		case 'string':
			return stringTerm(value, span);
		case 'boolean':
			return booleanTerm(value, span);
		case 'number':
			return numberTerm(numberText(value), span);
		case 'object':
			if (value === null) return nullTerm(span);
			if (value instanceof RegoNumber) return numberTerm(value.text, span);
			if (Array.isArray(value)) return { kind: 'array', items: value.map((item) => jsonTerm(item, span)), span };
			return {
				kind: 'object',
				entries: sortedEntries(
					Object.entries(value).map(([key, inner]) => ({ key: stringTerm(key, span), value: jsonTerm(inner, span) })),
				),
				span,
			};
		default:
			return stringTerm(spanText(span), span);
	}
}
