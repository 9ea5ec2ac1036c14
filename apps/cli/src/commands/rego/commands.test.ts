import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Io, RunCommand } from '../../io.ts';
import { runCheck } from './check.ts';
import { runDeps } from './deps.ts';
import { runFmt } from './fmt.ts';
import { runInspect } from './inspect.ts';
import { runParse } from './parse.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'merlon-rego-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text: string): void {
	mkdirSync(dirname(join(folder, name)), { recursive: true });
	writeFileSync(join(folder, name), text);
}

interface Run {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** Runs a command; `@` stands for the folder in arguments and output. */
async function run(command: RunCommand, args: readonly string[], stdin = ''): Promise<Run> {
	let out = '';
	let err = '';
	const io: Io = {
		out: (text) => {
			out += text;
		},
		err: (text) => {
			err += text;
		},
		stdin: () => new TextEncoder().encode(stdin),
	};
	const code = await command(
		args.map((arg) => arg.replaceAll('@', folder)),
		io,
	);
	return { code, out: out.replaceAll(folder, '@'), err: err.replaceAll(folder, '@') };
}

describe('fmt', () => {
	it('formats standard input', async () => {
		expect(await run(runFmt, [], 'package a\np:=1')).toEqual({ code: 0, out: 'package a\n\np := 1\n', err: '' });
		expect(await run(runFmt, [], 'package a\np {')).toMatchObject({ code: 1, out: '' });
	});

	it('prints, lists, compares and writes files', async () => {
		file('b.rego', 'package b\n\np := 1\n');
		file('a.rego', 'package a\np := 1\n');
		file('x.txt', 'no policy');
		expect((await run(runFmt, ['@'])).out).toBe('package a\n\np := 1\npackage b\n\np := 1\n');
		expect(await run(runFmt, ['-l', '@'])).toEqual({ code: 0, out: '@/a.rego\n', err: '' });
		expect(await run(runFmt, ['-l', '--fail', '@'])).toEqual({ code: 2, out: '@/a.rego\n', err: 'unexpected diff\n' });
		expect((await run(runFmt, ['--diff', '@/a.rego'])).out).toBe(
			'--- @/a.rego\n+++ @/a.rego\n@@ -1,3 +1,4 @@\n package a\n+\n p := 1\n \n',
		);
		expect(await run(runFmt, ['--fail', '@/a.rego'])).toEqual({ code: 2, out: '', err: 'unexpected diff\n' });
		expect(await run(runFmt, ['-w', '@'])).toEqual({ code: 0, out: '', err: '' });
		expect(readFileSync(join(folder, 'a.rego'), 'utf8')).toBe('package a\n\np := 1\n');
		expect(await run(runFmt, ['--fail=true', '-l', '@'])).toEqual({ code: 0, out: '', err: '' });
	});

	it('converts between versions', async () => {
		const v0 = 'package a\np[x] { x = 1 }';
		expect((await run(runFmt, ['--v0-compatible'], v0)).out).toBe('package a\n\np[x] {\n\tx = 1\n}\n');
		expect((await run(runFmt, ['--v0-v1'], v0)).out).toBe('package a\n\nimport rego.v1\n\np contains x if x = 1\n');
		expect((await run(runFmt, ['--drop-v0-imports'], 'package a\nimport rego.v1')).out).toBe('package a\n');
	});

	it('refuses what it cannot read', async () => {
		file('p.rego', 'package a\np := {');
		expect((await run(runFmt, ['@'])).err).toContain(
			'failed to format Rego source file: 2 errors occurred:\n@/p.rego:2: ',
		);
		expect(await run(runFmt, ['@/none'])).toEqual({
			code: 1,
			out: '',
			err: 'stat @/none: no such file or directory\n',
		});
		expect((await run(runFmt, ['--nonsense'])).code).toBe(2);
	});

	it('refuses results that are no policies, unless told not to look', async () => {
		file('p.rego', 'package a\np[_] if true');
		expect((await run(runFmt, ['@'])).err).toContain('was successfully formatted, but the result is invalid: ');
		expect((await run(runFmt, ['--check-result=false', '@'])).out).toBe('package a\n\np[_]\n');
	});
});

describe('parse', () => {
	it('prints the tree', async () => {
		file('p.rego', 'package a\np contains 1 if not input.x[_]');
		expect((await run(runParse, ['@/p.rego'])).out).toBe(
			'module\n package\n  ref\n   data\n   "a"\n rule\n  head\n   ref\n    p\n' +
				'  body\n   expr negated index=0\n    ref\n     input\n     "x"\n     _\n',
		);
	});

	it('prints JSON with what is asked for', async () => {
		file('p.rego', '# c\npackage a');
		expect(JSON.parse((await run(runParse, ['-f', 'json', '@/p.rego'])).out)).toHaveProperty('comments');
		const { out } = await run(runParse, ['-f', 'json', '--json-include', 'locations,-comments', '@/p.rego']);
		expect(JSON.parse(out)).not.toHaveProperty('comments');
		expect(JSON.parse(out).package.location).toMatchObject({ row: 2, col: 1 });
	});

	it('prints errors as JSON', async () => {
		file('p.rego', 'package a\np := {');
		const { code, err } = await run(runParse, ['@/p.rego']);
		expect(code).toBe(1);
		expect(JSON.parse(err).errors[0]).toEqual({
			message: 'unexpected eof token',
			code: 'rego_parse_error',
			location: { file: '@/p.rego', row: 2, col: 6 },
			details: { line: 'p := {', idx: 5 },
		});
		expect(JSON.parse((await run(runParse, ['@/none'])).err).errors[0].message).toBe(
			'open @/none: no such file or directory',
		);
	});
});

describe('check', () => {
	it('says nothing about good policies', async () => {
		file('p.rego', 'package a\np if input.x');
		file('data.json', 'broken');
		expect(await run(runCheck, ['@'])).toEqual({ code: 0, out: '', err: '' });
	});

	it('reports errors as text and as JSON', async () => {
		file('p.rego', 'package a\np if x');
		expect(await run(runCheck, ['@/p.rego'])).toEqual({
			code: 1,
			out: '',
			err: '1 error occurred: @/p.rego:2: rego_unsafe_var_error: var x is unsafe\n',
		});
		expect(JSON.parse((await run(runCheck, ['-f', 'json', '@/p.rego'])).err).errors).toMatchObject([
			{ code: 'rego_unsafe_var_error', location: { row: 2, col: 6 } },
		]);
	});

	it('checks types against schemas', async () => {
		file('p.rego', 'package a\np if input.y');
		file('schema.json', '{"type": "object", "properties": {"x": {}}, "additionalProperties": false}');
		expect((await run(runCheck, ['-s', '@/schema.json', '@/p.rego'])).err).toContain('undefined ref: input.y');
	});

	it('checks against capabilities', async () => {
		file('p.rego', 'package a\np if startswith(input.x, "a")');
		file('caps.json', '{"builtins": [{"name": "eq"}], "features": ["rego_v1"]}');
		expect((await run(runCheck, ['--capabilities', '@/caps.json', '@/p.rego'])).err).toContain(
			'undefined function startswith',
		);
	});

	it('checks strictly, and in bundles', async () => {
		file('b/p.rego', 'package a\nimport data.z\np := 1');
		expect((await run(runCheck, ['@/b'])).code).toBe(0);
		expect((await run(runCheck, ['--strict', '@/b'])).err).toContain('import data.z unused');
		expect((await run(runCheck, ['--bundle', '@/b'])).code).toBe(0);
		file('b/a/data.json', '{"p": 2}');
		expect((await run(runCheck, ['--bundle', '@/b'])).err).toContain('conflicting rule for data path a/p found');
	});

	it('reads v0', async () => {
		file('p.rego', 'package a\np { input.x }');
		expect((await run(runCheck, ['@'])).code).toBe(1);
		expect((await run(runCheck, ['--v0-compatible', '@'])).code).toBe(0);
	});
});

describe('inspect', () => {
	it('shows namespaces, manifests and annotations', async () => {
		file('b/.manifest', '{"revision": "r1", "roots": ["a", "x"], "rego_version": 1, "metadata": {"m": 1}}');
		file('b/x/data.json', 'not read');
		file(
			'b/p.rego',
			'# METADATA\n# title: Package\n# authors:\n# - Jo <j@x.y>\n# custom:\n#  k: v\npackage a\n\np := 1\n',
		);
		const { out } = await run(runInspect, ['-a', '@/b']);
		expect(out).toContain('│ Revision     │ r1      │');
		expect(out).toContain('│ data.x    │');
		expect(out).toContain(
			'Package\n=======\n\nPackage:  a\nLocation: @/b/p.rego:7\nScope: package\n\nAuthors:\n Jo <j@x.y>\n\nCustom:\n k: "v"\n',
		);
		expect(JSON.parse((await run(runInspect, ['-a', '-f', 'json', '@/b'])).out)).toMatchObject({
			manifest: { revision: 'r1' },
			namespaces: { 'data.a': ['@/b/p.rego'], 'data.x': ['@/b/x/data.json'] },
			annotations: [{ location: { row: 7, col: 1 }, annotations: { title: 'Package' } }],
		});
	});

	it('shows single policies, and what is wrong', async () => {
		file('p.rego', 'package a.b');
		expect((await run(runInspect, ['@/p.rego'])).out).toContain('NAMESPACES:\n┌');
		expect(await run(runInspect, ['@/none'])).toMatchObject({ code: 1, out: '' });
	});
});

describe('deps', () => {
	it('lists the documents behind a query', async () => {
		file('p.rego', 'package p\nallow if admin\nadmin if "a" in input.user.roles');
		expect((await run(runDeps, ['-d', '@', 'data.p.allow'])).out).toBe(
			'┌──────────────────┬───────────────────┐\n│  BASE DOCUMENTS  │ VIRTUAL DOCUMENTS │\n' +
				'├──────────────────┼───────────────────┤\n│ input.user.roles │ data.p.admin      │\n' +
				'│                  │ data.p.allow      │\n└──────────────────┴───────────────────┘\n',
		);
		expect(JSON.parse((await run(runDeps, ['-b', '@', '-f', 'json', 'input.a[0]'])).out)).toEqual({
			base: [
				[
					{ type: 'var', value: 'input' },
					{ type: 'string', value: 'a' },
					{ type: 'number', value: 0 },
				],
			],
		});
	});

	it('reports errors of the query and of policies', async () => {
		expect((await run(runDeps, ['1 =='])).err).toBe(
			'1 error occurred: 1:4: rego_parse_error: unexpected eof token\n\t1 ==\n\t   ^\n',
		);
		file('p.rego', 'package p\nq if x');
		expect((await run(runDeps, ['-d', '@', 'data'])).err).toContain('var x is unsafe');
		expect((await run(runDeps, ['-d', '@/none', 'data'])).err).toContain('no such file');
		expect((await run(runDeps, ['1 == 1'])).out).toBe('');
	});
});
