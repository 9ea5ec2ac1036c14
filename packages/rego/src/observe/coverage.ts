import { type Span, spanText } from '@merlon/base';
import type { Probe } from '../plan/ir.ts';
import type { ProbeListener } from '../plan/probe-listener.ts';
import type { Module, Rule } from '../syntax/ast.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import { walkRule } from '../syntax/walk.ts';
import { type CoveredRange, compareRanges, containsRange, countRows, rangeKey } from './covered-range.ts';
import type { TraceEvent } from './trace-event.ts';

/** Coverage of one file, with the names and units of OPA's report; `coverage` is a percentage. */
export interface FileCoverage {
	readonly covered?: readonly CoveredRange[];
	readonly not_covered?: readonly CoveredRange[];
	readonly covered_lines?: number;
	readonly not_covered_lines?: number;
	readonly coverage?: number;
}

export interface CoverageReport {
	readonly files: Readonly<Record<string, FileCoverage>>;
	readonly covered_lines: number;
	readonly not_covered_lines: number;
	readonly coverage: number;
}

/** Ranges by file, as plain data that another thread can be sent. */
export type CoveredPlaces = readonly (readonly [file: string, ranges: readonly CoveredRange[]])[];

/** Records which places of the policies evaluations reached: expressions tried and rules that had a solution. */
export class Coverage implements ProbeListener {
	#probes: readonly Probe[] = [];
	/** Probes whose place is recorded already; numbers begin anew with every compiled query. */
	#seen = new Set<number>();
	readonly #covered = new Map<string, Map<string, CoveredRange>>();

	begin(probes: readonly Probe[]): void {
		this.#probes = probes;
		this.#seen = new Set();
	}

