import { RegoObject, RegoSet, setProperty } from './collection.ts';
import { sortedMembers } from './compare.ts';
import { MAX_VALUE_DEPTH } from './json-read.ts';
import { withTextKeys } from './json-write.ts';
import { numberFromBigInt, numberFromText, RegoNumber } from './number.ts';
import type { PlainObject, Value, ValueArray } from './value.ts';

/** Something an embedder passed in that is no Rego value. `path` says where it stands, as in `$.a[0]`. */
export class InvalidValueError extends Error {
	override readonly name = 'InvalidValueError';
	readonly path: string;

	constructor(problem: string, path: string) {
		super(`${path}: ${problem}`);
		this.path = path;
	}
}

/**
 * A value as plain JavaScript: sets become sorted arrays, keys that are no strings become their JSON text, and numbers
 * become JavaScript numbers where those are exact. Other numbers stay RegoNumber. What is plain already is not copied,
 * so a result may share parts with the input and the data: it is not to be changed.
 */
// hot: bench rego
export function toPlain(value: Value): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return plainItems(value as ValueArray);
	if (value instanceof RegoSet) return sortedMembers(value).map(toPlain);
	if (value instanceof RegoNumber) return plainNumber(value);
	return plainObject(value instanceof RegoObject ? withTextKeys(value) : (value as PlainObject));
}

function plainItems(items: ValueArray): unknown {
	let copy: unknown[] | null = null;
	for (let i = 0; i < items.length; i++) {
		const plain = toPlain(items[i] as Value);
		if (copy !== null) copy.push(plain);
		else if (plain !== items[i]) copy = [...items.slice(0, i), plain];
	}
	return copy ?? items;
}

function plainObject(object: PlainObject): unknown {
	let copy: Record<string, Value> | null = null;
	for (const key of Object.keys(object)) {
		const plain = toPlain(object[key] as Value) as Value;
		if (copy === null && plain !== object[key]) copy = { ...object };
		if (copy !== null) setProperty(copy, key, plain);
	}
	return copy ?? object;
}

/** `1.0` and `1e3` are numbers JavaScript has; `0.1000000000000000001` and 2^53 + 1 are not. */
function plainNumber(value: RegoNumber): number | RegoNumber {
	const n = Number(value.text);
	if (!Number.isFinite(n) || (Number.isInteger(n) && !Number.isSafeInteger(n))) return value;
	const { coefficient, exponent } = value.decimal;
	const same = new RegoNumber(String(n)).decimal;
	return same.coefficient === coefficient && same.exponent === exponent ? n + 0 : value;
}

/**
 * The Rego value of what an embedder passed in. Members that are undefined are left out, as JSON does; Map and Set
 * become objects and sets, a `toJSON` method is followed. Throws InvalidValueError for anything JSON and Rego lack.
 */
export function fromPlain(input: unknown): Value {
	return convert(input, { path: ['$'], ancestors: new Set() });
}

interface Trail {
	readonly path: string[];
	readonly ancestors: Set<object>;
}

function convert(input: unknown, trail: Trail): Value {
	switch (typeof input) {
		case 'string':
		case 'boolean':
			return input;
		case 'number':
			return convertNumber(input, trail);
		case 'bigint':
			return numberFromBigInt(input);
		case 'object':
			return input === null ? null : convertObject(input, trail);
		default:
			throw invalid(`a value of type ${typeof input} cannot be passed to a policy`, trail);
	}
}

function convertNumber(input: number, trail: Trail): Value {
	if (!Number.isFinite(input)) throw invalid(`${input} is not a number JSON can hold`, trail);
	if (input === 0) return 0;
	return numberFromText(Number.isInteger(input) ? BigInt(input).toString() : String(input));
}

function convertObject(input: object, trail: Trail): Value {
	if (input instanceof RegoNumber) return input;
	if (trail.ancestors.has(input)) throw invalid('the value contains itself', trail);
	if (trail.ancestors.size >= MAX_VALUE_DEPTH) throw invalid(`nested more than ${MAX_VALUE_DEPTH} levels deep`, trail);
	trail.ancestors.add(input);
	const value = convertComposite(input, trail);
	trail.ancestors.delete(input);
	return value;
}

function convertComposite(input: object, trail: Trail): Value {
	if (Array.isArray(input)) return Array.from(input, (item, i) => member(item ?? null, `[${i}]`, trail));
	if (input instanceof RegoSet || input instanceof Set) {
		const set = new RegoSet();
		for (const item of input as Iterable<unknown>) set.add(member(item, '[]', trail));
		return set;
	}
	if (input instanceof RegoObject) return input;
	if (input instanceof Map) return convertMap(input, trail);
	const { toJSON } = input as { readonly toJSON?: unknown };
	if (typeof toJSON === 'function') return convert(toJSON.call(input), trail);
	const plain: Record<string, Value> = {};
	for (const key of Object.keys(input)) {
		const item = (input as Readonly<Record<string, unknown>>)[key];
		if (item !== undefined) setProperty(plain, key, member(item, `.${key}`, trail));
	}
	return plain;
}

function convertMap(input: ReadonlyMap<unknown, unknown>, trail: Trail): Value {
	const plain: Record<string, Value> = {};
	for (const [key, item] of input) {
		if (typeof key !== 'string') throw invalid('a Map must have strings as keys', trail);
		if (item !== undefined) setProperty(plain, key, member(item, `.${key}`, trail));
	}
	return plain;
}

function member(input: unknown, step: string, trail: Trail): Value {
	trail.path.push(step);
	const value = convert(input, trail);
	trail.path.pop();
	return value;
}

function invalid(problem: string, trail: Trail): InvalidValueError {
	return new InvalidValueError(problem, trail.path.join(''));
}
