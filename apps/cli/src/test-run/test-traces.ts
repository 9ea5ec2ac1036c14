import { type ProbeListener, Trace, type TraceEvent } from '@merlon/rego';

/** Keeps a trace of the evaluation that began last. */
export class TestTraces implements ProbeListener {
	#trace: Trace | null = null;

	begin(probes: Parameters<ProbeListener['begin']>[0]): void {
		this.#trace = new Trace();
		this.#trace.begin(probes);
	}

	probe(event: string, number: number): void {
		this.#trace?.probe(event, number);
	}

	/** The trace so far, which is then forgotten. */
	take(): readonly TraceEvent[] {
		const events = this.#trace?.finish() ?? [];
		this.#trace = null;
		return events;
	}
}
