import {
	type CoverageReport,
	type PlainObject,
	type ProfileEntry,
	type QueryResult,
	stringifyJson,
	type Value,
} from '@merlon/rego';
import { ExactValue, type ReportValue, reportJson } from './exact-json.ts';
import { figureTable } from './figure-table.ts';
import { boxTable } from './table.ts';

export type EvalFormat = 'json' | 'values' | 'bindings' | 'pretty' | 'source' | 'raw' | 'discard';

/** The steps of an evaluation, in the form that the format wants. */
export interface Explanation {
	readonly lines: readonly string[];
	readonly json: readonly PlainObject[];
}

/** What an evaluation gave, besides its results only what was asked for. */
export interface EvalOutput {
	readonly results: readonly QueryResult<Value>[];
	/** Errors that did not end the evaluation. */
	readonly errors: readonly ReportValue[];
	readonly metrics: Readonly<Record<string, number>> | null;
	readonly profile: readonly ProfileEntry[] | null;
	readonly coverage: CoverageReport | null;
	readonly explanation: Explanation | null;
}

/** The output of `rego eval` in one of its formats. */
export function evalText(output: EvalOutput, format: EvalFormat, prettyLimit: number): string {
	switch (format) {
		case 'json':
			return `${reportJson(evalJson(output))}\n`;
		case 'values':
			return perResult(output, (result) => result.expressions.map(({ value }) => new ExactValue(value)));
		case 'bindings':
			return perResult(output, (result) => bindingsJson(result));
		case 'raw':
			return rawText(output.results);
		case 'discard':
			return `${reportJson({ result: 'discarded' })}\n`;
		default:
			return prettyText(output, prettyLimit);
	}
}

function evalJson(output: EvalOutput): ReportValue {
	return {
		errors: output.errors.length === 0 ? undefined : output.errors,
		result: output.results.length === 0 ? undefined : output.results.map(resultJson),
		metrics: output.metrics ?? undefined,
		explanation: (output.explanation?.json as ReportValue | undefined) ?? undefined,
		profile: output.profile?.map(profileJson),
		coverage: output.coverage === null ? undefined : (output.coverage as unknown as ReportValue),
	};
}

function profileJson({ location: { file, row, col }, ...entry }: ProfileEntry): ReportValue {
	return { ...entry, location: { file, row, col } };
}

function resultJson(result: QueryResult<Value>): ReportValue {
	return {
		expressions: result.expressions.map(({ value, text, location }) => ({
			value: new ExactValue(value),
			text,
			location: { row: location.row, col: location.col },
		})),
		bindings: Object.keys(result.bindings).length === 0 ? undefined : bindingsJson(result),
	};
}

function bindingsJson({ bindings }: QueryResult<Value>): ReportValue {
	return Object.fromEntries(
		Object.keys(bindings)
			.sort()
			.map((name) => [name, new ExactValue(bindings[name] as Value)]),
	);
}

function perResult(output: EvalOutput, json: (result: QueryResult<Value>) => ReportValue): string {
	return output.results.map((result) => `${reportJson(json(result))}\n`).join('');
}

function rawText(results: readonly QueryResult<Value>[]): string {
	const cell = (value: Value): string => (typeof value === 'string' ? value : stringifyJson(value));
	return results.map(({ expressions }) => `${expressions.map(({ value }) => cell(value)).join(' ')}\n`).join('');
}

function prettyText(output: EvalOutput, limit: number): string {
	let text = (output.explanation?.lines ?? []).map((line) => `${line}\n`).join('');
	if (output.results.length > 0 || output.errors.length === 0) text += prettyResults(output.results, limit);
	if (output.coverage !== null) text += figureTable([['Overall Coverage', output.coverage.coverage.toFixed(2)]]);
	if (output.metrics !== null)
		text += boxTable(
			['Metric', 'Value'],
			Object.entries(output.metrics).map(([k, v]) => [k, String(v)]),
		);
	if (output.profile !== null) text += profileTable(output.profile);
	return text;
}

function prettyResults(results: readonly QueryResult<Value>[], limit: number): string {
	const [first] = results;
	if (first === undefined) return 'undefined\n';
	const only = first.expressions[0];
	if (
		results.length === 1 &&
		first.expressions.length === 1 &&
		Object.keys(first.bindings).length === 0 &&
		only !== undefined
	) {
		return `${reportJson(new ExactValue(only.value))}\n`;
	}
	const columns = columnsOf(results);
	const rows = results.map((result) =>
		columns.map((column) => {
			const value = result.bindings[column] ?? result.expressions.find(({ text }) => text === column)?.value;
			return value === undefined ? '' : shortened(stringifyJson(value), limit);
		}),
	);
	return boxTable(columns, rows);
}

/** The expressions that have a value of their own, then variables in order. */
function columnsOf(results: readonly QueryResult<Value>[]): string[] {
	const variables = new Set<string>();
	const expressions = new Set<string>();
	for (const result of results) {
		for (const name of Object.keys(result.bindings)) variables.add(name);
		for (const { value, text } of result.expressions) if (typeof value !== 'boolean') expressions.add(text);
	}
	if (variables.size + expressions.size === 0) {
		for (const { text } of results[0]?.expressions ?? []) expressions.add(text);
	}
	return [...expressions, ...[...variables].sort()];
}

function shortened(text: string, limit: number): string {
	return limit > 0 && text.length > limit ? `${text.slice(0, limit)}...` : text;
}

function profileTable(profile: readonly ProfileEntry[]): string {
	return boxTable(
		['Time', 'Num Eval', 'Num Redo', 'Num Gen Expr', 'Location'],
		profile.map((entry) => {
			const { file, row, text } = entry.location;
			const place = file === '' ? (text.split('\n')[0] as string) : `${file}:${row}`;
			const counts = [entry.num_eval, entry.num_redo, entry.num_gen_expr].map(String);
			return [durationText(entry.total_time_ns), ...counts, place];
		}),
	);
}

/** Nanoseconds as Go writes durations. */
export function durationText(ns: number): string {
	const trim = (n: number): string => String(Number(n.toPrecision(9)));
	if (ns < 1e3) return `${Math.round(ns)}ns`;
	if (ns < 1e6) return `${trim(ns / 1e3)}µs`;
	if (ns < 1e9) return `${trim(ns / 1e6)}ms`;
	return `${trim(ns / 1e9)}s`;
}
