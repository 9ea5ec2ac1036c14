import { isJsonObject, type JsonPath } from '@merlon/model';
import { isBase64, isMicroTime, isQuantity, isTime } from './decoded-text.ts';
import { meantField } from './meant-field.ts';
import { Shape, type ShapeKind } from './shape.ts';

/** What the API server's decoder stumbles over, or does not see, in an object. */
export type FaultReason =
	/** The value is of a type that the field is not. */
	| 'wrong-type'
	/** The text does not stand for what the field holds. */
	| 'malformed-value'
	/** Something that is null and surely should not be: an item of a list of objects, which is read as an object without fields, or all containers. */
	| 'null-value'
	/** A field that the type does not have, and that is a slip for one that it has. */
	| 'unknown-field';

export interface Fault {
	readonly reason: FaultReason;
	readonly path: JsonPath;
	readonly value: unknown;
	readonly shape: Shape;
}

/** Faults that are kept of one object, and how many there are besides. */
export interface Faults {
	readonly found: readonly Fault[];
	readonly more: number;
	/** Whether one of those that are not kept is of a wrong type. */
	readonly moreWrongTypes: boolean;
}

const NONE: Faults = { found: [], more: 0, moreWrongTypes: false };

/** Compares an object with its shape; `withSlips`: names of fields as well. */
export function faultsOf(value: unknown, shape: Shape, most: number, withSlips: boolean): Faults {
	if (fits(value, shape)) return NONE;
	const sink = new Sink(most, withSlips ? MOST_LOOKUPS : 0);
	check(value, shape, sink);
	const { open, more, moreWrongTypes } = sink;
	return open.length === 0 ? NONE : { found: open.map(finished), more, moreWrongTypes };
}

/**
 * Whether there is nothing to say of a value, which holds of nearly all. Small, because compiling what says where something
 * is wrong takes more time than all the objects of a scan.
 */
// hot: bench scan
function fits(value: unknown, shape: Shape): boolean {
	const { kind, inner } = shape;
	if (kind === 'string') return typeof value === 'string' || value === null;
	if (value === null) return !shape.isWanted;
	if (kind !== 'object') return inner === null ? scalarFits(value, kind) : collectionFits(value, kind, inner);
	if (!isJsonObject(value)) return false;
	const { fields } = shape;
	for (const key in value) {
		const field = fields.get(key);
		if (field === undefined || !fits(value[key], field)) return false;
	}
	return true;
}

// hot: bench scan
function collectionFits(value: unknown, kind: ShapeKind, inner: Shape): boolean {
	if (Array.isArray(value)) {
		if (kind !== 'list') return false;
		for (let i = 0; i < value.length; i++) {
			const item: unknown = value[i];
			if (item === null ? inner.kind === 'object' : !fits(item, inner)) return false;
		}
		return true;
	}
	if (!isJsonObject(value) || kind === 'list') return kind === 'object-or-boolean' && typeof value === 'boolean';
	if (kind !== 'map') return fits(value, inner);
	for (const key in value) if (!fits(value[key], inner)) return false;
	return true;
}

interface OpenFault extends Fault {
	/** From the value outwards, while the walk goes back up. */
	readonly path: (string | number)[];
}

function finished({ reason, path, value, shape }: OpenFault): Fault {
	return { reason, path: path.toReversed(), value, shape };
}

const MOST_LOOKUPS = 100;

/** What a walk finds. */
class Sink {
	readonly open: OpenFault[] = [];
	more = 0;
	moreWrongTypes = false;
	/** How many more names may be compared with those of fields, which takes time. */
	lookups: number;
	readonly #most: number;

	constructor(most: number, lookups: number) {
		this.#most = most;
		this.lookups = lookups;
	}

