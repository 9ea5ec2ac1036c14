import { compilePathPattern, matchesPath, type PathPattern } from './path-pattern.ts';

/** The patterns of one ignore file, ordered so that most paths are decided by a look at their name. */
export interface PathList {
	readonly byName: ReadonlyMap<string, readonly Ranked[]>;
	/** By the text after the last dot, for `*.log`. */
	readonly byExtension: ReadonlyMap<string, readonly Ranked[]>;
	readonly others: readonly Ranked[];
}

/** A pattern and its place in the file: the last one that matches decides. */
interface Ranked {
	readonly rank: number;
	readonly pattern: PathPattern;
}

export type Verdict = 'ignored' | 'included';

export function compilePathList(lines: readonly string[]): PathList {
	const byName = new Map<string, Ranked[]>();
	const byExtension = new Map<string, Ranked[]>();
	const others: Ranked[] = [];
	for (const [rank, line] of lines.entries()) {
		const pattern = compilePathPattern(line);
		if (pattern === null) continue;
		const extension = /^!?\*\.([A-Za-z0-9_-]+)\/?$/.exec(line)?.[1];
		if (pattern.name !== null && pattern.name.literal !== null) add(byName, pattern.name.literal, { rank, pattern });
		else if (extension !== undefined) add(byExtension, extension, { rank, pattern });
		else others.push({ rank, pattern });
	}
	return { byName, byExtension, others };
}

function add(map: Map<string, Ranked[]>, key: string, ranked: Ranked): void {
	const list = map.get(key);
	if (list === undefined) map.set(key, [ranked]);
	else list.push(ranked);
}

export function isEmptyPathList({ byName, byExtension, others }: PathList): boolean {
	return byName.size === 0 && byExtension.size === 0 && others.length === 0;
}

/** What the list says of a path relative to its folder; null where it says nothing. */
// hot: discovery of files
export function pathVerdict(list: PathList, path: string, isFolder: boolean): Verdict | null {
	const name = path.slice(path.lastIndexOf('/') + 1);
	const dot = name.lastIndexOf('.');
	let best = later(null, list.byName.get(name), isFolder);
	if (dot >= 0) best = later(best, list.byExtension.get(name.slice(dot + 1)), isFolder);
	for (let i = list.others.length - 1; i >= 0; i--) {
		const ranked = list.others[i];
		if (ranked === undefined || (best !== null && ranked.rank < best.rank)) break;
		if (matchesPath(ranked.pattern, path, isFolder)) {
			best = ranked;
			break;
		}
	}
	return best === null ? null : best.pattern.negated ? 'included' : 'ignored';
}

/** The later one in the file of `best` and the last pattern of a list that all match, but for folders. */
function later(best: Ranked | null, list: readonly Ranked[] | undefined, isFolder: boolean): Ranked | null {
	if (list === undefined) return best;
	for (let i = list.length - 1; i >= 0; i--) {
		const ranked = list[i];
		if (ranked === undefined || (ranked.pattern.folderOnly && !isFolder)) continue;
		return best === null || ranked.rank > best.rank ? ranked : best;
	}
	return best;
}

/**
 * Whether patterns in the syntax of `.gitignore` hold for a file or folder: for itself or for a folder that it is in.
 * The path is relative to the folder that the patterns are about.
 */
export function pathListHolds(list: PathList, path: string, isFolder = false): boolean {
	for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
		if (pathVerdict(list, path.slice(0, slash), true) === 'ignored') return true;
	}
	return pathVerdict(list, path, isFolder) === 'ignored';
}
