import { BUILTINS, BuiltinError, HaltError, parseJson, stringifyJson, type Value } from '@merlon/rego';

type Context = Parameters<NonNullable<ReturnType<typeof BUILTINS.get>>['impl']>[0];

/** A context without effects, whose random bytes are all 0x5a. */
export function testContext(changes: Partial<Context> = {}): Context {
	return {
		nowNs: 0n,
		strictBuiltinErrors: true,
		randomBytes: (length) => new Uint8Array(length).fill(0x5a),
		effects: { http: null, lookupHost: null, print: null },
		memo: new Map(),
		runtimeInfo: {},
		tick: () => {},
		maxValueSize: 10_000,
		...changes,
	};
}

/** Calls a builtin as compiled policies do. */
export function callBuiltin(
	name: string,
	operands: readonly Value[],
	context: Context = testContext(),
): Value | undefined {
	const builtin = BUILTINS.get(name);
	if (builtin === undefined) throw new TypeError(`no builtin ${name}`);
	return builtin.impl(context, ...operands);
}

/** The result of a builtin for operands written as JSON: JSON again, `undefined`, or the error's message. */
export function builtinResult(name: string, operands: string): string {
	try {
		const result = callBuiltin(name, parseJson(`[${operands}]`) as Value[]);
		return result === undefined ? 'undefined' : stringifyJson(result);
	} catch (error) {
		if (error instanceof BuiltinError || error instanceof HaltError) return `error: ${error.message}`;
		throw error;
	}
}
