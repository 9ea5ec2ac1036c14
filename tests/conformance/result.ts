/** What became of one case. `detail` says why it failed or was skipped. */
export interface CaseResult {
	readonly suite: string;
	readonly group: string;
	readonly note: string;
	readonly status: 'passed' | 'failed' | 'skipped';
	readonly detail: string;
}

export interface Tally {
	passed: number;
	failed: number;
	skipped: number;
}

/** Counts results by what `keyOf` says of them, in the order of first appearance. */
export function tallyBy(results: readonly CaseResult[], keyOf: (result: CaseResult) => string): Map<string, Tally> {
	const tallies = new Map<string, Tally>();
	for (const result of results) {
		const key = keyOf(result);
		const tally = tallies.get(key) ?? { passed: 0, failed: 0, skipped: 0 };
		tally[result.status]++;
		tallies.set(key, tally);
	}
	return tallies;
}

export function tallyText(tally: Tally): string {
	return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}
