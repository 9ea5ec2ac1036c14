import type { OpenApiDocument, Schema } from './open-api.ts';

/** The table of types as text: what `schema/type-table.ts` of the reader reads. */
export interface TypeTable {
	/** `apps/v1 Deployment=3c StatefulSet=4f`, a line for each version of a group. */
	readonly kinds: string;
	/** A line for each type; numbers of types are lines, in base 36. */
	readonly types: string;
}

/** Types that have an `UnmarshalJSON` of their own, which OpenAPI has no words for, by the end of their names. */
const OWN_DECODERS: readonly (readonly [suffix: string, code: string])[] = [
	['.pkg.api.resource.Quantity', 'q'],
	['.pkg.util.intstr.IntOrString', 'x'],
	['.pkg.apis.meta.v1.Time', 't'],
	['.pkg.apis.meta.v1.MicroTime', 'u'],
	['.pkg.apis.meta.v1.FieldsV1', 'a'],
	['.pkg.runtime.RawExtension', 'a'],
	['.apiextensions.v1.JSON', 'a'],
	['.apiextensions.v1.JSONSchemaPropsOrBool', '?'],
	['.apiextensions.v1.JSONSchemaPropsOrArray', '|'],
	['.apiextensions.v1.JSONSchemaPropsOrStringArray', '&'],
];
const SCHEMA_PROPS = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps';

/** Structs without fields. */
const EMPTY_STRUCTS = ['.v1.CustomResourceSubresourceStatus', '.BasicSchedulingPolicy'];

/**
 * Lists that nobody leaves out on purpose. OpenAPI requires these and many others, of which some are null where there is
 * nothing to say.
 */
const WANTED_LISTS = new Set(['io.k8s.api.core.v1.PodSpec.containers']);

const SCALARS: ReadonlyMap<string, string> = new Map([
	['string', 's'],
	['string byte', 'y'],
	['boolean', 'b'],
	['integer int32', 'i'],
	['integer int64', 'l'],
	['number double', 'n'],
]);

