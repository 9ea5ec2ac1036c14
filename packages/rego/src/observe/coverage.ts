import type { Probe } from '../plan/ir.ts';
import type { ProbeListener } from '../plan/probe-listener.ts';
import type { Module } from '../syntax/ast.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import { walkRule } from '../syntax/walk.ts';

export interface CoveredRange {
	readonly start: { readonly row: number };
	readonly end: { readonly row: number };
}

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

/** Records which lines of the policies evaluations reached: expressions tried and rules that had a solution. */
export class Coverage implements ProbeListener {
	#probes: readonly Probe[] = [];
	readonly #covered = new Map<string, Set<number>>();

	begin(probes: readonly Probe[]): void {
		this.#probes = probes;
	}

	probe(event: string, number: number): void {
		const probe = this.#probes[number];
		if (probe === undefined || probe.kind === 'query') return;
		if (event === (probe.kind === 'rule' ? 'exit' : 'eval')) {
			const { file, row } = opaLocation(probe.span);
			if (file !== '') rowsOf(this.#covered, file).add(row);
		}
	}

	/** The lines of all modules that count, covered or not. */
	report(modules: ReadonlyMap<string, Module>): CoverageReport {
		const files: Record<string, FileCoverage> = Object.create(null) as Record<string, FileCoverage>;
		let coveredLines = 0;
		let notCoveredLines = 0;
		for (const [name, module] of modules) {
			const covered = this.#covered.get(name) ?? new Set<number>();
			const missing = new Set([...coverableRows(module)].filter((row) => !covered.has(row)));
			coveredLines += covered.size;
			notCoveredLines += missing.size;
			files[name] = fileCoverage(covered, missing);
		}
		return {
			files,
			covered_lines: coveredLines,
			not_covered_lines: notCoveredLines,
			coverage: percentage(coveredLines, notCoveredLines),
		};
	}
}

function fileCoverage(covered: ReadonlySet<number>, missing: ReadonlySet<number>): FileCoverage {
	return {
		...(covered.size > 0 ? { covered: ranges(covered) } : {}),
		...(missing.size > 0 ? { not_covered: ranges(missing) } : {}),
		...(covered.size > 0 ? { covered_lines: covered.size } : {}),
		...(missing.size > 0 ? { not_covered_lines: missing.size } : {}),
		...(covered.size > 0 ? { coverage: percentage(covered.size, missing.size) } : {}),
	};
}

function percentage(covered: number, missing: number): number {
	return covered + missing === 0 ? 0 : (100 * covered) / (covered + missing);
}

function rowsOf(rows: Map<string, Set<number>>, file: string): Set<number> {
	let set = rows.get(file);
	if (set === undefined) {
		set = new Set();
		rows.set(file, set);
	}
	return set;
}

/** Rows of rule heads and of expressions; declarations of variables alone do not count. */
function coverableRows(module: Module): Set<number> {
	const rows = new Set<number>();
	for (const rule of module.rules) {
		for (let link: typeof rule | null = rule; link !== null; link = link.else)
			rows.add(opaLocation(link.head.span).row);
		walkRule(rule, {
			expr(expr) {
				const declares = expr.terms.kind === 'some' && expr.terms.symbols.every((symbol) => symbol.kind === 'var');
				if (!declares) rows.add(opaLocation(expr.span).row);
			},
		});
	}
	return rows;
}

/** Runs of neighbouring rows. */
function ranges(rows: ReadonlySet<number>): CoveredRange[] {
	const found: { start: { row: number }; end: { row: number } }[] = [];
	for (const row of [...rows].sort((a, b) => a - b)) {
		const last = found[found.length - 1];
		if (last !== undefined && last.end.row === row - 1) last.end.row = row;
		else found.push({ start: { row }, end: { row } });
	}
	return found;
}
