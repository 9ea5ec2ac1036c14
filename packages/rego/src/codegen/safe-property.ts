import { RegoObject, RegoSet } from '../runtime/collection.ts';
import { RegoNumber } from '../runtime/number.ts';

/**
 * Names that some JavaScript value has without being a JSON property: `"abc".length`, `[].map`, `{}.constructor`.
 * Generated code may read any other name straight from a value and take a missing one for undefined.
 */
const INHERITED: ReadonlySet<string> = new Set(
	[
		Object.prototype,
		Array.prototype,
		String.prototype,
		Number.prototype,
		Boolean.prototype,
		RegoSet.prototype,
		RegoObject.prototype,
		RegoNumber.prototype,
	].flatMap((prototype) => Object.getOwnPropertyNames(prototype)),
);

const OWN_FIELDS: ReadonlySet<string> = new Set(['length', 'text', 'size']);
const ARRAY_INDEX = /^[0-9]/;

/** Whether `value.name` is the JSON property or undefined for every value, null and undefined excepted. */
export function isSafeProperty(name: string): boolean {
	// A name of digits would read an item of an array, or a unit of a string.
	return !INHERITED.has(name) && !OWN_FIELDS.has(name) && !ARRAY_INDEX.test(name);
}