	add(reason: FaultReason, value: unknown, shape: Shape): void {
		if (this.open.length < this.#most) this.open.push({ reason, path: [], value, shape });
		else {
			this.more++;
			this.moreWrongTypes ||= reason === 'wrong-type';
		}
	}

	/** Puts a step in front of the paths of the faults from one on. */
	lead(key: string | number, from: number): void {
		for (let i = from; i < this.open.length; i++) this.open[i]?.path.push(key);
	}
}

/** Says what does not fit; the rest of what `fits` is about. Null is an absent value, and depth is bounded by that of documents. */
function check(value: unknown, shape: Shape, sink: Sink): void {
	const { kind, inner } = shape;
	if (value === null) {
		if (shape.isWanted) sink.add('null-value', value, shape);
	} else if (kind === 'object') {
		if (isJsonObject(value)) checkFields(value, shape, sink);
		else sink.add('wrong-type', value, shape);
	} else if (inner === null) {
		if (!scalarFits(value, kind)) sink.add(reasonOf(value, kind), value, shape);
	} else if (kind === 'list') {
		if (Array.isArray(value)) checkItems(value, inner, sink);
		else sink.add('wrong-type', value, shape);
	} else if (kind === 'map') {
		if (isJsonObject(value)) checkValues(value, inner, sink);
		else sink.add('wrong-type', value, shape);
	} else checkUnion(value, shape, inner, sink);
}

function checkFields(object: Readonly<Record<string, unknown>>, shape: Shape, sink: Sink): void {
	const { fields } = shape;
	for (const key in object) {
		const field = fields.get(key);
		const before = sink.open.length;
		if (field !== undefined) check(object[key], field, sink);
		else if (sink.lookups-- > 0 && meantField(key, object, shape) !== null) sink.add('unknown-field', object, shape);
		sink.lead(key, before);
	}
}

function checkValues(map: Readonly<Record<string, unknown>>, inner: Shape, sink: Sink): void {
	for (const key in map) {
		const before = sink.open.length;
		check(map[key], inner, sink);
		sink.lead(key, before);
	}
}

function checkItems(items: readonly unknown[], inner: Shape, sink: Sink): void {
	for (let i = 0; i < items.length; i++) {
		const before = sink.open.length;
		const item = items[i];
		if (item === null && inner.kind === 'object') sink.add('null-value', item, inner);
		else check(item, inner, sink);
		sink.lead(i, before);
	}
}

/** Where an object may stand in place of something else. What is neither is passed over, but for booleans. */
function checkUnion(value: unknown, shape: Shape, object: Shape, sink: Sink): void {
	if (isJsonObject(value)) check(value, object, sink);
	else if (shape.kind === 'object-or-boolean') {
		if (typeof value !== 'boolean') sink.add('wrong-type', value, shape);
	} else if (Array.isArray(value)) checkItems(value, shape.kind === 'object-or-list' ? object : STRING, sink);
}

const STRING = new Shape('string');

/** Whether a value that is not null can be read as a scalar. */
function scalarFits(value: unknown, kind: ShapeKind): boolean {
	switch (kind) {
		case 'any':
			return true;
		case 'boolean':
			return typeof value === 'boolean';
		case 'int32':
			return isInteger(value, INT32);
		case 'int64':
			return isInteger(value, INT64);
		case 'number':
			return Number.isFinite(value);
		case 'int-or-string':
			return typeof value === 'string' || isInteger(value, INT32);
		case 'quantity':
			return typeof value === 'string' ? isQuantity(value) : Number.isFinite(value);
		case 'time':
			return typeof value === 'string' && isTime(value);
		case 'micro-time':
			return typeof value === 'string' && isMicroTime(value);
		case 'bytes':
			// Go reads a list of small numbers as bytes, too.
			return typeof value === 'string' ? isBase64(value) : Array.isArray(value) && value.every(isByte);
		default:
			return typeof value === 'string';
	}
}

const INT32 = 2 ** 31 - 1;
/** The greatest number of 64 bits is this one, where numbers have 53. */
const INT64 = 2 ** 63;

function isInteger(value: unknown, most: number): boolean {
	return typeof value === 'number' && Number.isInteger(value) && value <= most && value >= -most - 1;
}

function isByte(value: unknown): boolean {
	return value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255);
}

/** A text that should have been one of another form is not of the wrong type. */
function reasonOf(value: unknown, kind: ShapeKind): FaultReason {
	const isText = typeof value === 'string' && TEXTS.has(kind);
	return isText ? 'malformed-value' : 'wrong-type';
}

const TEXTS: ReadonlySet<ShapeKind> = new Set<ShapeKind>(['quantity', 'time', 'micro-time', 'bytes']);
