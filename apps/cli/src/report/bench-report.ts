import { histogram, type Measurement } from '../bench/measure.ts';
import { reportJson } from './exact-json.ts';
import { figureTable } from './figure-table.ts';

export type BenchFormat = 'pretty' | 'json' | 'gobench';

const METRIC = 'histogram_timer_rego_query_eval_ns_';

/** A measurement in one of OPA's formats. */
export function benchText(measurement: Measurement, format: BenchFormat, metrics: boolean): string {
	const { samples, totalNs } = measurement;
	const extra = metrics ? histogram(measurement).map(([name, value]) => [METRIC + name, value] as const) : [];
	if (format === 'json') {
		const figures = Object.fromEntries(extra);
		return `${reportJson({ N: samples, T: Math.round(totalNs), Bytes: 0, MemAllocs: 0, MemBytes: 0, Extra: figures })}\n`;
	}
	const perOperation = totalNs / samples;
	if (format === 'gobench') {
		// OPA's name, so that tools can compare the two
		const cells = [`${goFloat(perOperation)} ns/op`, ...extra.map(([name, value]) => `${goFloat(value)} ${name}`)];
		return `BenchmarkOPAEval\t${String(samples).padStart(8)}\t${cells.join('\t')}\n`;
	}
	return figureTable([
		['samples', String(samples)],
		['ns/op', goFloat(perOperation)],
		...extra.map(([name, value]): [string, string] => [name, goFloat(value)]),
	]);
}

/** A test's measurement as one line: the name, the runs, the time of one. */
export function testBenchLine(name: string, { samples, totalNs }: Measurement): string {
	const perRun = goFloat(totalNs / samples);
	return `${name}\t${String(samples).padStart(8)}\t${perRun} ns/op\t${perRun} timer_rego_query_eval_ns/op`;
}

/** A number as Go's benchmarks print it: at least three digits that count, the point always in one column. */
function goFloat(value: number): string {
	const size = Math.abs(value);
	const smallest = [99.95, 9.995, 0.9995, 0.09995, 0.009995, 0.0009995];
	const digits = size === 0 ? 0 : smallest.findIndex((bound) => size >= bound);
	const places = digits < 0 ? 6 : digits;
	return value.toFixed(places).padStart(places === 0 ? 10 : 11 + places);
}
