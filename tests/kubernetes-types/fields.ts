import { type Shape, shapeOfKind } from '../../packages/readers/src/kubernetes/schema/shape.ts';
import { KINDS } from '../../packages/readers/src/kubernetes/schema/type-table.generated.ts';

/** A field of a kind: the way to it, with `0` for the items of lists and `k` for the values of maps. */
export interface Field {
	readonly apiVersion: string;
	readonly kind: string;
	readonly path: readonly string[];
}

/** Every field of every type once, at the first kind that has it, nearest to the top. */
export function allFields(): Field[] {
	const fields: Field[] = [];
	const seen = new Set<Shape>();
	const waiting: (readonly [Field, Shape])[] = builtinKinds().map((field) => [field, rootShape(field)]);
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
		const [field, shape] = next;
		if (field.path.length > 0) fields.push(field);
		const below = (step: string, inner: Shape): number =>
			waiting.push([{ ...field, path: [...field.path, step] }, inner]);
		if (shape.kind === 'list' && shape.inner !== null) below('0', shape.inner);
		else if (shape.kind === 'map' && shape.inner !== null) below('k', shape.inner);
		if (shape.kind !== 'object' || seen.has(shape)) continue;
		seen.add(shape);
		const isRoot = field.path.length === 0;
		for (const [name, inner] of shape.fields) if (!isRoot || !IDENTITY.has(name)) below(name, inner);
	}
	return fields;
}

/** What says which kind an object is: without it, there is no type to compare with. */
const IDENTITY = new Set(['apiVersion', 'kind']);

function builtinKinds(): Field[] {
	const [, ...lines] = KINDS.split('\n');
	return lines.flatMap((line) => {
		const [apiVersion = '', ...kinds] = line.split(' ');
		return kinds.map((entry) => ({ apiVersion, kind: entry.slice(0, entry.indexOf('=')), path: [] }));
	});
}

export function rootShape({ apiVersion, kind }: Omit<Field, 'path'>): Shape {
	const shape = shapeOfKind(apiVersion, kind);
	if (shape === null) throw new Error(`there is no ${kind} ${apiVersion}`);
	return shape;
}

/** The JSON of an object that has a value, as JSON, at a field and nothing else. */
export function objectWith({ apiVersion, kind, path }: Field, json: string): string {
	const inside = path.reduceRight(
		(text, step) => (step === '0' ? `[${text}]` : `{${JSON.stringify(step)}:${text}}`),
		json,
	);
	return `{"apiVersion":${JSON.stringify(apiVersion)},"kind":${JSON.stringify(kind)},${inside.slice(1)}`;
}
