import { BuiltinError } from '../../runtime/errors.ts';
import { parseTime } from './parse-time.ts';

/** Whether a text is a time in this layout, also one that 64 bits of nanoseconds do not reach. */
export function isTime(layout: string, text: string): boolean {
	try {
		parseTime(layout, text);
		return true;
	} catch (error) {
		if (error instanceof BuiltinError) return error.message === 'time outside of valid range';
		throw error;
	}
}
