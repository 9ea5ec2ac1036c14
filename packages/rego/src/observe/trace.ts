import { spanText } from '@merlon/base';
import type { Probe } from '../plan/ir.ts';
import type { ProbeListener } from '../plan/probe-listener.ts';
import { opaLocation } from '../syntax/opa-location.ts';

export type TraceOperation = 'enter' | 'eval' | 'exit' | 'fail' | 'note';

/** One step of an evaluation. `depth` counts the rules and queries that were entered and not yet left. */
export interface TraceEvent {
	readonly operation: TraceOperation;
	readonly depth: number;
	readonly text: string;
	readonly file: string;
	readonly row: number;
}

/** Events after which a trace stops growing, and says so. */
const MAX_EVENTS = 1_000_000;

interface Open {
	readonly probe: Probe;
	/** The expression that was tried last and has not led on to another. */
	pending: Probe | null;
	solved: boolean;
}

/**
 * Follows an evaluation step by step. Probes say what is entered, tried and solved; an expression has failed when
 * neither the next one nor a solution came after it.
 */
export class Trace implements ProbeListener {
	readonly events: TraceEvent[] = [];
	#probes: readonly Probe[] = [];
	readonly #open: Open[] = [];

	begin(probes: readonly Probe[]): void {
		this.#probes = probes;
		this.#open.length = 0;
	}

	probe(event: string, number: number): void {
		const probe = this.#probes[number];
		if (probe === undefined) return;
		switch (event) {
			case 'enter':
				this.#open.push({ probe, pending: null, solved: false });
				this.#add('enter', probe);
				break;
			case 'eval':
				if (probe.generated) return;
				this.#leaveUntilOwner(probe);
				this.#add('eval', probe);
				break;
			case 'leave':
				this.#leaveThrough(probe);
				break;
			default:
				this.#solve(probe);
		}
	}

	/** A message of the builtin `trace`. */
	note(message: string): void {
		this.#push({ operation: 'note', depth: this.#open.length, text: message, file: '', row: 0 });
	}

	/** Ends the trace: what is still open had no further solution. */
	finish(): readonly TraceEvent[] {
		while (this.#open.length > 0) this.#leave();
		return this.events;
	}

	#leaveUntilOwner(probe: Probe): void {
		while (this.#open.length > 1 && !contains(this.#top().probe, probe)) this.#leave();
		const top = this.#top();
		if (top.pending !== null && top.pending.span.start >= probe.span.start) this.#add('fail', top.pending);
		top.pending = probe;
	}

	#solve(probe: Probe): void {
		while (this.#open.length > 1 && this.#top().probe.span !== probe.span) this.#leave();
		const top = this.#top();
		top.pending = null;
		top.solved = true;
		this.#add('exit', probe);
	}

	#leaveThrough(probe: Probe): void {
		if (!this.#open.some((open) => open.probe.span === probe.span)) return;
		while (this.#top().probe.span !== probe.span) this.#leave();
		this.#leave();
	}

	#leave(): void {
		const { pending, probe, solved } = this.#top();
		if (pending !== null) this.#add('fail', pending);
		else if (!solved) this.#add('fail', probe);
		this.#open.pop();
	}

	#top(): Open {
		return this.#open[this.#open.length - 1] as Open;
	}

	#add(operation: TraceOperation, probe: Probe): void {
		const { file, row } = opaLocation(probe.span);
		this.#push({ operation, depth: this.#open.length - 1, text: spanText(probe.span), file, row });
	}

	#push(event: TraceEvent): void {
		if (this.events.length < MAX_EVENTS) this.events.push(event);
	}
}

/** Whether an expression belongs to what was entered: a query holds its own, a rule what follows its head. */
function contains(owner: Probe, probe: Probe): boolean {
	if (owner.span.source !== probe.span.source) return false;
	return owner.extent.start <= probe.span.start && probe.span.end <= owner.extent.end;
}
