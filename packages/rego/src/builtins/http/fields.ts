import type { ObjectValue } from '../../runtime/collection.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { int64Of } from '../../runtime/int64.ts';
import { lookup } from '../../runtime/lookup.ts';
import { isNumber } from '../../runtime/number.ts';
import { valueText } from '../../runtime/value-text.ts';

/** A parameter that is true or false; false when it is not there. */
export function readFlag(object: ObjectValue, key: string): boolean {
	const value = lookup(object, key) ?? false;
	if (typeof value !== 'boolean') throw new BuiltinError(`invalid value for "${key}" field`);
	return value;
}

/** A parameter that is a whole number of at least 0; 0 when it is not there. */
export function readCount(object: ObjectValue, key: string): number {
	const value = lookup(object, key) ?? 0;
	const count = isNumber(value) ? int64Of(value) : null;
	if (count === null || count < 0n) throw new BuiltinError(`invalid value ${valueText(value)} for field "${key}"`);
	return Number(count);
}
