import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discover, type Scope } from './changed-files.ts';
import type { Discovery } from './discover.ts';
import { readCandidate } from './read-candidate.ts';

let folder = '';

function git(...args: string[]): void {
	const who = [
		'-c',
		'user.name=a',
		'-c',
		'user.email=a@example.com',
		'-c',
		'init.defaultBranch=main',
		'-c',
		'commit.gpgsign=false',
	];
	execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' });
}

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}

function found(
	scope: Scope,
	paths: readonly string[] = ['.'],
	cwd = folder,
	exclude: readonly string[] = [],
): Discovery {
	return discover({ paths, cwd, exclude }, scope);
}

function pathsOf({ files }: Discovery): string[] {
	return files.map(({ path }) => path);
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'merlon-changed-'));
	git('init', '-q');
	for (const name of ['same', 'gone', 'moved', 'changed']) write(`k/${name}.yaml`, `a: ${name}\nb: 1\nc: 2\n`);
	git('add', '-A');
	git('commit', '-qm', 'one');
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

describe('changed files', () => {
	beforeEach(() => {
		git('checkout', '-qb', 'work');
		rmSync(join(folder, 'k/gone.yaml'));
		renameSync(join(folder, 'k/moved.yaml'), join(folder, 'k/renamed.yaml'));
		write('k/changed.yaml', 'a: new\n');
		git('add', '-A');
		git('commit', '-qm', 'two');
		write('new é.yaml', '');
		write('notes.md', '');
	});

	it('are those that differ, and those that git does not know yet', () => {
		const discovery = found({ kind: 'changed', since: 'main' });
		expect(pathsOf(discovery)).toEqual(['k/changed.yaml', 'k/renamed.yaml', 'new é.yaml']);
		expect(discovery.problems).toEqual([]);
	});

	it('are counted from where the branch was left', () => {
		git('stash', '-uq');
		git('checkout', '-q', 'main');
		write('k/same.yaml', 'a: later\n');
		git('commit', '-qam', 'three');
		git('checkout', '-q', 'work');
		expect(pathsOf(found({ kind: 'changed', since: 'main' }))).toEqual(['k/changed.yaml', 'k/renamed.yaml']);
	});

	it('are shown relative to the folder of the scan, and only those in what is named', () => {
		expect(pathsOf(found({ kind: 'changed', since: 'main' }, ['.'], join(folder, 'k')))).toEqual([
			'changed.yaml',
			'renamed.yaml',
		]);
		expect(pathsOf(found({ kind: 'changed', since: 'main' }, ['k/changed.yaml', 'notes.md']))).toEqual([
			'k/changed.yaml',
			'notes.md',
		]);
	});

	it('may be excluded', () => {
		write('k/.merlonignore', 'ch*.yaml\n');
		expect(pathsOf(found({ kind: 'changed', since: 'main' }, ['.'], folder, ['new*']))).toEqual(['k/renamed.yaml']);
		write('.merlonignore', 'k/\n');
		expect(pathsOf(found({ kind: 'changed', since: 'main' }))).toEqual(['new é.yaml']);
	});

	it.each(['nope', '--output=x', '-x', ''])('of a ref that is none are a problem: %j', (since) => {
		expect(found({ kind: 'changed', since })).toEqual({
			files: [],
			problems: [
				{
					code: 'git-ref',
					level: 'error',
					message: `--changed-since: git knows no commit ${JSON.stringify(since)} here`,
					file: '',
					line: 0,
					column: 0,
					help: '',
				},
			],
		});
	});
});

describe('staged files', () => {
	it('are read as they are staged', () => {
		write('k/changed.yaml', 'a: staged\n');
		rmSync(join(folder, 'k/gone.yaml'));
		renameSync(join(folder, 'k/moved.yaml'), join(folder, 'k/renamed.yaml'));
		write('k/same.yaml', 'a: not staged\n');
		git('add', 'k/changed.yaml', 'k/renamed.yaml', 'k/moved.yaml', 'k/gone.yaml');
		write('k/changed.yaml', 'a: later\n');
		const { files, problems } = found({ kind: 'staged' });
		expect(problems).toEqual([]);
		expect(files.map(({ path, size }) => [path, size])).toEqual([
			['k/changed.yaml', 10],
			['k/renamed.yaml', 19],
		]);
		expect(files.map((file) => readCandidate(file).text)).toEqual(['a: staged\n', 'a: moved\nb: 1\nc: 2\n']);
	});

	it('are read though their folder is gone', () => {
		write('x/y/a.yaml', 'a: 1\n');
		git('add', '-A');
		rmSync(join(folder, 'x'), { recursive: true });
		expect(found({ kind: 'staged' }).files.map((file) => readCandidate(file).text)).toEqual(['a: 1\n']);
	});

	it('may be none', () => {
		expect(found({ kind: 'staged' })).toMatchObject({ files: [], problems: [] });
	});

	it('above the limit are reported', () => {
		write('a.yaml', 'a: 12345\n');
		git('add', '-A');
		const discovery = discover({ paths: ['.'], cwd: folder, maxFileSize: 4 / 1024 / 1024 }, { kind: 'staged' });
		expect(discovery.files).toEqual([]);
		expect(discovery.problems.map(({ code, file }) => [code, file])).toEqual([['file-too-large', 'a.yaml']]);
	});
});

it('paths that are not there are a problem', () => {
	expect(found({ kind: 'staged' }, ['nope']).problems.map(({ code, file }) => [code, file])).toEqual([
		['path-not-found', 'nope'],
	]);
});

it('all files need no git', () => {
	expect(pathsOf(found({ kind: 'all' }))).toHaveLength(4);
});

it('outside of a repository there is a clear problem', () => {
	const outside = mkdtempSync(join(tmpdir(), 'merlon-outside-'));
	const { problems } = found({ kind: 'staged' }, ['.'], outside);
	rmSync(outside, { recursive: true });
	expect(problems.map(({ code, message }) => [code, message])).toEqual([
		['git-no-repository', '--staged: this is needed in a git repository, and there is none here'],
	]);
});

it('without git there is a clear problem', () => {
	const path = process.env['PATH'];
	process.env['PATH'] = '/nonexistent';
	const { problems } = found({ kind: 'changed', since: 'main' });
	process.env['PATH'] = path;
	expect(problems.map(({ code, message }) => [code, message])).toEqual([
		['git-absent', '--changed-since: git is needed for this, and cannot be found in PATH'],
	]);
});
