/** How long something took, again and again. */
export interface Measurement {
	readonly samples: number;
	readonly totalNs: number;
	/** The time of each sample in nanoseconds, from the shortest to the longest. */
	readonly sortedNs: Float64Array;
}

/** Samples that are kept; a measurement ends when there are so many. */
const MAX_SAMPLES = 2_000_000;

/** Repeats an operation until it has run for some time, after a tenth of that time to warm up. */
export function measure(operation: () => void, clockNs: () => number, runNs: number): Measurement {
	const warm = clockNs() + runNs / 10;
	do operation();
	while (clockNs() < warm);
	const times: number[] = [];
	let totalNs = 0;
	while (totalNs < runNs && times.length < MAX_SAMPLES) {
		const started = clockNs();
		operation();
		const took = clockNs() - started;
		times.push(took);
		totalNs += Math.max(took, 1);
	}
	return { samples: times.length, totalNs, sortedNs: Float64Array.from(times).sort() };
}

/** Figures about the distribution of samples, by the names that OPA gives them. */
export function histogram({ sortedNs }: Measurement): readonly (readonly [name: string, value: number])[] {
	const count = sortedNs.length;
	const mean = sortedNs.reduce((sum, value) => sum + value, 0) / count;
	const variance = sortedNs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
	return [
		['75%', percentile(sortedNs, 0.75)],
		['90%', percentile(sortedNs, 0.9)],
		['95%', percentile(sortedNs, 0.95)],
		['99%', percentile(sortedNs, 0.99)],
		['99.9%', percentile(sortedNs, 0.999)],
		['99.99%', percentile(sortedNs, 0.9999)],
		['count', count],
		['max', sortedNs[count - 1] as number],
		['mean', mean],
		['median', percentile(sortedNs, 0.5)],
		['min', sortedNs[0] as number],
		['stddev', Math.sqrt(variance)],
	];
}

/** A percentile, between the two samples that lie next to it. */
function percentile(sorted: Float64Array, part: number): number {
	const position = part * (sorted.length + 1);
	const below = Math.floor(position);
	if (below < 1) return sorted[0] as number;
	if (below >= sorted.length) return sorted[sorted.length - 1] as number;
	const low = sorted[below - 1] as number;
	return low + (position - below) * ((sorted[below] as number) - low);
}
