import type { RegoObject, RegoSet } from './collection.ts';
import type { RegoNumber } from './number.ts';

/**
 * A Rego value. Plain JSON stays plain JavaScript:
 *
 * - a `number` stands for the decimal that `String(n)` prints; an integer is one only inside the safe range. Every
 *   other number (big, more digits than a double keeps, or written in another form such as `1.0`) is a RegoNumber;
 * - an object whose keys are all strings is a plain object with own enumerable properties; with any other key it is
 *   a RegoObject, never the other way round;
 * - a set is a RegoSet.
 *
 * Values are never changed once another piece of code has seen them. JavaScript's `undefined` is Rego's undefined
 * and is not a Value.
 */
export type Value = null | boolean | number | string | RegoNumber | ValueArray | RegoSet | RegoObject | PlainObject;

export type ValueArray = readonly Value[];

export interface PlainObject {
	readonly [key: string]: Value;
}
