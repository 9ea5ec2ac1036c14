import { editDistance } from '@merlon/base';

/** ` Did you mean "a" or "b"?`, or nothing where no option is near. */
export function didYouMean(
	typed: string,
	options: readonly string[],
	prefix = 'Did you mean',
	quote: (item: string) => string = quoted,
): string {
	const near = nearestOptions(typed, options);
	return near.length === 0 ? '' : ` ${prefix} ${orList(near.map(quote))}?`;
}

export function quoted(item: string): string {
	return `"${item}"`;
}

const MAX_SHOWN = 5;

/** `a`, `a or b`, `a, b, or c`; five at most. */
export function orList(items: readonly string[]): string {
	const shown = items.slice(0, MAX_SHOWN);
	if (shown.length <= 2) return shown.join(' or ');
	return `${shown.slice(0, -1).join(', ')}, or ${shown.at(-1)}`;
}

/** The options within two fifths of the typed length, nearest first. */
function nearestOptions(typed: string, options: readonly string[]): readonly string[] {
	const threshold = Math.max(Math.floor(typed.length * 0.4) + 1, 1);
	return options
		.map((option) => ({ option, distance: distance(typed, option) }))
		.filter((candidate) => candidate.distance <= threshold)
		.sort((a, b) => a.distance - b.distance)
		.map(({ option }) => option);
}

function distance(typed: string, option: string): number {
	if (typed === option) return 0;
	const a = typed.toLowerCase();
	const b = option.toLowerCase();
	return a === b ? 1 : editDistance(a, b);
}
