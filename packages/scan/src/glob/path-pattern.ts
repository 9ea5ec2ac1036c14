import { compileWildcard, matchesWildcard, type Wildcard } from './wildcard.ts';

/** One line of a `.gitignore`, as gitignore(5) describes it. */
export interface PathPattern {
	/** Starts with `!`: what it matches is not ignored. */
	readonly negated: boolean;
	/** Ends with `/`: matches folders only. */
	readonly folderOnly: boolean;
	/** The name that it matches in any folder; null where it is about a path. */
	readonly name: Wildcard | null;
	/** The parts of a path, where `**` stands for any number of folders. */
	readonly parts: readonly (Wildcard | typeof FOLDERS)[];
}

const FOLDERS = '**';
const MOST_CHARACTERS = 4096;
const ANY_NAME = compileWildcard('*');

/** Reads a line; null where it is empty, a comment, or longer than any path. */
export function compilePathPattern(line: string): PathPattern | null {
	let text = line.endsWith('\r') ? line.slice(0, -1) : line;
	text = withoutTrailingSpaces(text);
	if (text === '' || text.startsWith('#') || text.length > MOST_CHARACTERS) return null;
	const negated = text.startsWith('!');
	if (negated) text = text.slice(1);
	const folderOnly = text.endsWith('/');
	if (folderOnly) text = text.slice(0, -1);
	if (text === '') return null;
	if (!text.includes('/')) return { negated, folderOnly, name: compileWildcard(text), parts: [] };
	const parts: (Wildcard | typeof FOLDERS)[] = [];
	for (const part of (text.startsWith('/') ? text.slice(1) : text).split('/')) {
		if (part !== FOLDERS) parts.push(compileWildcard(part));
		else if (parts.at(-1) !== FOLDERS) parts.push(FOLDERS);
	}
	// `a/**` is what is inside of a, not a itself.
	if (parts.at(-1) === FOLDERS) parts.push(ANY_NAME);
	return { negated, folderOnly, name: null, parts };
}

/** Spaces at the end are no part of a pattern, unless a backslash stands before them. */
function withoutTrailingSpaces(text: string): string {
	let end = text.length;
	while (text[end - 1] === ' ') {
		let backslashes = 0;
		while (text[end - 2 - backslashes] === '\\') backslashes++;
		if (backslashes % 2 === 1) break;
		end--;
	}
	return text.slice(0, end);
}

/** Whether a path, relative to the folder that the pattern is about, matches; `!` is the caller's to heed. */
export function matchesPath(pattern: PathPattern, path: string, isFolder: boolean): boolean {
	if (pattern.folderOnly && !isFolder) return false;
	if (pattern.name !== null) return matchesWildcard(pattern.name, path.slice(path.lastIndexOf('/') + 1));
	return matchesParts(pattern.parts, path.split('/'));
}

function matchesParts(parts: PathPattern['parts'], names: readonly string[]): boolean {
	let part = 0;
	let at = 0;
	let folders = -1;
	let foldersAt = 0;
	while (at < names.length) {
		const current = parts[part];
		if (current === FOLDERS) {
			folders = part++;
			foldersAt = at;
		} else if (current !== undefined && matchesWildcard(current, names[at] ?? '')) {
			part++;
			at++;
		} else if (folders >= 0) {
			part = folders + 1;
			at = ++foldersAt;
		} else return false;
	}
	return part === parts.length;
}
