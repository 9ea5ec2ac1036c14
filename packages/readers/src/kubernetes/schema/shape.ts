import { KINDS, TYPES } from './type-table.generated.ts';

/** What the API server's decoder makes of a field. */
export type ShapeKind =
	| 'string'
	| 'boolean'
	| 'int32'
	| 'int64'
	| 'number'
	| 'quantity'
	| 'int-or-string'
	| 'time'
	| 'micro-time'
	| 'bytes'
	| 'any'
	| 'list'
	| 'map'
	| 'object'
	| 'object-or-boolean'
	| 'object-or-list'
	| 'object-or-strings';

/** The type of a value. Objects look up their fields when they are first asked for. */
export class Shape {
	readonly kind: ShapeKind;
	/** Of the items of a list or the values of a map, and of the object that may stand in place of something else. */
	readonly inner: Shape | null;
	/** Of a list that nobody leaves out on purpose. */
	readonly isWanted: boolean;
	readonly #line: string | null;
	#fields: ReadonlyMap<string, Shape> | null = null;

	/** `line`: the fields of an object, as the table has them. */
	constructor(kind: ShapeKind, inner: Shape | null = null, line: string | null = null, isWanted = false) {
		this.kind = kind;
		this.inner = inner;
		this.isWanted = isWanted;
		this.#line = line;
	}

	/** The fields of an object by their names. */
	get fields(): ReadonlyMap<string, Shape> {
		this.#fields ??= fieldsOf(this.#line ?? '');
		return this.#fields;
	}
}

const SCALARS: ReadonlyMap<string, Shape> = new Map(
	(
		[
			['s', 'string'],
			['b', 'boolean'],
			['i', 'int32'],
			['l', 'int64'],
			['n', 'number'],
			['q', 'quantity'],
			['x', 'int-or-string'],
			['t', 'time'],
			['u', 'micro-time'],
			['y', 'bytes'],
			['a', 'any'],
		] as const
	).map(([code, kind]) => [code, new Shape(kind)]),
);

const AROUND: ReadonlyMap<string, ShapeKind> = new Map([
	['[', 'list'],
	['{', 'map'],
	['?', 'object-or-boolean'],
	['|', 'object-or-list'],
	['&', 'object-or-strings'],
]);

/** Parts of the objects of any API. */
export type SharedPart = 'ObjectMeta' | 'PodTemplateSpec';

/** The shape of a kind that an API server has of itself; null for any other. */
export function shapeOfKind(apiVersion: string, kind: string): Shape | null {
	return apiVersion === '' ? null : shapeNamed(apiVersion, kind);
}

export function sharedPart(name: SharedPart): Shape {
	return shapeNamed('', name) ?? SCALAR_ANY;
}

const SCALAR_ANY = new Shape('any');

let kinds: ReadonlyMap<string, ReadonlyMap<string, string>> | null = null;
let lines: readonly string[] | null = null;
const objects = new Map<string, Shape>();

function shapeNamed(apiVersion: string, kind: string): Shape | null {
	kinds ??= readKinds();
	const type = kinds.get(apiVersion)?.get(kind);
	return type === undefined ? null : objectShape(type);
}

function readKinds(): Map<string, ReadonlyMap<string, string>> {
	const versions = new Map<string, ReadonlyMap<string, string>>();
	for (const line of KINDS.split('\n')) {
		const [version = '', ...entries] = line.split(' ');
		versions.set(version, new Map(entries.map((entry) => splitAt(entry, '='))));
	}
	return versions;
}

function fieldsOf(line: string): Map<string, Shape> {
	const fields = new Map<string, Shape>();
	if (line === '') return fields;
	for (const group of line.split(';')) {
		const [code, names] = splitAt(group, ':');
		const shape = shapeOfCode(code);
		for (const name of names.split(',')) fields.set(name, shape);
	}
	return fields;
}

/** Letters for scalars, signs for what stands around, and the number of a type after `#`. */
function shapeOfCode(code: string): Shape {
	const first = code.charAt(0);
	if (first === '#') return objectShape(code.slice(1));
	if (first === '!') return new Shape('list', shapeOfCode(code.slice(2)), null, true);
	const around = AROUND.get(first);
	if (around === undefined) return SCALARS.get(code) ?? SCALAR_ANY;
	return new Shape(
		around,
		around === 'list' || around === 'map' ? shapeOfCode(code.slice(1)) : objectShape(code.slice(1)),
	);
}

function objectShape(type: string): Shape {
	const known = objects.get(type);
	if (known !== undefined) return known;
	lines ??= TYPES.split('\n');
	const shape = new Shape('object', null, lines[Number.parseInt(type, 36)] ?? '');
	objects.set(type, shape);
	return shape;
}

function splitAt(text: string, sign: string): [before: string, after: string] {
	const at = text.indexOf(sign);
	return [text.slice(0, at), text.slice(at + 1)];
}
