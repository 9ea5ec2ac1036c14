/** Codes of errors that end an evaluation, as OPA names them. */
export type EvalErrorCode =
	| 'eval_internal_error'
	| 'eval_cancel_error'
	| 'eval_conflict_error'
	| 'eval_type_error'
	| 'eval_builtin_error'
	| 'eval_with_merge_error'
	| 'eval_limit_error';

/** Where an error arose, in OPA's terms: file, one-based row and column. */
export interface ErrorLocation {
	readonly file: string;
	readonly row: number;
	readonly col: number;
}

/** An evaluation that could not be finished. `message` carries no location; `String(error)` does, as OPA prints it. */
export class RegoEvalError extends Error {
	override readonly name = 'RegoEvalError';
	readonly code: EvalErrorCode;
	readonly location: ErrorLocation | null;

	constructor(code: EvalErrorCode, message: string, location: ErrorLocation | null = null, cause?: unknown) {
		super(message, cause === undefined ? undefined : { cause });
		this.code = code;
		this.location = location;
	}

	override toString(): string {
		const at = this.location;
		return `${at === null ? '' : `${at.file === '' ? '' : `${at.file}:`}${at.row}${at.file === '' ? `:${at.col}` : ''}: `}${this.code}: ${this.message}`;
	}
}

/**
 * What a builtin throws for bad operands or a failed operation. In strict mode it ends the evaluation; otherwise the
 * call is undefined. The message has no builtin name and no location: whoever catches it knows both.
 */
export class BuiltinError extends Error {
	override readonly name = 'BuiltinError';
	readonly code: 'eval_type_error' | 'eval_builtin_error';

	constructor(message: string, code: 'eval_type_error' | 'eval_builtin_error' = 'eval_builtin_error') {
		super(message);
		this.code = code;
	}
}

/** Thrown by a builtin when the evaluation must end whatever the mode: cancellation, limits. */
export class HaltError extends Error {
	override readonly name = 'HaltError';
	readonly code: EvalErrorCode;

	constructor(code: EvalErrorCode, message: string) {
		super(message);
		this.code = code;
	}
}

const TOO_LARGE =
	/^(?:Invalid (?:string|array|typed array|array buffer) length|(?:Map|Set) maximum size exceeded|Maximum BigInt size exceeded|Array buffer allocation failed)/;

/** What a RangeError of JavaScript says when a value outgrew the stack or the memory; null for any other error. */
export function limitReached(error: unknown): string | null {
	if (!(error instanceof RangeError)) return null;
	if (/call stack/i.test(error.message)) return 'rules or values are nested too deeply';
	return TOO_LARGE.test(error.message) ? 'a value is too large' : null;
}
