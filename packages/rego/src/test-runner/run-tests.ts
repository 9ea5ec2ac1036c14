import type { EvaluateOptions } from '../engine/options.ts';
import type { Program } from '../engine/program.ts';
import type { Trace } from '../observe/trace.ts';
import type { ProbeListener } from '../plan/probe-listener.ts';
import { isObject, objectEntries } from '../runtime/collection.ts';
import { sortedKeys } from '../runtime/compare.ts';
import { type ErrorLocation, RegoEvalError } from '../runtime/errors.ts';
import { stringifyJson } from '../runtime/json.ts';
import { lookup } from '../runtime/lookup.ts';
import type { Value, ValueArray } from '../runtime/value.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import { findTests, SKIPPED_TEST_PREFIX, type TestRule } from './test-rules.ts';

/** The result of one case of a parametrised test; cases may have cases of their own. */
export interface SubResult {
	readonly name: string;
	fail: boolean;
	readonly subResults: Map<string, SubResult>;
}

export interface TestResult {
	readonly location: ErrorLocation;
	/** `data.example`. */
	readonly package: string;
	readonly name: string;
	readonly outcome: 'pass' | 'fail' | 'skip' | 'error';
	readonly error: Error | null;
	readonly durationNs: number;
	/** What the test printed. */
	readonly output: string;
	readonly subResults: ReadonlyMap<string, SubResult>;
}

export interface TestOptions {
	/** Runs only tests of which the full name, `data.example.test_x`, passes. */
	readonly filter?: (fullName: string) => boolean;
	readonly clockNs: () => number;
	readonly listener?: ProbeListener;
	/** Can tell how the test that was run last went. */
	readonly trace?: Trace;
	readonly evaluate?: EvaluateOptions;
	/** Errors of builtins end a test with an error instead of making the call undefined. */
	readonly raiseBuiltinErrors?: boolean;
}

/**
 * Runs the tests of a program compiled with `testCases` and `print`, one after the other. A test passes when its rule
 * is true; a parametrised one when every case that was tried is true.
 */
export function* runTests(program: Program, options: TestOptions): IterableIterator<TestResult> {
	for (const test of selectTests(program, options.filter)) yield runTest(program, test, options);
}

/** The tests of a program of which the full name passes, in the order of their files and lines. */
export function selectTests(program: Program, filter?: (fullName: string) => boolean): TestRule[] {
	return findTests(program.analysis.modules).filter((test) => filter?.(fullName(test)) ?? true);
}

/** Runs one test that `selectTests` gave. */
export function runTest(program: Program, test: TestRule, options: Omit<TestOptions, 'filter'>): TestResult {
	const result = {
		location: opaLocation(test.rule.head.span),
		package: packageName(test),
		name: refText(test.names),
		error: null,
		durationNs: 0,
		output: '',
		subResults: new Map<string, SubResult>(),
	};
	if (test.names[test.names.length - 1]?.startsWith(SKIPPED_TEST_PREFIX)) return { ...result, outcome: 'skip' };
	const printed: string[] = [];
	const cases: ValueArray[] = [];
	const started = options.clockNs();
	let value: Value | undefined;
	let error: Error | null = null;
	try {
		const [first] = program.evaluate(fullName(test), {
			...options.evaluate,
			...(options.listener === undefined ? {} : { listener: options.listener }),
			...(options.trace === undefined ? {} : { trace: options.trace }),
			strictBuiltinErrors: options.raiseBuiltinErrors ?? false,
			effects: {
				...options.evaluate?.effects,
				print: (line) => printed.push(line),
				testCase: (path) => cases.push(path),
			},
		});
		value = first?.expressions[0]?.value;
	} catch (thrown) {
		if (!(thrown instanceof RegoEvalError)) throw thrown;
		error = thrown;
	}
	const durationNs = options.clockNs() - started;
	const output = printed.map((line) => `${line}\n`).join('');
	if (error !== null) return { ...result, outcome: 'error', error, durationNs, output };
	if (!test.parametrised) return { ...result, outcome: value === true ? 'pass' : 'fail', durationNs, output };
	const subResults = subResultsOf(value, cases);
	const failed = value === undefined || [...subResults.values()].some((sub) => sub.fail);
	return { ...result, outcome: failed ? 'fail' : 'pass', durationNs, output, subResults };
}

/** The cases in the document are those that were true; a case that was tried and is not there has failed. */
function subResultsOf(value: Value | undefined, cases: readonly ValueArray[]): Map<string, SubResult> {
	const results = new Map<string, SubResult>();
	if (isObject(value)) {
		for (const key of sortedKeys(value)) results.set(caseName(key), subResultOf(key, lookup(value, key) as Value));
	}
	for (const path of cases) addFailures(results, path.map(caseName), 0);
	return new Map([...results].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function subResultOf(key: Value, value: Value): SubResult {
	const subResults = new Map<string, SubResult>();
	if (isObject(value)) {
		for (const [inner, item] of objectEntries(value)) subResults.set(caseName(inner), subResultOf(inner, item));
	}
	const fail = isObject(value) ? [...subResults.values()].some((sub) => sub.fail) : value !== true;
	return { name: caseName(key), fail, subResults };
}

/** Adds what is missing on the way to a case; gives whether the case has failed. */
function addFailures(results: Map<string, SubResult>, path: readonly string[], at: number): boolean {
	const name = path[at];
	if (name === undefined) return false;
	let entry = results.get(name);
	if (entry === undefined) {
		entry = { name, fail: true, subResults: new Map() };
		results.set(name, entry);
	}
	if (at === path.length - 1) return entry.fail;
	if (addFailures(entry.subResults, path, at + 1)) entry.fail = true;
	return entry.fail;
}

function caseName(value: Value): string {
	return typeof value === 'string' ? value : stringifyJson(value);
}

function packageName(test: TestRule): string {
	return refText(['data', ...test.module.package.path.path.map((part) => (part.kind === 'string' ? part.value : ''))]);
}

function fullName(test: TestRule): string {
	const [head, ...rest] = test.names as readonly [string, ...string[]];
	return `${packageName(test)}${refText(['', head, ...rest])}`;
}

/** Names as a reference is written; those that are no identifiers stand in brackets. */
function refText([head, ...path]: readonly string[]): string {
	return path.reduce(
		(text, name) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `${text}.${name}` : `${text}[${JSON.stringify(name)}]`),
		head ?? '',
	);
}
