import { type ObjectValue, objectEntries, RegoSet } from '../runtime/collection.ts';
import { sortedKeys, sortedMembers } from '../runtime/compare.ts';
import { stringifyJson } from '../runtime/json.ts';
import { lookup } from '../runtime/lookup.ts';
import { RegoNumber } from '../runtime/number.ts';
import type { Value } from '../runtime/value.ts';
import { type Code, identifier, js } from './code.ts';

/** The composite constants of a program, each made once when its code is loaded. */
export class ConstantPool {
	readonly #names = new Map<string, Code>();
	readonly #definitions: Code[] = [];

	/** Code for a constant: a literal where it is a primitive, otherwise the name of a pooled value. */
	reference(value: Value): Code {
		if (value === null) return js`null`;
		switch (typeof value) {
			case 'boolean':
				return value ? js`true` : js`false`;
			case 'string':
			case 'number':
				return js`${value}`;
			default:
				return this.#pooled(value);
		}
	}

	/** Code for an array of constants that is not a Rego value, such as a path. */
	list(values: readonly Value[]): Code {
		return this.#pooled(values);
	}

	#pooled(value: Value): Code {
		const key = `${value instanceof RegoSet ? 's' : value instanceof RegoNumber ? 'n' : 'o'}${stringifyJson(value)}${typeTrace(value)}`;
		let name = this.#names.get(key);
		if (name === undefined) {
			name = identifier('k', this.#names.size);
			this.#names.set(key, name);
			this.#definitions.push(js`const ${name} = ${constructed(value)};`);
		}
		return name;
	}

	/** One declaration per pooled constant. */
	definitions(): readonly Code[] {
		return this.#definitions;
	}
}

/** Tells apart what JSON writes alike: sets and arrays, keys of different types, forms of numbers. */
function typeTrace(value: Value): string {
	if (typeof value !== 'object' || value === null) return typeof value === 'string' ? 's' : 'p';
	if (Array.isArray(value)) return `[${value.map(typeTrace).join('')}]`;
	if (value instanceof RegoSet) return `<${sortedMembers(value).map(typeTrace).join('')}>`;
	if (value instanceof RegoNumber) return `n${value.text}`;
	return `{${Array.from(objectEntries(value as ObjectValue), ([k, v]) => typeTrace(k) + typeTrace(v)).join('')}}`;
}

/** Code that makes a value. Objects are made property by property, so that `__proto__` is a key like any other. */
function constructed(value: Value): Code {
	if (value === null) return js`null`;
	switch (typeof value) {
		case 'boolean':
			return value ? js`true` : js`false`;
		case 'string':
		case 'number':
			return js`${value}`;
		default:
			if (Array.isArray(value)) return js`[${value.map(constructed)}]`;
			if (value instanceof RegoNumber) return js`numberOf(${value.text})`;
			if (value instanceof RegoSet) return js`setOf([${sortedMembers(value).map(constructed)}])`;
			return constructedObject(value as ObjectValue);
	}
}

function constructedObject(object: ObjectValue): Code {
	const keys = sortedKeys(object);
	if (keys.every((key) => typeof key === 'string')) {
		return js`{${keys.map((key) => js`[${key}]: ${constructed(lookup(object, key) as Value)}`)}}`;
	}
	return js`objectOf([${keys.map((key) => js`[${constructed(key)}, ${constructed(lookup(object, key) as Value)}]`)}])`;
}
