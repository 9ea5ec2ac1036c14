import { readFileSync } from 'node:fs';
import type { Problem } from '@merlon/model';
import {
	compilePathList,
	isEmptyPathList,
	type PathList,
	pathListHolds,
	pathVerdict,
	type Verdict,
} from '../glob/path-list.ts';
import { fileProblem, systemErrorText } from '../problem.ts';

/** The patterns that hold in a folder: those of its own ignore file, then those of the folders above it. */
export interface RuleChain {
	readonly list: PathList;
	/** Absolute path, with a `/` at the end, of the folder that the patterns are about. */
	readonly base: string;
	readonly parent: RuleChain | null;
}

/** What decides about the entries of one folder. */
export interface FolderRules {
	/** `.gitignore` and `.git/info/exclude`. */
	readonly git: RuleChain | null;
	/** `.merlonignore`, which may take back what git ignores. */
	readonly merlon: RuleChain | null;
	/** Patterns of the command line or `merlon.yaml`. */
	readonly exclude: RuleChain | null;
}

const MOST_BYTES = 1024 * 1024;

/** Adds a list of patterns about a folder in front of a chain. */
export function chainRules(lines: readonly string[], folder: string, parent: RuleChain | null): RuleChain | null {
	const list = compilePathList(lines);
	return isEmptyPathList(list) ? parent : { list, base: withSlash(folder), parent };
}

/** Reads an ignore file. One that cannot be read is reported, and holds nothing. */
export function readRules(
	path: string,
	folder: string,
	parent: RuleChain | null,
	problems: Problem[],
): RuleChain | null {
	const report = (message: string): void => {
		problems.push(fileProblem('ignore-file-unreadable', 'warning', path, message));
	};
	try {
		const bytes = readFileSync(path);
		if (bytes.length <= MOST_BYTES) {
			return chainRules(
				bytes
					.toString('utf8')
					.replace(/^\uFEFF/, '')
					.split('\n'),
				folder,
				parent,
			);
		}
		report('this ignore file has more than 1 MiB and is not heeded');
	} catch (error) {
		report(`this ignore file cannot be read: ${systemErrorText(error)}`);
	}
	return parent;
}

/** What the innermost list that says anything says of an absolute path with `/` between its parts. */
// hot: discovery of files
function chainVerdict(chain: RuleChain | null, path: string, isFolder: boolean): Verdict | null {
	for (let rules = chain; rules !== null; rules = rules.parent) {
		const verdict = pathVerdict(rules.list, path.slice(rules.base.length), isFolder);
		if (verdict !== null) return verdict;
	}
	return null;
}

/** Whether an entry of a folder is to be left out. */
// hot: discovery of files
export function isIgnored({ git, merlon, exclude }: FolderRules, path: string, isFolder: boolean): boolean {
	if (exclude !== null && path.startsWith(exclude.base) && chainVerdict(exclude, path, isFolder) === 'ignored')
		return true;
	const verdict = chainVerdict(merlon, path, isFolder);
	return verdict === null ? chainVerdict(git, path, isFolder) === 'ignored' : verdict === 'ignored';
}

/** Whether the patterns of the command line or `merlon.yaml` leave out a path, or a folder that it is in. */
export function isExcluded({ exclude }: FolderRules, path: string, isFolder: boolean): boolean {
	if (exclude === null || !path.startsWith(exclude.base)) return false;
	return pathListHolds(exclude.list, path.slice(exclude.base.length), isFolder);
}

function withSlash(folder: string): string {
	return folder.endsWith('/') ? folder : `${folder}/`;
}
