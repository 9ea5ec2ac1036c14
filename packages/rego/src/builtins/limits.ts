import { isObject, objectEntries, RegoSet } from '../runtime/collection.ts';
import type { EvalContext } from '../runtime/context.ts';
import { HaltError } from '../runtime/errors.ts';
import { type NumberValue, RegoNumber } from '../runtime/number.ts';
import type { Value } from '../runtime/value.ts';

/** Ends the evaluation when a builtin is about to make a value of more bytes or items than one value may have. */
export function limitSize(context: EvalContext, name: string, size: number): void {
	if (size > context.maxValueSize) {
		throw new HaltError('eval_limit_error', `${name}: result is larger than ${context.maxValueSize}`);
	}
}

/** Ends the evaluation when the text of a value would be too long. A part that stands in many places counts in each. */
export function limitText(context: EvalContext, name: string, value: Value): void {
	const limit = context.maxValueSize;
	limitSize(
		context,
		name,
		writtenSize(value, limit, (steps) => context.tick(steps)),
	);
}

/** About how long the text of a value is; once beyond the limit, nothing more is counted. */
export function writtenSize(value: Value, limit: number, tick: (steps: number) => void): number {
	let size = 0;
	const pending: Value[] = [value];
	for (let next = pending.pop(); next !== undefined && size <= limit; next = pending.pop()) {
		size += typeof next === 'string' ? next.length + 1 : 1;
		if (typeof next !== 'object' || next === null) continue;
		const before = pending.length;
		if (Array.isArray(next) || next instanceof RegoSet) for (const item of next as Iterable<Value>) pending.push(item);
		else if (isObject(next)) for (const [key, item] of objectEntries(next)) pending.push(key, item);
		tick(pending.length - before);
	}
	return size;
}

/** A number that was computed, with the steps that one of so many digits takes. */
// hot: bench rego
export function counted(context: EvalContext, number: NumberValue): NumberValue {
	if (number instanceof RegoNumber && number.text.length > 100) context.tick(number.text.length);
	return number;
}
