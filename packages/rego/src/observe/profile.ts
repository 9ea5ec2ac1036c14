import { spanText } from '@merlon/base';
import type { Probe } from '../plan/ir.ts';
import type { ProbeListener } from '../plan/probe-listener.ts';
import type { ErrorLocation } from '../runtime/errors.ts';
import { opaLocation } from '../syntax/opa-location.ts';

/** How often the expressions on one line were tried, and how long that took in all, in nanoseconds. */
export interface ProfileEntry {
	readonly total_time_ns: number;
	readonly num_eval: number;
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

	/** The lines, the most expensive first. */
	report(limit: number = Number.POSITIVE_INFINITY): ProfileEntry[] {
		if (this.#current !== null) this.#current.time += this.#clockNs() - this.#since;
		this.#current = null;
		return [...this.#lines.values()]
			.map(
				(line): ProfileEntry => ({
					total_time_ns: Math.round(line.time),
					num_eval: line.evaluations,
					num_gen_expr: line.probes.size,
					location: { ...opaLocation(line.probe.span), text: spanText(line.probe.span) },
				}),
			)
			.sort((a, b) => b.total_time_ns - a.total_time_ns)
			.slice(0, limit);
	}
}
