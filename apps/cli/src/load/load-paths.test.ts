import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringifyJson } from '@merlon/rego';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ignoreAllButRego, ignorePatterns } from './ignore.ts';
import { LoadError } from './load-error.ts';
import { type LoadOptions, loadPaths, splitPrefix } from './load-paths.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'merlon-load-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

function files(contents: Readonly<Record<string, string>>): void {
	for (const [name, text] of Object.entries(contents)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
}

const OPTIONS: LoadOptions = { regoVersion: 'v1', ignore: ignorePatterns([]) };

function data(paths: readonly string[], options: Partial<LoadOptions> = {}): string {
	return stringifyJson(
		loadPaths(
			paths.map((path) => path.replace('@', folder)),
			{ ...OPTIONS, ...options },
		).data,
	);
}

function failure(paths: readonly string[], options: Partial<LoadOptions> = {}): string {
	try {
		data(paths, options);
	} catch (error) {
		if (error instanceof LoadError) return error.message.replaceAll(folder, '@');
		throw error;
	}
	throw new Error('loading should fail');
}

describe('data', () => {
	it('lies under the names of folders, those of the given path left out', () => {
		files({ 'a/x.json': '{"p": 1}', 'a/b/y.yaml': 'q: [1, two]', 'a/b/z.yml': 'r: 0x10' });
		expect(data(['@'])).toBe('{"a":{"b":{"q":[1,"two"],"r":16},"p":1}}');
		expect(data(['@/a'])).toBe('{"b":{"q":[1,"two"],"r":16},"p":1}');
		expect(data(['@/a/b/y.yaml'])).toBe('{"q":[1,"two"]}');
	});

	it('lies under the prefix of a path', () => {
		files({ 'x.json': '[1.50, 12345678901234567890]' });
		expect(data(['a.b:@/x.json'])).toBe('{"a":{"b":[1.50,12345678901234567890]}}');
	});

	it('is merged, and conflicts name both files', () => {
		files({ 'a.json': '{"p": {"q": 1}}', 'b.json': '{"p": {"r": 2}}', 'c.json': '{"p": {"q": {"s": 1}}}' });
		expect(data(['@/a.json', '@/b.json'])).toBe('{"p":{"q":1,"r":2}}');
		expect(failure(['@'])).toBe(
			'1 error occurred during loading: @/c.json: merge error: conflicting values at data.p.q, also defined in @/a.json',
		);
	});

	it('may be given twice', () => {
		files({ 'a.json': '{"p": 1}' });
		expect(data(['@', '@/a.json', `file://${folder}/a.json`])).toBe('{"p":1}');
	});

	it('has to be an object at the root', () => {
		files({ 'a.json': '[]' });
		expect(failure(['@'])).toBe('1 error occurred during loading: @/a.json: document must be of type object');
	});

	it('keeps keys that JavaScript knows', () => {
		files({ 'a.json': '{"__proto__": {"x": 1}, "constructor": 2}', 'b.json': '{"__proto__": {"y": 2}}' });
		expect(data(['@'])).toBe('{"__proto__":{"x":1,"y":2},"constructor":2}');
		expect({}).not.toHaveProperty('x');
	});

	it('reports what is malformed, all of it', () => {
		files({ 'a.json': '{"a": }', 'b.yaml': 'a: [', 'p.rego': 'package' });
		const message = failure(['@', '@/none']);
		expect(message).toContain('4 errors occurred during loading:\n@/a.json: invalid character');
		expect(message).toContain('@/b.yaml: error converting YAML to JSON: yaml: ');
		expect(message).toContain('stat @/none: no such file or directory');
	});
});

describe('policies', () => {
	it('are named by their path', () => {
		files({ 'a/p.rego': 'package a\np := 1' });
		const { modules } = loadPaths([folder], OPTIONS);
		expect([...modules.keys()]).toEqual([join(folder, 'a/p.rego').slice(1)]);
	});

	it('are reported with their line', () => {
		files({ 'p.rego': 'package a\np := {' });
		expect(failure(['@'])).toContain('@/p.rego:2: rego_parse_error: ');
	});
});

describe('other files', () => {
	it('are skipped in folders', () => {
		files({ 'readme.md': '# hi', 'a.json': '{}' });
		expect(data(['@'])).toBe('{}');
	});

	it('are read as whatever they are when given by name', () => {
		files({ doc: '{"a": 1}', yam: 'b: 2', pol: 'package x', odd: 'a: [' });
		expect(data(['@/doc', '@/yam', '@/pol'])).toBe('{"a":1,"b":2}');
		expect(failure(['@/odd'])).toBe("1 error occurred during loading: @/odd: can't recognize file type");
	});
});

describe('what is left out', () => {
	it('matches names below the given path', () => {
		files({ '.hidden/a.json': '{"h": 1}', 'a.json': '{"a": 1}', 'b_test.json': '{"t": 1}' });
		expect(data(['@'], { ignore: ignorePatterns(['.*', '*_test.json']) })).toBe('{"a":1}');
		expect(data(['@'], { ignore: ignorePatterns(['.*,[a]*,b?test.json']) })).toBe('{}');
		expect(data(['@/a.json'], { ignore: ignorePatterns(['a.json']) })).toBe('{"a":1}');
	});

	it('may be all but policies', () => {
		files({ 'a.json': 'broken', 'p.rego': 'package p' });
		expect(data(['@'], { ignore: ignoreAllButRego(ignorePatterns([])) })).toBe('{}');
	});

	it('is nothing for malformed patterns', () => {
		expect(ignorePatterns(['[', 'a\\', '[b-a]'])('[', false, 1)).toBe(false);
	});
});

describe('bounds', () => {
	it('hold for files and bytes', () => {
		files({ 'a.json': '{"a": 1}', 'b.json': '{"b": 1}' });
		const limits = { files: 10, fileBytes: 100, totalBytes: 100, depth: 10 };
		expect(failure(['@'], { limits: { ...limits, files: 1 } })).toContain('more than 1 files');
		expect(failure(['@'], { limits: { ...limits, fileBytes: 4 } })).toContain(
			'file size 8 exceeds the limit of 4 bytes',
		);
		expect(failure(['@'], { limits: { ...limits, totalBytes: 9 } })).toContain('more than 9 bytes in all');
	});

	it('end loops of links', () => {
		mkdirSync(join(folder, 'a'));
		symlinkSync(folder, join(folder, 'a/loop'));
		expect(failure(['@'], { limits: { files: 10, fileBytes: 10, totalBytes: 10, depth: 20 } })).toMatch(
			/folders are nested too deeply$/,
		);
	});
});

it('reads no network paths', () => {
	expect(failure(['//host/share'])).toBe('1 error occurred during loading: UNC path read is not allowed: //host/share');
	expect(failure(['https://a/b'])).toBe('1 error occurred during loading: unsupported URL scheme: https://a/b');
});

it('takes the first colon for a prefix, but not that of a URL', () => {
	expect(splitPrefix('a.b:c:d')).toEqual({ prefix: ['a', 'b'], file: 'c:d' });
	expect(splitPrefix('file:///x')).toEqual({ prefix: [], file: 'file:///x' });
	expect(splitPrefix(':x')).toEqual({ prefix: [], file: ':x' });
});
