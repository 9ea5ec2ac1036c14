/** Whether a file or folder is left out. `depth` counts folders from the path that was given. */
export type Ignore = (name: string, isFolder: boolean, depth: number) => boolean;

/** Leaves out what a pattern names; paths given by name are always loaded. */
export function ignorePatterns(patterns: readonly string[]): Ignore {
	const expressions = patterns.flatMap((list) => list.split(',')).map(shellPattern);
	return (name, _, depth) => depth >= 1 && expressions.some((expression) => expression?.test(name) === true);
}

/** Also leaves out all files but policies. */
export function ignoreAllButRego(ignore: Ignore): Ignore {
	return (name, isFolder, depth) => (!isFolder && !name.endsWith('.rego')) || ignore(name, isFolder, depth);
}

/** A pattern of Go's `filepath.Match`; null when it is malformed, which matches nothing. */
function shellPattern(pattern: string): RegExp | null {
	let source = '';
	for (let i = 0; i < pattern.length; i++) {
		const char = pattern.charAt(i);
		if (char === '*') source += '[^/]*';
		else if (char === '?') source += '[^/]';
		else if (char === '[') {
			const end = classEnd(pattern, i);
			if (end < 0) return null;
			source += `(?!/)${pattern.slice(i, end + 1)}`;
			i = end;
		} else if (char === '\\') {
			i++;
			if (i === pattern.length) return null;
			source += escapeRegExp(pattern.charAt(i));
		} else source += escapeRegExp(char);
	}
	try {
		return new RegExp(`^${source}$`, 'su');
	} catch {
		return null; // a range out of order, which Go refuses as well
	}
}

function classEnd(pattern: string, start: number): number {
	let i = start + 1;
	if (pattern[i] === '^') i++;
	for (let first = true; i < pattern.length; i++, first = false) {
		if (pattern[i] === '\\') i++;
		else if (pattern[i] === ']' && !first) return i;
	}
	return -1;
}

function escapeRegExp(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
