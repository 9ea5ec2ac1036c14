/**
 * A regular expression that is searched for in paths, as a wildcard that matches the whole path: `tests/.*\.yaml$` is
 * `*tests/*.yaml`. Null for one that says more than a wildcard can. Expressions of others are never run as such: one
 * can be made to take for ever.
 */
export function regexAsWildcard(regex: string): string | null {
	const opened = regex.startsWith('^');
	const closed = regex.endsWith('$') && !regex.endsWith('\\$');
	const body = regex.slice(opened ? 1 : 0, closed ? -1 : undefined);
	let out = '';
	for (PIECE.lastIndex = 0; PIECE.lastIndex < body.length; ) {
		const piece = PIECE.exec(body)?.[0];
		if (piece === undefined) return null;
		out += ANY.get(piece) ?? piece;
	}
	return `${opened ? '' : '*'}${out}${closed ? '' : '*'}`;
}

/** Any characters, an escaped character, or a character that means itself; none of them repeated. */
const PIECE = /(?:\.[*+]?|\\[^A-Za-z0-9]|[^\\.*+?()[\]{}|^$])(?![*+?{])/y;

const ANY: ReadonlyMap<string, string> = new Map([
	['.', '?'],
	['.*', '*'],
	['.+', '?*'],
]);