/** Types that objects of other groups are made of, and the names under which the table has them. */
const PARTS: readonly (readonly [name: string, type: string])[] = [
	['ObjectMeta', 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'],
	['PodTemplateSpec', 'io.k8s.api.core.v1.PodTemplateSpec'],
];

/** The types of all objects of its own that can be posted to an API server. Types of the same shape are one. */
export function typeTable(documents: readonly OpenApiDocument[]): TypeTable {
	const builder = new Builder(documents);
	const kinds = new Map<string, Map<string, number>>([['', new Map()]]);
	for (const [name, type] of PARTS) kinds.get('')?.set(name, builder.typeNumber(type));
	for (const { version, kind, type } of postedKinds(documents)) {
		const ofVersion = kinds.get(version) ?? new Map<string, number>();
		kinds.set(version, ofVersion);
		ofVersion.set(kind, builder.typeNumber(type));
	}
	return builder.finish(kinds);
}

interface PostedKind {
	/** `v1`, `apps/v1` */
	readonly version: string;
	readonly kind: string;
	readonly type: string;
}

function postedKinds(documents: readonly OpenApiDocument[]): PostedKind[] {
	const found = new Map<string, PostedKind>();
	for (const { paths = {} } of documents) {
		for (const { post } of Object.values(paths)) {
			const is = post?.['x-kubernetes-group-version-kind'];
			const schema = Object.values(post?.requestBody?.content ?? {})[0]?.schema;
			const type = nameOf(schema?.$ref ?? '');
			// Types of custom resources have names of other kinds.
			if (is === undefined || !type.startsWith('io.k8s.') || /alpha/.test(is.version)) continue;
			const version = is.group === '' ? is.version : `${is.group}/${is.version}`;
			found.set(`${version} ${is.kind}`, { version, kind: is.kind, type });
		}
	}
	return [...found.keys()].sort().map((key) => found.get(key) as PostedKind);
}

class Builder {
	readonly #schemas = new Map<string, Schema>();
	/** Types by name, in the order in which they are met. */
	readonly #numbers = new Map<string, number>();
	readonly #fields: (readonly (readonly [field: string, code: Code])[])[] = [];

	constructor(documents: readonly OpenApiDocument[]) {
		for (const { components } of documents) {
			for (const [name, schema] of Object.entries(components?.schemas ?? {})) this.#schemas.set(name, schema);
		}
	}

	typeNumber(name: string): number {
		const known = this.#numbers.get(name);
		if (known !== undefined) return known;
		const number = this.#numbers.size;
		this.#numbers.set(name, number);
		const { properties = {} } = this.#schema(name);
		// Sorted, so that the order of a server's answer changes nothing.
		this.#fields[number] = Object.keys(properties)
			.sort()
			.map((field) => [field, this.#code(properties[field] ?? {}, `${name}.${field}`)]);
		return number;
	}

	#schema(name: string): Schema {
		const schema = this.#schemas.get(name);
		if (schema === undefined) throw new Error(`no document has the type ${name}`);
		return schema;
	}

	#code(schema: Schema, where: string): Code {
		const { $ref, allOf, type, format, items, additionalProperties } = schema;
		const reference = $ref ?? allOf?.[0]?.$ref;
		if (reference !== undefined) return this.#named(nameOf(reference));
		if (items !== undefined) return within(WANTED_LISTS.has(where) ? '![' : '[', this.#code(items, where));
		if (additionalProperties !== undefined) return within('{', this.#code(additionalProperties, where));
		const scalar = SCALARS.get([type, format].filter((part) => part !== undefined).join(' '));
		if (scalar === undefined) throw new Error(`${where} has a type that is not known: ${JSON.stringify(schema)}`);
		return { before: scalar, type: null };
	}

	#named(name: string): Code {
		const own = OWN_DECODERS.find(([suffix]) => name.endsWith(suffix));
		if (own !== undefined) {
			const isUnion = /\W/.test(own[1]);
			return { before: own[1], type: isUnion ? this.typeNumber(SCHEMA_PROPS) : null };
		}
		const { properties, type } = this.#schema(name);
		const isEmpty = EMPTY_STRUCTS.some((suffix) => name.endsWith(suffix));
		if (type !== 'object' || (properties === undefined) !== isEmpty) throw new Error(`what is a ${name}?`);
		return { before: '#', type: this.typeNumber(name) };
	}

	finish(kinds: ReadonlyMap<string, ReadonlyMap<string, number>>): TypeTable {
		const shared = sharedTypes(this.#fields);
		const text = (number: number): string => (shared.number[number] ?? 0).toString(36);
		const lines = shared.kept.map((number) => line(this.#fields[number] ?? [], text));
		const kindLines = [...kinds].map(
			([version, ofVersion]) => `${version} ${[...ofVersion].map(([kind, type]) => `${kind}=${text(type)}`).join(' ')}`,
		);
		return { kinds: kindLines.join('\n'), types: lines.join('\n') };
	}
}

/** A type of a field: letters, and after some of them a type with fields. */
interface Code {
	readonly before: string;
	readonly type: number | null;
}

function within(before: string, code: Code): Code {
	return { ...code, before: `${before}${code.before}` };
}

function nameOf(reference: string): string {
	return reference.slice(reference.lastIndexOf('/') + 1);
}

type Fields = readonly (readonly [field: string, code: Code])[];

/** `s:name,namespace;[#4:containers` */
function line(fields: Fields, number: (type: number) => string): string {
	const groups = new Map<string, string[]>();
	for (const [field, { before, type }] of fields) {
		const code = type === null ? before : `${before}${number(type)}`;
		groups.set(code, [...(groups.get(code) ?? []), field]);
	}
	return [...groups].map(([code, names]) => `${code}:${names.join(',')}`).join(';');
}

/**
 * Types of the same shape as one: at first all are one, then those are told apart whose fields have other names or types,
 * until no more are.
 */
function sharedTypes(types: readonly Fields[]): { readonly kept: readonly number[]; readonly number: number[] } {
	let classes = types.map(() => 0);
	let count = 1;
	for (;;) {
		const seen = new Map<string, number>();
		const next = types.map((fields) => {
			const shape = line(fields, (type) => String(classes[type]));
			const known = seen.get(shape) ?? seen.size;
			seen.set(shape, known);
			return known;
		});
		classes = next;
		if (seen.size === count) break;
		count = seen.size;
	}
	const kept = Array.from({ length: count }, (_, i) => classes.indexOf(i));
	return { kept, number: classes };
}
