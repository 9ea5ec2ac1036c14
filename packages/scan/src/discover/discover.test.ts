import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Problem } from '@merlon/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscoverRequest, type Discovery, discoverFiles } from './discover.ts';

let folder = '';

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'merlon-discover-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

function files(contents: Readonly<Record<string, string>>): void {
	for (const [path, text] of Object.entries(contents)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
}

function found(paths: readonly string[], more: Partial<DiscoverRequest> = {}): Discovery {
	return discoverFiles({ paths, cwd: folder, ...more });
}

function pathsOf({ files: candidates }: Discovery): string[] {
	return candidates.map(({ path }) => path);
}

function brief(problems: readonly Problem[]): string[] {
	return problems.map(({ code, level, file, message }) => `${level} ${code} ${file}: ${message}`);
}

describe('folders', () => {
	it('are walked in the order of paths, for manifests only', () => {
		files({ 'b/x.yaml': '', 'a.yaml': '', 'b.yml': '', 'a/z.json': '{}', 'a/README.md': '', 'C.YAML': '' });
		expect(pathsOf(found(['.']))).toEqual(['C.YAML', 'a.yaml', 'a/z.json', 'b.yml', 'b/x.yaml']);
	});

	it('give sizes and absolute paths', () => {
		files({ 'a.yaml': 'a: 1' });
		expect(found(['.']).files).toEqual([
			{ path: 'a.yaml', absolute: join(folder, 'a.yaml'), size: 4, explicit: false, blob: null },
		]);
	});

	it('that hold nothing of the user are skipped', () => {
		files({ '.git/a.yaml': '', 'node_modules/a/a.yaml': '', 'x/.terraform/a.yaml': '', 'x/a.yaml': '' });
		expect(pathsOf(found(['.']))).toEqual(['x/a.yaml']);
	});

	it('may be named from elsewhere', () => {
		files({ 'a/x.yaml': '', 'b/y.yaml': '' });
		expect(pathsOf(found(['../b', '.'], { cwd: join(folder, 'a') }))).toEqual(['../b/y.yaml', 'x.yaml']);
	});

	it('named twice are looked at once', () => {
		files({ 'a/x.yaml': '' });
		expect(pathsOf(found(['a', '.', 'a/x.yaml']))).toEqual(['a/x.yaml']);
	});

	it.skipIf(process.getuid?.() === 0)('that cannot be read are reported', () => {
		files({ 'a/x.yaml': '', 'b.yaml': '' });
		chmodSync(join(folder, 'a'), 0);
		const discovery = found(['.']);
		chmodSync(join(folder, 'a'), 0o755);
		expect(pathsOf(discovery)).toEqual(['b.yaml']);
		expect(brief(discovery.problems)).toEqual([
			'error folder-unreadable a: this folder cannot be read: permission denied',
		]);
	});
});

describe('ignore files', () => {
	it('hold in their folder and below, and deeper ones take back', () => {
		files({
			'.gitignore': '*.gen.yaml\n',
			'a.gen.yaml': '',
			'x/b.gen.yaml': '',
			'x/.gitignore': '!b.gen.yaml\n',
			'y/c.gen.yaml': '',
		});
		expect(pathsOf(found(['.']))).toEqual(['x/b.gen.yaml']);
	});

	it('above a folder that is named hold, up to the repository', () => {
		files({
			'.gitignore': '*',
			'r/.git/info/exclude': 'c.yaml\n',
			'r/.gitignore': 'a.yaml\n',
			'r/x/a.yaml': '',
			'r/x/b.yaml': '',
			'r/x/c.yaml': '',
		});
		expect(pathsOf(found(['r/x']))).toEqual(['r/x/b.yaml']);
	});

	it('do not hold for a folder or a file that is named', () => {
		files({ '.git/config': '', '.gitignore': 'build/\n*.gen.yaml\n', 'build/a.yaml': '', 'x.gen.yaml': '' });
		expect(pathsOf(found(['build', 'x.gen.yaml']))).toEqual(['build/a.yaml', 'x.gen.yaml']);
	});

	it('of a repository do not hold in one inside it', () => {
		files({ '.git/config': '', '.gitignore': 'a.yaml\n', 'sub/.git/config': '', 'sub/a.yaml': '', 'a.yaml': '' });
		expect(pathsOf(found(['.']))).toEqual(['sub/a.yaml']);
	});

	it('of Merlon leave out what git keeps, and keep what git leaves out', () => {
		files({ '.gitignore': 'a.yaml\n', '.merlonignore': '!a.yaml\nb.yaml\n', 'a.yaml': '', 'b.yaml': '', 'c.yaml': '' });
		expect(pathsOf(found(['.']))).toEqual(['a.yaml', 'c.yaml']);
	});

	it('of a worktree are those of its repository', () => {
		files({
			'main/.git/info/exclude': 'a.yaml\n',
			'main/.git/worktrees/w/commondir': '../..\n',
			'w/a.yaml': '',
			'w/b.yaml': '',
		});
		writeFileSync(join(folder, 'w/.git'), `gitdir: ${join(folder, 'main/.git/worktrees/w')}\n`);
		expect(pathsOf(found(['w']))).toEqual(['w/b.yaml']);
	});

	it('that are too large are reported', () => {
		files({ '.gitignore': 'a.yaml\n'.repeat(200_000), 'a.yaml': '' });
		const { files: candidates, problems } = found(['.']);
		expect(candidates).toHaveLength(1);
		expect(problems[0]?.message).toBe('this ignore file has more than 1 MiB and is not heeded');
	});
});

describe('excluded patterns', () => {
	it('hold for all that is found, and for what is named', () => {
		files({ 'a.yaml': '', 'legacy/b.yaml': '', 'x/legacy/c.yaml': '' });
		expect(pathsOf(found(['.', 'legacy', 'legacy/b.yaml'], { exclude: ['legacy/'] }))).toEqual(['a.yaml']);
	});

	it('are about the folder of the settings', () => {
		files({ 'dev/a.yaml': '', 'prod/a.yaml': '', 'prod/dev/a.yaml': '' });
		const request = { exclude: ['/dev'], excludeBase: folder, cwd: join(folder, 'prod') };
		expect(pathsOf(found(['.', '../dev'], request))).toEqual(['a.yaml', 'dev/a.yaml']);
	});
});

it('wildcards leave out files', () => {
	files({ 'a.yaml': '', 'x/tests/b.yaml': '', 'tests.yaml': '' });
	expect(pathsOf(found(['.'], { excludeWildcards: ['*tests/*'] }))).toEqual(['a.yaml', 'tests.yaml']);
});

describe('links', () => {
	it('to what is found anyway add nothing', () => {
		files({ 'releases/1/a.yaml': '' });
		symlinkSync('releases/1', join(folder, 'current'));
		symlinkSync('releases/1/a.yaml', join(folder, 'a.yaml'));
		expect(found(['.'])).toMatchObject({ files: [{ path: 'releases/1/a.yaml' }], problems: [] });
	});

	it('are followed inside the repository', () => {
		files({ '.git/config': '', 'shared/a.yaml': '', 'app/b.yaml': '' });
		symlinkSync('../shared', join(folder, 'app/shared'));
		expect(pathsOf(found(['app']))).toEqual(['app/b.yaml', 'app/shared/a.yaml']);
	});

	it('that lead out of what is scanned are reported', () => {
		files({ 'app/b.yaml': '', 'secret/a.yaml': '' });
		symlinkSync('../secret/a.yaml', join(folder, 'app/a.yaml'));
		symlinkSync('../secret', join(folder, 'app/s'));
		const { files: candidates, problems } = found(['app']);
		expect(candidates).toHaveLength(1);
		expect(problems.map(({ code, level, file }) => `${level} ${code} ${file}`).sort()).toEqual([
			'error symlink-outside app/a.yaml',
			'warning symlink-outside app/s',
		]);
	});

	it('that go round or nowhere are reported', () => {
		files({ 'a/b/c.yaml': '' });
		symlinkSync('..', join(folder, 'a/b/up'));
		symlinkSync('nowhere', join(folder, 'gone.yaml'));
		symlinkSync('self.yaml', join(folder, 'self.yaml'));
		symlinkSync('nowhere', join(folder, 'gone'));
		const { files: candidates, problems } = found(['.']);
		expect(candidates).toHaveLength(1);
		expect(brief(problems).sort()).toEqual([
			'warning symlink-broken gone.yaml: this link cannot be followed: there is no such file',
			'warning symlink-broken self.yaml: this link cannot be followed: a symbolic link leads back to itself',
			'warning symlink-loop a/b/up: this link leads to a folder that it is in, and is not followed',
		]);
	});
});

describe('paths', () => {
	it('of files may have any extension', () => {
		files({ 'a.tpl': '' });
		expect(found(['a.tpl']).files).toMatchObject([{ path: 'a.tpl', explicit: true }]);
	});

	it('may be standard input', () => {
		expect(found(['-']).files).toEqual([{ path: '-', absolute: '-', size: -1, explicit: true, blob: null }]);
	});

	it('that are not there are reported', () => {
		expect(brief(found(['nope']).problems)).toEqual([
			'error path-not-found nope: cannot be scanned: there is no such file',
		]);
	});

	it.each([
		['*.yaml', ['a.yaml']],
		['**/*.yaml', ['a.yaml', 'k/b.yaml', 'k/l/c.yaml']],
		['k/*', ['k/b.yaml', 'k/l/c.yaml']],
		['k/**/*.{yaml,tpl}', ['k/b.yaml', 'k/d.tpl', 'k/l/c.yaml']],
		['{k/l,nope}/*', ['k/l/c.yaml']],
		['./k/?.yaml', ['k/b.yaml']],
	])('may be globs: %s', (glob, expected) => {
		files({ 'a.yaml': '', 'k/b.yaml': '', 'k/l/c.yaml': '', 'k/d.tpl': '', 'k/e.md': '' });
		expect(pathsOf(found([glob]))).toEqual(expected);
	});

	it('that match nothing are reported', () => {
		expect(brief(found(['*.nope']).problems)).toEqual(['error path-not-found *.nope: no file matches this pattern']);
	});

	it('with wildcards that are there are files', () => {
		files({ 'a[1].yaml': '', 'a1.yaml': '' });
		expect(pathsOf(found(['a[1].yaml']))).toEqual(['a[1].yaml']);
	});
});

it('large files are reported', () => {
	files({ 'a.yaml': 'aaaaa', 'b.yaml': 'aaaa' });
	const { files: candidates, problems } = found(['.'], { maxFileSize: 4 / 1024 / 1024 });
	expect(candidates.map(({ path }) => path)).toEqual(['b.yaml']);
	expect(brief(problems)).toEqual(['error file-too-large a.yaml: this file has more than 0.000003814697265625 MiB']);
});

it('finds what git finds', () => {
	files({
		'.gitignore': '*.log\n/dist/\n**/cache/**\n!cache/keep.yaml\na\\ b.yaml\n[xy]?.yaml\nfoo/*/bar.yaml\n',
		'dist/a.yaml': '',
		'sub/dist/a.yaml': '',
		'cache/keep.yaml': '',
		'x/cache/b.yaml': '',
		'a b.yaml': '',
		'x1.yaml': '',
		'z1.yaml': '',
		'foo/a/bar.yaml': '',
		'foo/bar.yaml': '',
	});
	execFileSync('git', ['init', '-q', folder]);
	const git = execFileSync('git', ['-C', folder, 'ls-files', '-co', '--exclude-standard', '*.yaml'])
		.toString()
		.trim()
		.split('\n');
	expect(pathsOf(found(['.']))).toEqual(git.sort());
});
