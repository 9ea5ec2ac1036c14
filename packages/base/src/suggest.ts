/** The known name nearest to an unknown one, or null when none is close enough to be a likely slip. */
export function nearestName(name: string, known: Iterable<string>): string | null {
	let best: string | null = null;
	let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
	for (const candidate of known) {
		if (candidate === name || Math.abs(candidate.length - name.length) >= bestDistance) continue;
		const distance = editDistance(name, candidate);
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}

/** How many letters must be put in, left out, replaced or swapped with their neighbour to make one text of the other. */
export function editDistance(a: string, b: string): number {
	let beforePrevious: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitution = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
			let distance = Math.min(substitution, (previous[j] as number) + 1, (current[j - 1] as number) + 1);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				distance = Math.min(distance, (beforePrevious[j - 2] as number) + 1);
			}
			current.push(distance);
		}
		beforePrevious = previous;
		previous = current;
	}
	return previous[b.length] as number;
}
