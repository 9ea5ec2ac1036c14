import { BuiltinError } from '../../runtime/errors.ts';
import type { Position } from './ast.ts';

/** A problem in a GraphQL text: gqlparser's message, and where it is. */
export class GraphqlError extends Error {
	override readonly name = 'GraphqlError';
	readonly position: Position | null;
	readonly file: string;

	constructor(message: string, position: Position | null) {
		super(message);
		this.position = position;
		this.file = position?.file ?? 'input';
	}

	/** `input:3:5: message`, as gqlparser prints it. */
	get located(): string {
		const at = this.position === null ? '' : `:${this.position.line}:${this.position.column}`;
		return `${this.file}${at}: ${this.message}`;
	}
}

/** An error about something that has no place: gqlparser says line and column -1 then. */
export function errorAt(position: Position | null, message: string): GraphqlError {
	return new GraphqlError(message, position ?? { line: -1, column: -1, file: 'input' });
}

/** OPA's message for what gqlparser printed: the location of the first problem goes behind all of them. */
export function builtinError(printed: string): BuiltinError {
	const match = /^[^:]*:([0-9]+):([0-9]+):(.*)$/s.exec(printed);
	if (match === null) return new BuiltinError(`GraphQL parse error: ${printed}`);
	const [, row, column, rest] = match;
	const message = (rest as string).replace(/^ +/, '').replace(/\.\n$/, '');
	return new BuiltinError(`${message} in GraphQL string at location ${row}:${column}`);
}
