import {
	type Builtin,
	builtin,
	compare,
	compile,
	parseJson,
	RegoEvalError,
	stringifyJson,
	type Value,
} from '@merlon/rego';
import type { EvaluationCase, RegoVersion } from './case-files.ts';

type Bindings = Readonly<Record<string, Value>>;

/** Runs one case; gives what is wrong, or null. The rules are those of OPA's own runner. */
export function runEvaluationCase(testCase: EvaluationCase, regoVersion: RegoVersion): string | null {
	const modules = Object.fromEntries((testCase.modules ?? []).map((source, i) => [`test-${i}.rego`, source]));
	const program = compile({ modules, regoVersion, builtins: [testSleep], data: testCase.data ?? {} });
	const input = inputOf(testCase);
	let results: readonly Bindings[];
	try {
		const rows = program.evaluate(testCase.query, {
			...(input === undefined ? {} : { input }),
			strictBuiltinErrors: testCase.strict_error ?? false,
			effects: EFFECTS,
		});
		results = rows.map((row) => row.bindings);
	} catch (error) {
		if (!(error instanceof RegoEvalError)) throw error;
		return checkError(testCase, error);
	}
	if (testCase.want_error !== undefined || testCase.want_error_code !== undefined) {
		return `expected the error ${testCase.want_error_code ?? ''} ${testCase.want_error ?? ''}, got ${show(results)}`;
	}
	return checkResult(testCase, results);
}

function inputOf(testCase: EvaluationCase): Value | undefined {
	if (testCase.input_term === undefined) return testCase.input;
	const [row] = compile({ modules: {} }).evaluate(`x = ${testCase.input_term}`);
	return row?.bindings['x'];
}

function checkError(testCase: EvaluationCase, error: RegoEvalError): string | null {
	const { want_error: text, want_error_code: code } = testCase;
	if (text === undefined && code === undefined) return `unexpected error: ${String(error)}`;
	if (code !== undefined && error.code !== code) return `expected code ${code}, got: ${String(error)}`;
	if (text !== undefined && !String(error).includes(text))
		return `expected an error with ${text}, got: ${String(error)}`;
	return null;
}

function checkResult(testCase: EvaluationCase, results: readonly Bindings[]): string | null {
	const { want_result: want } = testCase;
	if (want === undefined) return 'the case expects nothing';
	const got = asSet(results.map((row) => jsonBindings(row, testCase)));
	const expected = asSet(want);
	if (compare(got, expected) === 0) return null;
	return `expected ${show(expected)}, got ${show(got)}`;
}

/** The bindings after conversion to JSON: sets are arrays, and keys are text. */
function jsonBindings(row: Bindings, testCase: EvaluationCase): Bindings {
	const converted: Record<string, Value> = {};
	for (const [name, value] of Object.entries(row)) {
		if (testCase.ignore_generated_vars === true && name.startsWith('__localq')) continue;
		const json = parseJson(stringifyJson(value));
		converted[name] = testCase.sort_bindings === true && Array.isArray(json) ? json.toSorted(compare) : json;
	}
	return converted;
}

function asSet(rows: readonly Bindings[]): readonly Value[] {
	const sorted = rows.toSorted(compare);
	return sorted.filter((row, i) => i === 0 || compare(row, sorted[i - 1] as Value) !== 0);
}

function show(value: Value): string {
	return stringifyJson(value);
}

/** OPA's tests register it to see that the clock stands still during an evaluation. */
const testSleep: Builtin = builtin({
	name: 'test.sleep',
	description: 'Waits for the given duration.',
	categories: [],
	args: [{ kind: 'string' }],
	result: { kind: 'null' },
	nondeterministic: true,
	impl(_context, duration) {
		const match = /^([0-9]+)(ns|us|µs|ms|s)$/.exec(duration);
		const factor = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000 }[match?.[2] ?? 'ns'] ?? 0;
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(match?.[1] ?? '0') * factor);
		return null;
	},
});

/** No case sends a request: those that call `http.send` have bad arguments, or replace it. */
const EFFECTS = {
	http: {
		allowHosts: ['127.0.0.1'],
		cache: null,
		send(): never {
			throw new Error('no case may send a request');
		},
	},
	/** Addresses stand for themselves. */
	lookupHost: (name: string): readonly string[] => [name === 'localhost' ? '127.0.0.1' : name],
};
