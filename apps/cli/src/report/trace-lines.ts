import type { TraceEvent } from '@merlon/rego';

export type ExplainMode = 'full' | 'notes' | 'fails';

/** The lines of a trace. Less than the full one keeps notes or failures, and what was entered on the way to them. */
export function traceLines(events: readonly TraceEvent[], mode: ExplainMode | null): string[] {
	const kept = mode === 'full' ? events : withAncestors(events, (event) => isWanted(event, mode));
	const places = kept.map(({ file, row }) => (file === '' ? `query:${row}` : `${file}:${row}`));
	const width = places.reduce((most, place) => Math.max(most, place.length), 0) + 7;
	return kept.map(({ operation, depth, text }, i) => {
		const name = operation.charAt(0).toUpperCase() + operation.slice(1);
		return `${(places[i] as string).padEnd(width)}${'| '.repeat(Math.max(depth, 0))}${name} ${firstLine(text)}`;
	});
}

function isWanted({ operation }: TraceEvent, mode: ExplainMode | null): boolean {
	return (operation === 'fail' && mode !== 'notes') || (operation === 'note' && mode !== 'fails');
}

function withAncestors(events: readonly TraceEvent[], wanted: (event: TraceEvent) => boolean): TraceEvent[] {
	const kept = new Set<TraceEvent>();
	const open: TraceEvent[] = [];
	for (const event of events) {
		if (event.operation === 'enter') {
			open.length = Math.max(event.depth, 0);
			open.push(event);
		}
		if (!wanted(event)) continue;
		for (const ancestor of open.slice(0, event.depth + 1)) kept.add(ancestor);
		kept.add(event);
	}
	return events.filter((event) => kept.has(event));
}

/** The first line of an expression. */
function firstLine(text: string): string {
	return (text.split('\n')[0] as string).trim();
}
