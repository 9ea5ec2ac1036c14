/** Thrown when Merlon itself is wrong, never for bad user input. */
export class InvariantError extends Error {
	override readonly name = 'InvariantError';
}

/** States what must hold if the program is right. Throws InvariantError otherwise. */
export function invariant(condition: unknown, message: string): asserts condition {
	if (!condition) throw new InvariantError(message);
}

/** Ends an exhaustive switch: the compiler proves that no case is left. */
export function assertNever(value: never): never {
	throw new InvariantError(`unexpected value: ${JSON.stringify(value)}`);
}
