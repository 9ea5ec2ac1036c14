import { isJsonObject, type JsonPath } from '@merlon/model';
import { isBase64, isMicroTime, isQuantity, isTime } from './decoded-text.ts';
import { Shape } from './shape.ts';

/** What the API server's decoder stumbles over, or does not see, in an object. */
export type FaultReason =
	/** The value is of a type that the field is not. */
	| 'wrong-type'
	/** The text does not stand for what the field holds. */
	| 'malformed-value'
	/** Something that is null and surely should not be: an item of a list of objects, which is read as an object without fields, or all containers. */
	| 'null-value';

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

/** Compares an object with its shape. */
export function faultsOf(value: unknown, shape: Shape, most: number): Faults {
	const sink = new Sink(most);
	check(value, shape, sink);
	const { open, more, moreWrongTypes } = sink;
	return open.length === 0 ? NONE : { found: open.map(finished), more, moreWrongTypes };
}

interface OpenFault extends Fault {
	/** From the value outwards, while the walk goes back up. */
	readonly path: (string | number)[];
}

function finished({ reason, path, value, shape }: OpenFault): Fault {
	return { reason, path: path.toReversed(), value, shape };
}

/** What a walk finds. */
class Sink {
	readonly open: OpenFault[] = [];
	more = 0;
	moreWrongTypes = false;
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
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

/** Null is an absent value, whatever the type. */
function wrong(value: unknown, shape: Shape, sink: Sink): void {
	if (value !== null) sink.add('wrong-type', value, shape);
	else if (shape.isWanted) sink.add('null-value', value, shape);
}

/** Its depth is bounded by that of documents. */
// hot: bench scan
function check(value: unknown, shape: Shape, sink: Sink): void {
	switch (shape.kind) {
		case 'any':
			return;
		case 'string':
			if (typeof value !== 'string') wrong(value, shape, sink);
			return;
		case 'boolean':
			if (typeof value !== 'boolean') wrong(value, shape, sink);
			return;
		case 'object':
			if (isJsonObject(value)) checkFields(value, shape, sink);
			else wrong(value, shape, sink);
			return;
		case 'list':
			if (Array.isArray(value)) checkItems(value, shape, sink);
			else wrong(value, shape, sink);
			return;
		case 'map':
			if (isJsonObject(value)) checkValues(value, shape, sink);
			else wrong(value, shape, sink);
			return;
		default:
			if (value !== null) checkOther(value, shape, sink);
	}
}

// hot: bench scan
function checkFields(object: Readonly<Record<string, unknown>>, { fields }: Shape, sink: Sink): void {
	for (const key in object) {
		const field = fields.get(key);
		if (field === undefined) continue;
		const value = object[key];
		// Most values are strings that should be.
		if (typeof value === 'string' && field.kind === 'string') continue;
		const before = sink.open.length;
		check(value, field, sink);
		if (sink.open.length > before) sink.lead(key, before);
	}
}

function checkValues(map: Readonly<Record<string, unknown>>, { inner }: Shape, sink: Sink): void {
	if (inner === null || inner.kind === 'any') return;
	for (const key in map) {
		const before = sink.open.length;
		check(map[key], inner, sink);
		if (sink.open.length > before) sink.lead(key, before);
	}
}

function checkItems(items: readonly unknown[], { inner }: Shape, sink: Sink): void {
	if (inner === null || inner.kind === 'any') return;
	for (let i = 0; i < items.length; i++) {
		const before = sink.open.length;
		const item = items[i];
		if (item === null && inner.kind === 'object') sink.add('null-value', item, inner);
		else check(item, inner, sink);
		if (sink.open.length > before) sink.lead(i, before);
	}
}

/** Types that are rare. */
function checkOther(value: unknown, shape: Shape, sink: Sink): void {
	switch (shape.kind) {
		case 'int32':
			checkInteger(value, shape, INT32, sink);
			return;
		case 'int64':
			checkInteger(value, shape, INT64, sink);
			return;
		case 'number':
			if (typeof value !== 'number' || !Number.isFinite(value)) sink.add('wrong-type', value, shape);
			return;
		case 'int-or-string':
			if (typeof value !== 'string') checkInteger(value, shape, INT32, sink);
			return;
		case 'quantity':
			checkText(typeof value === 'number' ? String(value) : value, shape, isQuantity, sink);
			return;
		case 'time':
			checkText(value, shape, isTime, sink);
			return;
		case 'micro-time':
			checkText(value, shape, isMicroTime, sink);
			return;
		case 'bytes':
			// Go reads a list of small numbers as bytes, too.
			if (!Array.isArray(value)) checkText(value, shape, isBase64, sink);
			else if (!value.every(isByte)) sink.add('wrong-type', value, shape);
			return;
		default:
			checkUnion(value, shape, sink);
	}
}

/** Where an object may stand in place of something else. What is neither is passed over, but for booleans. */
function checkUnion(value: unknown, shape: Shape, sink: Sink): void {
	const { kind, inner } = shape;
	if (inner === null) return;
	if (isJsonObject(value)) check(value, inner, sink);
	else if (kind === 'object-or-boolean') {
		if (typeof value !== 'boolean') sink.add('wrong-type', value, shape);
	} else if (Array.isArray(value)) checkItems(value, kind === 'object-or-list' ? shape : STRINGS, sink);
}

function checkInteger(value: unknown, shape: Shape, most: number, sink: Sink): void {
	const fits = typeof value === 'number' && Number.isInteger(value) && value <= most && value >= -most - 1;
	if (!fits) sink.add('wrong-type', value, shape);
}

function checkText(value: unknown, shape: Shape, fits: (text: string) => boolean, sink: Sink): void {
	if (typeof value !== 'string') sink.add('wrong-type', value, shape);
	else if (!fits(value)) sink.add('malformed-value', value, shape);
}

const STRINGS = new Shape('list', new Shape('string'));
const INT32 = 2 ** 31 - 1;
/** The greatest number of 64 bits is this one, where numbers have 53. */
const INT64 = 2 ** 63;

function isByte(value: unknown): boolean {
	return value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255);
}
