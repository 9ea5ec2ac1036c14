/** Nanoseconds of one call: CPU time (user and system, garbage collection included), as it holds on a busy machine. */
export function cpuPerCall(action: () => unknown, warmUpMs = 500, rounds = 7, roundMs = 120): number {
	const started = performance.now();
	while (performance.now() - started < warmUpMs) action();
	const figures: number[] = [];
	for (let round = 0; round < rounds; round++) {
		let calls = 0;
		const cpu = cpuNanoseconds();
		const begin = performance.now();
		while (performance.now() - begin < roundMs || calls < 3) {
			action();
			calls++;
		}
		figures.push((cpuNanoseconds() - cpu) / calls);
	}
	return median(figures);
}

export function cpuNanoseconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) * 1000;
}

export function median(figures: readonly number[]): number {
	const sorted = figures.toSorted((a, b) => a - b);
	return sorted[sorted.length >> 1] ?? Number.NaN;
}

export function geometricMean(figures: readonly number[]): number {
	if (figures.length === 0) return Number.NaN;
	return Math.exp(figures.reduce((sum, figure) => sum + Math.log(figure), 0) / figures.length);
}

export function duration(ns: number): string {
	if (ns < 1e6) return `${(ns / 1e3).toFixed(1)} us`;
	return `${(ns / 1e6).toFixed(2)} ms`;
}
