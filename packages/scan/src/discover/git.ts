import { execFileSync } from 'node:child_process';

/** Git is absent, this is no repository, or git refuses. The message is for the user. */
export class GitError extends Error {
	override readonly name = 'GitError';
	/** Stable: `git-absent`, `git-no-repository`, `git-ref` or `git-failed`. */
	readonly code: string;

	constructor(code: string, message: string, cause?: unknown) {
		super(message, { cause });
		this.code = code;
	}
}

const MOST_OUTPUT = 256 * 1024 * 1024;

/** Runs git in a folder, without a shell, and without what a repository's settings may make it run. */
export function runGit(cwd: string, args: readonly string[], input?: string): Buffer {
	const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.untrackedCache=false', '--no-pager', ...args];
	try {
		return execFileSync('git', safe, {
			cwd,
			input: input ?? '',
			maxBuffer: MOST_OUTPUT,
			stdio: ['pipe', 'pipe', 'pipe'],
			env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
		});
	} catch (error) {
		throw gitError(error, args);
	}
}

function gitError(error: unknown, args: readonly string[]): GitError {
	if (hasKey(error, 'code') && error.code === 'ENOENT') {
		return new GitError('git-absent', 'git is needed for this, and cannot be found in PATH', error);
	}
	const said = hasKey(error, 'stderr') ? String(error.stderr).trim() : '';
	if (/not a git repository/i.test(said)) {
		return new GitError('git-no-repository', 'this is needed in a git repository, and there is none here', error);
	}
	const why = said.split('\n')[0] || (error instanceof Error ? error.message : String(error));
	return new GitError('git-failed', `git ${args.find((arg) => /^[a-z]/.test(arg)) ?? ''} failed: ${why}`, error);
}

function hasKey<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
	return typeof value === 'object' && value !== null && key in value;
}

/** The folder of the working tree. */
export function gitTopLevel(cwd: string): string {
	return runGit(cwd, ['rev-parse', '--show-toplevel']).toString('utf8').replace(/\n$/, '');
}

/** The commit that a ref stands for. A ref that could be read as a flag is refused. */
export function gitCommit(cwd: string, ref: string): string {
	const unusable = ref === '' || ref.startsWith('-') || ref.includes('\0');
	if (!unusable) {
		try {
			return runGit(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
				.toString('utf8')
				.trim();
		} catch (error) {
			if (!(error instanceof GitError) || error.code !== 'git-failed') throw error;
		}
	}
	throw new GitError('git-ref', `git knows no commit ${JSON.stringify(ref)} here`);
}

/** Where a branch left the history of a commit; the commit itself where the history does not reach so far. */
export function gitMergeBase(cwd: string, commit: string): string {
	try {
		return runGit(cwd, ['merge-base', commit, 'HEAD']).toString('utf8').trim();
	} catch (error) {
		if (error instanceof GitError && error.code === 'git-failed') return commit;
		throw error;
	}
}

/** What git prints with `-z`. */
export function splitNul(output: Buffer): string[] {
	return output
		.toString('utf8')
		.split('\0')
		.filter((part) => part !== '');
}
