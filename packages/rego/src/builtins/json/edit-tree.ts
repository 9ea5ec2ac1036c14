import {
	isObject,
	ObjectBuilder,
	type ObjectValue,
	objectEntries,
	property,
	RegoObject,
	RegoSet,
	setProperty,
} from '../../runtime/collection.ts';
import { equal } from '../../runtime/compare.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { lookup } from '../../runtime/lookup.ts';
import { isNumber, numberText } from '../../runtime/number.ts';
import type { PlainObject, Value, ValueArray } from '../../runtime/value.ts';
import { displayText, valueText } from '../../runtime/value-text.ts';
import { typeName } from '../builtin.ts';

/**
 * A value that is changed at one path after another. Containers are copied when they are first changed; copies that
 * nobody else has seen are changed in place.
 */
export class EditTree {
	/** Undefined once the whole document was removed. */
	#root: Value | undefined;
	#own = new WeakSet<object>();

	constructor(root: Value) {
		this.#root = root;
	}

	/** The value as it is now. */
	render(): Value | undefined {
		this.#own = new WeakSet();
		return this.#root;
	}

	/** The value at a path. */
	at(path: ValueArray): Value | undefined {
		let value = this.render();
		for (const key of path) {
			if (value === undefined) throw new BuiltinError('nil value encountered where composite value was expected');
			value = child(value, key);
		}
		return value;
	}

	/** Adds a value at a path, or replaces the one that is there; in an array, later items make room. */
	insert(path: ValueArray, value: Value): void {
		if (path.length === 0) this.#root = value;
		else this.#change(path, 'insert', (container, key) => this.#insertInto(container, key, value));
	}

	/** Removes the value at a path. */
	remove(path: ValueArray): void {
		if (path.length > 0) {
			this.#change(path, 'delete', (container, key) => this.#removeFrom(container, key));
			return;
		}
		if (this.#root === undefined) throw new BuiltinError('deleted node encountered during delete operation');
		this.#root = undefined;
	}

	/** Changes the container of the last key, and all the way up whatever holds it. */
	#change(path: ValueArray, operation: string, change: (container: Value, key: Value) => Value): void {
		if (this.#root === undefined) {
			const problem =
				path.length > 1
					? 'nil value encountered where composite value was expected'
					: `deleted node encountered during ${operation} operation`;
			throw new BuiltinError(problem);
		}
		const chain: Value[] = [this.#root];
		for (let i = 0; i < path.length - 1; i++) chain.push(child(chain[i] as Value, path[i] as Value));
		let changed = change(chain[path.length - 1] as Value, path[path.length - 1] as Value);
		for (let i = path.length - 2; i >= 0; i--) {
			changed = this.#replaceIn(chain[i] as Value, path[i] as Value, chain[i + 1] as Value, changed);
		}
		this.#root = changed;
	}

	#insertInto(container: Value, key: Value, value: Value): Value {
		if (Array.isArray(container)) {
			const index = arrayIndex(container.length, key);
			if (index < 0 || index > container.length) throw new BuiltinError('index for array insertion out of bounds');
			const items = this.#ownArray(container);
			items.splice(index, 0, value);
			return items;
		}
		if (container instanceof RegoSet) {
			if (!equal(key, value)) {
				throw new BuiltinError(`set key ${valueText(key)} does not equal value to be inserted ${valueText(value)}`);
			}
			return RegoSet.of(container).add(value);
		}
		if (isObject(container)) return this.#setIn(container, key, value);
		throw notComposite('', container);
	}

