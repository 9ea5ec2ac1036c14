import type { Builtin } from './builtins/builtin.ts';
import { BUILTINS } from './builtins/registry.ts';
import { documentValue, loadProgram, type ProgramCode } from './engine/loaded-program.ts';
import type { EvaluateOptions } from './engine/options.ts';
import { parseJson } from './runtime/json.ts';
import type { PlainObject } from './runtime/value.ts';

/**
 * Loads a program that was compiled ahead of time. Gives a function of a document's path and the input to the document's
 * plain value, or undefined. Throws RangeError for a path that is no entry point.
 */
export function instantiate(
	code: ProgramCode,
	entrypoints: readonly string[],
	data: string,
	own: readonly Builtin[] = [],
): (entrypoint: string, input?: unknown, options?: EvaluateOptions) => unknown {
	const builtins = own.length === 0 ? BUILTINS : new Map([...BUILTINS, ...own.map((b) => [b.name, b] as const)]);
	const loaded = loadProgram(code, builtins);
	const documents = parseJson(data) as PlainObject;
	return (entrypoint, input, options = {}) => {
		const entry = entrypoints.indexOf(entrypoint);
		if (entry < 0) throw new RangeError(`${entrypoint} is no entry point of this program`);
		return documentValue(loaded, entry, input, documents, options);
	};
}
