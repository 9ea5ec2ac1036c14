import type { Builtin } from './builtins/builtin.ts';
import { BUILTINS } from './builtins/registry.ts';
import { documentValue, entryValue, loadProgram, newFrame, type ProgramCode } from './engine/loaded-program.ts';
import type { EvaluateOptions } from './engine/options.ts';
import { parseJson } from './runtime/json.ts';
import type { PlainObject, Value } from './runtime/value.ts';

/** A program that was compiled ahead of time. */
export interface CompiledModule {
	/** The plain value of a document, or undefined. Throws RangeError for a path that is no entry point. */
	(entrypoint: string, input?: unknown, options?: EvaluateOptions): unknown;
	/**
	 * Opens one evaluation in which several documents are asked for, so that what they share is computed once. Input and
	 * data are plain JSON that is taken as it is; `data` stands in place of the program's own documents. Gives a function
	 * of the entry point's number to the document's plain value.
	 *
	 * What does not depend on the input is computed once for all evaluations that are opened with the same `data` object,
	 * and kept for as long as that object is. It must not change in place: what has changed is another object.
	 */
	open(input: unknown, data: unknown, options?: EvaluateOptions): (entry: number) => unknown;
}

/** Loads the code of a program, given its entry points and its base documents as JSON text. */
export function instantiate(
	code: ProgramCode,
	entrypoints: readonly string[],
	data: string,
	own: readonly Builtin[] = [],
): CompiledModule {
	const builtins = own.length === 0 ? BUILTINS : new Map([...BUILTINS, ...own.map((b) => [b.name, b] as const)]);
	const loaded = loadProgram(code, builtins);
	const documents = parseJson(data) as PlainObject;
	const evaluate = (entrypoint: string, input?: unknown, options: EvaluateOptions = {}): unknown => {
		const entry = entrypoints.indexOf(entrypoint);
		if (entry < 0) throw new RangeError(`${entrypoint} is no entry point of this program`);
		return documentValue(loaded, entry, input, documents, options);
	};
	const open: CompiledModule['open'] = (input, base, options = {}) => {
		const given = typeof base === 'object' && base !== null ? (base as PlainObject) : {};
		const frame = newFrame(loaded, input as Value, true, given, options);
		return (entry) => entryValue(loaded, entry, frame);
	};
	return Object.assign(evaluate, { open });
}
