import { SourceFile } from '@merlon/base';
import type { Annotations, RefTerm, SchemaAnnotation, Term } from './ast.ts';
import { refTerm } from './ast-build.ts';
import { parseQuery } from './parse-query.ts';
import { resourceUrlProblem } from './resource-url.ts';
import type { YamlRecord, YamlValue } from './yaml-decode.ts';

/** The fields of a block; the scope may be any text until it is put to a rule or package. */
export type PlainAnnotation = Omit<Annotations, 'kind' | 'scope' | 'ruleIndex' | 'span'> & { readonly scope: string };

type Author = Annotations['authors'][number];
type RelatedResource = Annotations['relatedResources'][number];
type Compile = NonNullable<Annotations['compile']>;

/** Checks and converts the fields of a block; a text says what is wrong with them. */
export function annotationOf(fields: ReadonlyMap<string, YamlValue>): PlainAnnotation | string {
	const relatedResources = convertEach(fields.get('related_resources'), relatedResourceOf, 'related-resource');
	if (typeof relatedResources === 'string') return relatedResources;
	const compile = compileOf(fields.get('compile'));
	if (typeof compile === 'string') return compile;
	const schemas = schemasOf(fields.get('schemas'));
	if (typeof schemas === 'string') return schemas;
	const authors = convertEach(fields.get('authors'), authorOf, 'author');
	if (typeof authors === 'string') return authors;
	return {
		scope: textOf(fields.get('scope')),
		title: textOf(fields.get('title')),
		entrypoint: fields.get('entrypoint') === true,
		description: textOf(fields.get('description')),
		organizations: listOf(fields.get('organizations')).map(textOf),
		relatedResources,
		authors,
		schemas,
		compile,
		custom: recordOf(fields.get('custom')) ?? noEntries(),
		labels: recordOf(fields.get('labels')) ?? noEntries(),
	};
}

function convertEach<T>(
	value: YamlValue | undefined,
	convert: (item: YamlValue) => T | string,
	what: string,
): T[] | string {
	const result: T[] = [];
	for (const item of listOf(value)) {
		const converted = convert(item);
		if (typeof converted === 'string') return `invalid ${what} definition ${printed(item)}: ${converted}`;
		result.push(converted);
	}
	return result;
}

function relatedResourceOf(value: YamlValue): RelatedResource | string {
	const record = recordOf(value);
	if (typeof value !== 'string' && record === null) return 'invalid value type, must be string or map';
	const ref = record === null ? textOf(value) : textOf(record['ref']).trim();
	if (ref === '') return record === null ? 'ref URL may not be empty string' : "'ref' value required in object";
	const problem = resourceUrlProblem(ref);
	if (problem !== null) return problem;
	return { ref, description: record === null ? '' : textOf(record['description']).trim() };
}

function authorOf(value: YamlValue): Author | string {
	if (typeof value === 'string') return authorFromText(value);
	const record = recordOf(value);
	if (record === null) return 'invalid value type, must be string or map';
	const author = { name: textOf(record['name']).trim(), email: textOf(record['email']).trim() };
	return author.name === '' && author.email === '' ? "'name' and/or 'email' values required in object" : author;
}

/** The last word is the address when it is in angle brackets. */
function authorFromText(text: string): Author | string {
	const words = text.split(/\s+/).filter((word) => word !== '');
	const last = words.at(-1);
	if (last === undefined) return 'author is an empty string';
	const hasEmail = last.length > 1 && last.startsWith('<') && last.endsWith('>');
	const name = (hasEmail ? words.slice(0, -1) : words).join(' ');
	return { name, email: hasEmail ? last.slice(1, -1) : '' };
}

function compileOf(value: YamlValue | undefined): Compile | null | string {
	const record = recordOf(value);
	if (record === null) return null;
	const unknowns: RefTerm[] = [];
	for (const item of listOf(record['unknowns'])) {
		if (typeof item !== 'string') continue;
		const reference = parseReference(item);
		if (typeof reference === 'string') return `invalid unknowns element ${JSON.stringify(item)}: ${reference}`;
		unknowns.push(reference);
	}
	const mask = record['mask_rule'];
	if (typeof mask !== 'string') return { unknowns, maskRule: null };
	const term = parseTermText(mask);
	if (typeof term === 'string') return `invalid mask_rule annotation ${JSON.stringify(mask)}: ${term}`;
	if (term.kind === 'ref') return { unknowns, maskRule: term };
	if (term.kind === 'var' || term.kind === 'string') return { unknowns, maskRule: refTerm(term, [], term.span) };
	return `invalid mask_rule annotation type ${JSON.stringify(mask)}: string`;
}

function schemasOf(value: YamlValue | undefined): SchemaAnnotation[] | string {
	const schemas: SchemaAnnotation[] = [];
	for (const item of listOf(value)) {
		const [[key, declared] = ['', null]] = Object.entries<YamlValue>(recordOf(item) ?? {});
		const path = parseReference(key);
		if (typeof path === 'string') return 'invalid document reference';
		const definition = recordOf(declared);
		if (typeof declared === 'string') {
			const schema = parseSchemaReference(declared);
			if (schema === null) return 'invalid schema reference';
			schemas.push({ path, schema, definition: null });
		} else if (definition !== null) schemas.push({ path, schema: null, definition });
		else return `invalid schema declaration for path ${JSON.stringify(key)}`;
	}
	return schemas;
}

function parseSchemaReference(text: string): RefTerm | null {
	const term = parseTermText(text);
	if (typeof term === 'string') return null;
	const head = term.kind === 'ref' ? term.head : term;
	if (head.kind !== 'var' || head.name !== 'schema') return null;
	return term.kind === 'ref' ? term : refTerm(term, [], term.span);
}

function parseReference(text: string): RefTerm | string {
	const term = parseTermText(text);
	if (typeof term === 'string') return `failed to parse ref: ${term}`;
	return term.kind === 'ref' ? term : `expected ref but got ${text}`;
}

function parseTermText(text: string): Term | string {
	const { body, diagnostics } = parseQuery(new SourceFile('', text), { regoVersion: 'v1' });
	const [first] = diagnostics;
	if (first !== undefined) return `failed to parse term: ${first.code}: ${first.message}`;
	const [only] = body ?? [];
	if (body === null || only === undefined || body.length !== 1) return `expected exactly one term but got: ${text}`;
	const { terms } = only;
	switch (terms.kind) {
		case 'call-expr':
		case 'some':
		case 'every':
		case 'not':
		case 'and':
		case 'or':
			return `expected term but got ${text}`;
		default:
			return terms;
	}
}

function textOf(value: YamlValue | undefined): string {
	return typeof value === 'string' ? value : '';
}

function listOf(value: YamlValue | undefined): readonly YamlValue[] {
	return Array.isArray(value) ? value : [];
}

function recordOf(value: YamlValue | undefined): YamlRecord | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

function noEntries(): YamlRecord {
	return Object.create(null) as YamlRecord;
}

/** A value as Go's `%s` prints it. */
function printed(value: YamlValue): string {
	if (value === null) return '%!s(<nil>)';
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return `%!s(bool=${value})`;
	if (typeof value === 'number' || typeof value === 'bigint') {
		return `%!s(${Number.isInteger(Number(value)) ? 'int' : 'float64'}=${value})`;
	}
	if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
	const entries = Object.keys(value)
		.sort()
		.map((key) => `${key}:${printed(value[key] ?? null)}`);
	return `map[${entries.join(' ')}]`;
}
