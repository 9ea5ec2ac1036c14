import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path/posix';
import type { Problem } from '@merlon/model';
import { chainRules, type FolderRules, isIgnored, readRules } from './folder-rules.ts';

/** Folders that hold nothing of the user's own. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules', '.terraform']);

/** Finds the rules of folders, reading each ignore file once. */
export class RuleLoader {
	/** What holds everywhere. */
	readonly outermost: FolderRules;
	readonly #known = new Map<string, FolderRules>();
	readonly #repositories = new Map<string, string | null>();
	readonly #problems: Problem[];

	/** `exclude` are patterns about the folder `excludeBase`. */
	constructor(exclude: readonly string[], excludeBase: string, problems: Problem[]) {
		this.outermost = { git: null, merlon: null, exclude: chainRules(exclude, excludeBase, null) };
		this.#problems = problems;
	}

	/** The folder of the repository that a folder is in; null where it is in none. */
	repositoryOf(folder: string): string | null {
		const known = this.#repositories.get(folder);
		if (known !== undefined) return known;
		const parent = dirname(folder);
		let found: string | null = null;
		if (existsSync(join(folder, '.git'))) found = folder;
		else if (parent !== folder) found = this.repositoryOf(parent);
		this.#repositories.set(folder, found);
		return found;
	}

	/** The rules that a folder has from those above it, up to the repository's. */
	rulesAbove(folder: string): FolderRules {
		const repository = this.repositoryOf(folder);
		return repository === null || repository === folder ? this.outermost : this.#rulesOf(dirname(folder));
	}

	/** The rules for the entries of a folder that has the rules `above` and entries of these names. */
	rulesInside(folder: string, above: FolderRules, names: { has(name: string): boolean }): FolderRules {
		const ignored = names.has('.gitignore');
		const repository = names.has('.git');
		const own = names.has('.merlonignore');
		if (!ignored && !repository && !own) return above;
		let { git, merlon } = above;
		if (repository) {
			// A repository inside another has only its own rules.
			const exclude = join(gitFolder(folder), 'info', 'exclude');
			git = existsSync(exclude) ? readRules(exclude, folder, null, this.#problems) : null;
		}
		if (ignored) git = readRules(join(folder, '.gitignore'), folder, git, this.#problems);
		if (own) merlon = readRules(join(folder, '.merlonignore'), folder, merlon, this.#problems);
		return { git, merlon, exclude: above.exclude };
	}

	/** The rules for the entries of a folder that is reached from outside. */
	#rulesOf(folder: string): FolderRules {
		const known = this.#known.get(folder);
		if (known !== undefined) return known;
		const rules = this.rulesInside(folder, this.rulesAbove(folder), new Set(namesIn(folder)));
		this.#known.set(folder, rules);
		return rules;
	}

	/** Whether what is inside a folder is left out, because of the folder or of one above it up to the repository's. */
	isFolderIgnored(folder: string): boolean {
		const repository = this.repositoryOf(folder);
		if (repository === null || repository === folder) return false;
		return this.isFolderIgnored(dirname(folder)) || isIgnored(this.rulesAbove(folder), folder, true);
	}

	/** Whether `.merlonignore` leaves out a file that git knows, or a folder that it is in. */
	isFileIgnored(file: string): boolean {
		const folder = dirname(file);
		const { merlon } = this.#rulesOf(folder);
		if (merlon === null) return false;
		const only = { git: null, merlon, exclude: null };
		return isIgnored(only, file, false) || this.#isFolderInMerlonignore(folder);
	}

	#isFolderInMerlonignore(folder: string): boolean {
		const { merlon } = this.rulesAbove(folder);
		if (merlon === null) return false;
		return (
			isIgnored({ git: null, merlon, exclude: null }, folder, true) || this.#isFolderInMerlonignore(dirname(folder))
		);
	}
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		// A folder that cannot be read is reported by the walk; above it, one that may only be passed has no rules to read.
		return [];
	}
}

/** `.git` is a folder, or in a worktree or a submodule a file that names one; there `info` is that of the main folder. */
function gitFolder(root: string): string {
	const path = join(root, '.git');
	try {
		if (statSync(path).isDirectory()) return path;
		const named = /^gitdir: (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1];
		if (named === undefined) return path;
		const folder = resolve(root, named);
		const common = join(folder, 'commondir');
		return existsSync(common) ? resolve(folder, readFileSync(common, 'utf8').trim()) : folder;
	} catch {
		// A repository that git itself could not use has no rules of its own.
		return path;
	}
}
