import type { EvalContext } from '../runtime/context.ts';
import { HaltError } from '../runtime/errors.ts';

/** Ends the evaluation when a builtin is about to make a value of more bytes or items than one value may have. */
export function limitSize(context: EvalContext, name: string, size: number): void {
	if (size > context.maxValueSize) {
		throw new HaltError('eval_limit_error', `${name}: result is larger than ${context.maxValueSize}`);
	}
}