	#removeFrom(container: Value, key: Value): Value {
		if (Array.isArray(container)) {
			const index = arrayIndex(container.length, key);
			if (index < 0 || index >= container.length) throw new BuiltinError('index for array delete out of bounds');
			const items = this.#ownArray(container);
			items.splice(index, 1);
			return items;
		}
		if (!(container instanceof RegoSet || isObject(container))) throw notComposite('', container);
		if (lookup(container, key) === undefined) {
			throw new BuiltinError(`cannot delete child key ${valueText(key)} that does not exist`);
		}
		if (container instanceof RegoSet) return withoutMember(container, key);
		if (container instanceof RegoObject) return withoutKey(container, key);
		const object = this.#ownObject(container);
		delete object[key as string];
		return object;
	}

	/** Puts a changed child where the old one was. A set has no places, so the old one has to go. */
	#replaceIn(container: Value, key: Value, old: Value, value: Value): Value {
		if (old === value) return container;
		if (Array.isArray(container)) {
			const items = this.#ownArray(container);
			items[arrayIndex(items.length, key)] = value;
			return items;
		}
		if (container instanceof RegoSet) return withoutMember(container, key).add(value);
		return this.#setIn(container as ObjectValue, key, value);
	}

	#setIn(container: ObjectValue, key: Value, value: Value): Value {
		if (!(container instanceof RegoObject) && typeof key === 'string') {
			const object = this.#ownObject(container);
			setProperty(object, key, value);
			return object;
		}
		const builder = new ObjectBuilder();
		for (const [name, item] of objectEntries(container)) builder.set(name, item);
		return builder.set(key, value).build();
	}

	#ownArray(items: ValueArray): Value[] {
		if (this.#own.has(items)) return items as Value[];
		const copy = [...items];
		this.#own.add(copy);
		return copy;
	}

	#ownObject(object: PlainObject): Record<string, Value> {
		if (this.#own.has(object)) return object;
		const copy: Record<string, Value> = {};
		for (const key of Object.keys(object)) setProperty(copy, key, property(object, key) as Value);
		this.#own.add(copy);
		return copy;
	}
}

function withoutMember(set: RegoSet, key: Value): RegoSet {
	const rest = new RegoSet();
	for (const member of set) if (!equal(member, key)) rest.add(member);
	return rest;
}

function withoutKey(object: RegoObject, key: Value): ObjectValue {
	const builder = new ObjectBuilder();
	for (const [name, item] of object.entries()) if (!equal(name, key)) builder.set(name, item);
	return builder.build();
}

function child(container: Value, key: Value): Value {
	if (Array.isArray(container)) {
		const index = arrayIndex(container.length, key);
		const item = (container as ValueArray)[index];
		if (item !== undefined) return item;
		throw new BuiltinError(`path ${index} does not exist in array term ${valueText(container)}`);
	}
	if (!(container instanceof RegoSet || isObject(container))) {
		throw notComposite(`for path ${valueText(key)}, `, container);
	}
	const item = lookup(container, key);
	if (item !== undefined) return item;
	const shownKey = container instanceof RegoSet ? displayText(key) : valueText(key);
	throw new BuiltinError(`path ${shownKey} does not exist in ${typeName(container)} term ${valueText(container)}`);
}

const INDEX = /^[+-]?[0-9]{1,19}(?:\.0*)?$/;

/** A number, digits, or `-` for the place behind the last item. */
function arrayIndex(length: number, key: Value): number {
	if (isNumber(key)) {
		const text = numberText(key);
		if (!INDEX.test(text)) throw new BuiltinError('invalid number type for indexing');
		return Number(text);
	}
	if (typeof key !== 'string') throw new BuiltinError('invalid type for indexing');
	if (key === '-') return length;
	if (!INDEX.test(key)) throw new BuiltinError('invalid string for indexing');
	if (key !== '0' && key.startsWith('0')) throw new BuiltinError('leading zeros are not allowed in JSON paths');
	return Number(key);
}

const GO_TYPES: Readonly<Record<string, string>> = {
	null: 'ast.Null',
	boolean: 'ast.Boolean',
	number: 'ast.Number',
	string: 'ast.String',
};

function notComposite(place: string, value: Value): BuiltinError {
	const expected = place === '' ? 'expected composite type, ' : `expected composite type ${place}`;
	return new BuiltinError(`${expected}found value: ${valueText(value)} (type: ${GO_TYPES[typeName(value)]})`);
}
