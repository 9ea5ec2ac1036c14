import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { stringifyJson } from '@merlon/rego';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ignorePatterns } from './ignore.ts';
import { type Bundle, type BundleOptions, loadBundle, mergeBundles, readArchive } from './load-bundle.ts';
import { LoadError } from './load-error.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'merlon-bundle-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

const OPTIONS: BundleOptions = { regoVersion: 'v1', ignore: ignorePatterns([]) };

function bundle(contents: Readonly<Record<string, string>>, options: Partial<BundleOptions> = {}): Bundle {
	for (const [name, text] of Object.entries(contents)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return loadBundle(folder, { ...OPTIONS, ...options });
}

function failure(act: () => unknown): string {
	try {
		act();
	} catch (error) {
		if (error instanceof LoadError) return error.message.replaceAll(folder, '@');
		throw error;
	}
	throw new Error('loading should fail');
}

/** A tar archive of regular files. */
function tarball(contents: Readonly<Record<string, string>>): Buffer {
	const blocks: Buffer[] = [];
	for (const [name, text] of Object.entries(contents)) {
		const header = Buffer.alloc(512);
		header.write(name, 0);
		header.write('0000644\0', 100);
		header.write(`${Buffer.byteLength(text).toString(8).padStart(11, '0')}\0`, 124);
		header.write('        ', 148);
		header.write('0', 156);
		header.write('ustar\0', 257);
		const sum = header.reduce((total, byte) => total + byte, 0);
		header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
		const body = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / 512) * 512);
		body.write(text);
		blocks.push(header, body);
	}
	return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

describe('folders', () => {
	it('give data under their names, from data files only', () => {
		const loaded = bundle({
			'data.json': '{"a": 1}',
			'x/y/data.yaml': 'b: 2',
			'x/other.json': '{"c": 3}',
			'p.rego': 'package p\nq := 1',
		});
		expect(stringifyJson(loaded.data)).toBe('{"a":1,"x":{"y":{"b":2}}}');
		expect(loaded.modules.map(({ name, relativePath }) => [name, relativePath])).toEqual([
			[join(folder, 'p.rego'), '/p.rego'],
		]);
		expect(loaded.dataFiles.map(({ folder: parts }) => parts)).toEqual([[], ['x', 'y']]);
	});

	it('are read in the versions that the manifest names', () => {
		const loaded = bundle({
			'.manifest': '{"rego_version": 1, "file_rego_versions": {"/old/*.rego": 0}}',
			'old/p.rego': 'package p\nq { true }',
			'new/p.rego': 'package p\nr if true',
		});
		expect(loaded.modules.map(({ module }) => module.regoVersion)).toEqual(['v1', 'v0']);
	});

	it('put the manifest into data when asked for', () => {
		const loaded = bundle({ '.manifest': '{"revision": "r1", "roots": ["/a/"], "metadata": {"m": 1}}' });
		expect(stringifyJson(loaded.dataWithManifest())).toBe(
			'{"system":{"bundle":{"manifest":{"metadata":{"m":1},"revision":"r1","roots":["a"]}}}}',
		);
	});
});

describe('roots', () => {
	it('bound policies and data', () => {
		expect(failure(() => bundle({ '.manifest': '{"roots": ["a"]}', 'p.rego': 'package b.c' }))).toBe(
			"bundle @: manifest roots [a] do not permit 'package b.c' in module '@/p.rego'",
		);
		rmSync(join(folder, 'p.rego'));
		expect(failure(() => bundle({ '.manifest': '{"roots": ["a/b"]}', 'a/data.json': '{"b": 1, "c": 2}' }))).toBe(
			"bundle @: manifest roots [a/b] do not permit data at path '/a/c' (hint: check bundle directory structure)",
		);
	});

	it('must not overlap, in one bundle or in several', () => {
		expect(failure(() => bundle({ '.manifest': '{"roots": ["a", "a/b"]}' }))).toBe(
			"bundle @: manifest has overlapped roots: 'a' and 'a/b'",
		);
		const first = readArchive('a', gzipSync(tarball({ '/data.json': '{}' })), OPTIONS);
		expect(failure(() => mergeBundles([first, first]))).toContain("manifest has overlapped roots: '' and ''");
	});
});

