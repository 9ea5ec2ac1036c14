import { encodeUtf8 } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';

/** A pattern that is no glob; `at` is where reading stopped, told in bytes. */
export function globError(pattern: string, at: number, reason: string): BuiltinError {
	return new BuiltinError(`glob: syntax error at ${encodeUtf8(pattern.slice(0, at)).length}: ${reason}`);
}
