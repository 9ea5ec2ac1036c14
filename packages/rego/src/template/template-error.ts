import { BuiltinError } from '../runtime/errors.ts';

/** A template that cannot be read or run. */
export function templateError(message: string): BuiltinError {
	return new BuiltinError(`template: template: ${message}`);
}