describe('what is wrong', () => {
	it('is reported with the bundle', () => {
		expect(failure(() => loadBundle(join(folder, 'none'), OPTIONS))).toContain(
			'error reading "@/none": stat @/none: no such file or directory',
		);
		expect(failure(() => bundle({ '.manifest': '{' }))).toMatch(/^bundle @: bundle load failed on manifest decode: /);
		expect(failure(() => bundle({ '.manifest': '{"roots": 1}' }))).toBe(
			'bundle @: bundle load failed on manifest decode: roots: array of strings expected',
		);
		expect(failure(() => bundle({ '.manifest': '{"rego_version": 7}' }))).toBe(
			'bundle @: manifest has unknown rego-version 7',
		);
		expect(failure(() => bundle({ '.manifest': '{"file_rego_versions": {"{": 1}}', 'p.rego': 'package p' }))).toContain(
			'failed to compile glob pattern {',
		);
		expect(failure(() => bundle({ '.manifest': '{"wasm": [{"module": "/policy.wasm"}]}' }))).toBe(
			"bundle @: manifest references wasm module '/policy.wasm' but the module file does not exist",
		);
	});

	it('may be two manifests, data or policies', () => {
		expect(failure(() => bundle({ '.manifest': '{}', 'x/.manifest': '{}' }))).toBe(
			'bundle @: bundle contains multiple manifest files: "/.manifest" and "/x/.manifest"',
		);
		rmSync(join(folder, 'x'), { recursive: true });
		expect(failure(() => bundle({ 'data.json': '[1]' }))).toBe(
			'bundle @: bundle load failed on /data.json: root value must be object',
		);
		expect(failure(() => bundle({ 'data.json': '{"x": 1}', 'x/data.json': '{"y": 1}' }))).toBe(
			'bundle @: bundle load failed on /x/data.json: failed to insert data file from path x',
		);
		rmSync(join(folder, 'x'), { recursive: true });
		expect(failure(() => bundle({ 'p.rego': 'package p\np := {' }))).toContain(
			'2 errors occurred:\n@/p.rego:2: rego_parse_error: unexpected eof token\n\tp := {\n\t     ^\n',
		);
	});
});

describe('archives', () => {
	it('are read like folders', () => {
		const bytes = gzipSync(
			tarball({ '/.manifest': '{"revision": "r"}', '/a/data.json': '{"b": 1}', '/p.rego': 'package p' }),
		);
		const loaded = readArchive('b.tar.gz', bytes, OPTIONS);
		expect(loaded.manifest.revision).toBe('r');
		expect(stringifyJson(loaded.data)).toBe('{"a":{"b":1}}');
		expect(loaded.modules[0]?.name).toBe('/p.rego');
	});

	it('leave out what is ignored', () => {
		const bytes = gzipSync(tarball({ '/.git/data.json': '{"b": 1}', '/a_test.rego': 'broken' }));
		const ignore = ignorePatterns(['.*', '*_test.rego']);
		expect(stringifyJson(readArchive('b', bytes, { ...OPTIONS, ignore }).data)).toBe('{}');
	});

	it('are refused when damaged or too large', () => {
		const tar = tarball({ '/data.json': '{"a": 1}' });
		const read = (bytes: Buffer, totalBytes = 1e6): string =>
			failure(() =>
				readArchive('b', bytes, { ...OPTIONS, limits: { files: 10, fileBytes: 1e6, totalBytes, depth: 10 } }),
			);
		expect(read(Buffer.from('no archive'))).toContain('gzip: invalid header');
		expect(read(gzipSync(tar.subarray(0, 515)))).toContain('unexpected EOF');
		expect(read(gzipSync(Buffer.alloc(2048, 7)))).toContain('invalid tar header');
		expect(read(gzipSync(Buffer.alloc(1_000_000)), 1000)).toContain('archive exceeds the limit of 1000 bytes');
	});
});