	probe(event: string, number: number): void {
		const probe = this.#probes[number];
		if (probe === undefined || probe.kind === 'query' || this.#seen.has(number)) return;
		if (event !== (probe.kind === 'rule' ? 'exit' : 'eval')) return;
		this.#seen.add(number);
		const { file } = opaLocation(probe.span);
		if (file === '') return;
		const range = rangeOf(probe.span);
		rangesOf(this.#covered, file).set(rangeKey(range), range);
	}

	/** Records what steps reached, as far as they say. */
	addSteps(events: readonly TraceEvent[]): void {
		for (const { operation, node } of events) {
			if (node === null || node.kind === 'body') continue;
			if (operation !== (node.kind === 'rule' ? 'Exit' : 'Eval')) continue;
			const span = node.kind === 'rule' ? node.rule.head.span : placeOf(node.expr.span);
			const { file } = opaLocation(span);
			if (file === '') continue;
			const range = rangeOf(span);
			rangesOf(this.#covered, file).set(rangeKey(range), range);
		}
	}

	/** The places recorded so far. */
	places(): CoveredPlaces {
		return [...this.#covered].map(([file, ranges]) => [file, [...ranges.values()]] as const);
	}

	/** Whether a range lies within a place that was reached. */
	covers(file: string, range: CoveredRange, extents: ElseExtents): boolean {
		const ranges = withElse([...(this.#covered.get(file)?.values() ?? [])], file, extents);
		return ranges.some((outer) => containsRange(outer, range));
	}

	/** Adds places that another thread recorded. */
	add(places: CoveredPlaces): void {
		for (const [file, ranges] of places) {
			const known = rangesOf(this.#covered, file);
			for (const range of ranges) known.set(rangeKey(range), range);
		}
	}

	/**
	 * All places that count, covered or not. `modules` are the modules as they were parsed, by the names that the
	 * report is to have. Each reason is a kind of places not covered, with the coverage that an evaluation had which lacked
	 * the reason.
	 */
	report(
		modules: ReadonlyMap<string, Module>,
		reasons: readonly (readonly [kind: string, coverage: Coverage])[] = [],
	): CoverageReport {
		const extents = elseExtents(modules);
		const covered = new Map<string, readonly CoveredRange[]>();
		for (const [file, ranges] of this.#covered) covered.set(file, withElse([...ranges.values()], file, extents));
		const missing = new Map<string, readonly CoveredRange[]>();
		for (const [name, module] of modules) {
			const ranges = missingRanges(module, covered, extents);
			missing.set(
				name,
				ranges.map((range) => withKinds(range, kindsOf(range, name, reasons, extents))),
			);
		}
		const files: Record<string, FileCoverage> = Object.create(null) as Record<string, FileCoverage>;
		let coveredLines = 0;
		let notCoveredLines = 0;
		for (const name of [...new Set([...covered.keys(), ...missing.keys()])].sort()) {
			const file = fileCoverage(covered.get(name) ?? [], missing.get(name) ?? []);
			coveredLines += file.covered_lines ?? 0;
			notCoveredLines += file.not_covered_lines ?? 0;
			files[name] = file;
		}
		return {
			files,
			covered_lines: coveredLines,
			not_covered_lines: notCoveredLines,
			coverage: percentage(coveredLines, notCoveredLines),
		};
	}
}

function kindsOf(
	range: CoveredRange,
	file: string,
	reasons: readonly (readonly [kind: string, coverage: Coverage])[],
	extents: ElseExtents,
): readonly string[] {
	return reasons.filter(([, coverage]) => coverage.covers(file, range, extents)).map(([kind]) => kind);
}

function withKinds(range: CoveredRange, kinds: readonly string[]): CoveredRange {
	return kinds.length === 0 ? range : { ...range, kinds };
}

function fileCoverage(covered: readonly CoveredRange[], missing: readonly CoveredRange[]): FileCoverage {
	const coveredLines = countRows(covered);
	const missingLines = countRows(missing);
	return {
		...(covered.length > 0 ? { covered } : {}),
		...(missing.length > 0 ? { not_covered: missing } : {}),
		...(coveredLines > 0 ? { covered_lines: coveredLines } : {}),
		...(missingLines > 0 ? { not_covered_lines: missingLines } : {}),
		...(coveredLines > 0 ? { coverage: percentage(coveredLines, missingLines) } : {}),
	};
}

function percentage(covered: number, missing: number): number {
	return covered + missing === 0 ? 0 : (100 * covered) / (covered + missing);
}

function rangesOf(files: Map<string, Map<string, CoveredRange>>, file: string): Map<string, CoveredRange> {
	let ranges = files.get(file);
	if (ranges === undefined) {
		ranges = new Map();
		files.set(file, ranges);
	}
	return ranges;
}

/** Heads of rules and expressions that lie within no covered range; declarations of variables do not count. */
function missingRanges(
	module: Module,
	covered: ReadonlyMap<string, readonly CoveredRange[]>,
	extents: ElseExtents,
): CoveredRange[] {
	const missing = new Map<string, CoveredRange>();
	const add = (at: Span): void => {
		const { file } = opaLocation(at);
		const [range] = withElse([rangeOf(at)], file, extents) as [CoveredRange];
		if (!(covered.get(file) ?? []).some((outer) => containsRange(outer, range))) missing.set(rangeKey(range), range);
	};
	for (const rule of module.rules) {
		for (let link: Rule | null = rule; link !== null; link = link.else) add(link.head.span);
		walkRule(rule, {
			expr(expr) {
				if (expr.terms.kind !== 'some') add(rule.isDefault ? keywordSpan(expr.span) : expr.span);
			},
		});
	}
	return [...missing.values()].sort(compareRanges);
}

/** Where `else` branches begin, and where they and those after them end. */
type ElseExtents = ReadonlyMap<string, { readonly head: CoveredRange; readonly whole: CoveredRange }>;

function elseExtents(modules: ReadonlyMap<string, Module>): ElseExtents {
	const extents = new Map<string, { readonly head: CoveredRange; readonly whole: CoveredRange }>();
	for (const { rules } of modules.values()) {
		for (const rule of rules) {
			for (let link = rule.else; link !== null; link = link.else) {
				const { file, row, col } = opaLocation(link.span);
				extents.set(`${file}:${row}:${col}`, { head: rangeOf(link.head.span), whole: rangeOf(link.span) });
			}
		}
	}
	return extents;
}

/** What an `else` branch evaluates at its own place has the place of the branch, with all that follow it. */
function withElse(ranges: readonly CoveredRange[], file: string, extents: ElseExtents): readonly CoveredRange[] {
	const placed = new Map<string, CoveredRange>();
	for (const range of ranges) {
		const extent = extents.get(`${file}:${range.start.row}:${range.start.col}`);
		const found = extent === undefined || rangeKey(extent.head) === rangeKey(range) ? range : extent.whole;
		placed.set(rangeKey(found), found);
	}
	return [...placed.values()].sort(compareRanges);
}

/** A default rule's body has the place of the whole rule. */
function placeOf(span: Span): Span {
	return /^default\s/.test(spanText(span)) ? keywordSpan(span) : span;
}

/** The body of a default rule, which nobody writes: OPA takes the keyword for it. */
function keywordSpan(at: Span): Span {
	return { ...at, end: at.start + 'default'.length };
}

/** Where a span begins and ends; columns count characters. */
function rangeOf(at: Span): CoveredRange {
	const { row, col } = opaLocation(at);
	const lines = spanText(at).split('\n');
	const length = [...(lines[lines.length - 1] as string)].length;
	const end = { row: row + lines.length - 1, col: (lines.length > 1 ? 1 : col) + length };
	return { start: { row, col }, end };
}
