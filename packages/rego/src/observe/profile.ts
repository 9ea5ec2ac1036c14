import { spanText } from '@merlon/base';
import type { Probe } from '../plan/ir.ts';
import type { ProbeListener } from '../plan/probe-listener.ts';
import type { ErrorLocation } from '../runtime/errors.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import type { TraceEvent } from './trace-event.ts';

/** How often the expressions on one line were tried, and how long that took in all, in nanoseconds. */
export interface ProfileEntry {
	readonly total_time_ns: number;
	readonly num_eval: number;
	/** How often evaluation came back to them for further solutions. */
	readonly num_redo: number;
	/** Kinds of expressions that the analysis made of what stands on the line. */
	readonly num_gen_expr: number;
	readonly location: ErrorLocation & { readonly text: string };
}

interface Line {
	time: number;
	evaluations: number;
	readonly probes: Set<number>;
	readonly probe: Probe;
}

/** What entries are sorted by: the largest first. */
export type ProfileOrder = 'total_time_ns' | 'num_eval' | 'num_redo' | 'num_gen_expr' | 'file' | 'line';

interface StepCount {
	evaluations: number;
	redos: number;
	/** Positions of expressions in their bodies. */
	readonly exprs: Set<number>;
}

function countSteps(steps: readonly TraceEvent[]): ReadonlyMap<string, StepCount> {
	const counts = new Map<string, StepCount>();
	for (const { operation, node, location } of steps) {
		if (node?.kind !== 'expr' || (operation !== 'Eval' && operation !== 'Redo')) continue;
		const key = `${location.file}:${location.row}`;
		let count = counts.get(key);
		if (count === undefined) {
			count = { evaluations: 0, redos: 0, exprs: new Set() };
			counts.set(key, count);
		}
		if (operation === 'Redo') count.redos++;
		else {
			count.evaluations++;
			count.exprs.add(node.index);
		}
	}
	return counts;
}

function compareEntries(a: ProfileEntry, b: ProfileEntry, order: readonly ProfileOrder[]): number {
	for (const by of order) {
		const difference =
			by === 'file' ? compareText(b.location.file, a.location.file) : numberOf(b, by) - numberOf(a, by);
		if (difference !== 0) return difference;
	}
	return 0;
}

function numberOf(entry: ProfileEntry, by: Exclude<ProfileOrder, 'file'>): number {
	return by === 'line' ? entry.location.row : entry[by];
}

function compareText(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

/** Measures expressions: the time until the next one is tried is the time of an expression. */
export class Profile implements ProbeListener {
	readonly #clockNs: () => number;
	readonly #lines = new Map<string, Line>();
	#probes: readonly Probe[] = [];
	#keys: string[] = [];
	#current: Line | null = null;
	#since = 0;

	/** The clock gives nanoseconds from any fixed instant. */
	constructor(clockNs: () => number) {
		this.#clockNs = clockNs;
	}

	begin(probes: readonly Probe[]): void {
		this.#probes = probes;
		this.#keys = probes.map(({ span }) => {
			const { file, row } = opaLocation(span);
			return `${file}:${row}`;
		});
	}

	probe(event: string, number: number): void {
		const probe = this.#probes[number];
		if (event !== 'eval' || probe === undefined) return;
		const now = this.#clockNs();
		if (this.#current !== null) this.#current.time += now - this.#since;
		const key = this.#keys[number] as string;
		let line = this.#lines.get(key);
		if (line === undefined) {
			line = { time: 0, evaluations: 0, probes: new Set(), probe };
			this.#lines.set(key, line);
		}
		line.evaluations++;
		line.probes.add(number);
		this.#current = line;
		this.#since = now;
	}

	/**
	 * The lines, the most expensive first. What `steps` say of the same evaluation is counted as OPA counts it; without
	 * them there are no redos.
	 */
	report(
		limit: number = Number.POSITIVE_INFINITY,
		steps: readonly TraceEvent[] = [],
		order: readonly ProfileOrder[] = [],
	): ProfileEntry[] {
		const counts = countSteps(steps);
		if (this.#current !== null) this.#current.time += this.#clockNs() - this.#since;
		this.#current = null;
		return [...this.#lines]
			.map(([key, line]): ProfileEntry => {
				const counted = counts.get(key);
				return {
					total_time_ns: Math.round(line.time),
					num_eval: counted?.evaluations ?? line.evaluations,
					num_redo: counted?.redos ?? 0,
					num_gen_expr: counted?.exprs.size ?? line.probes.size,
					location: { ...opaLocation(line.probe.span), text: spanText(line.probe.span) },
				};
			})
			.sort((a, b) => compareEntries(a, b, order.length === 0 ? ['total_time_ns', 'num_eval', 'num_redo'] : order))
			.slice(0, limit);
	}
}
