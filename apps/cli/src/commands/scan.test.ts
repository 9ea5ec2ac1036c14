import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runScan } from './scan.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'merlon-command-'));
	writeFileSync(
		join(folder, 'a.yaml'),
		'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: []}\n',
	);
});

afterEach(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
	let out = '';
	let err = '';
	const code = await runScan([join(folder, 'a.yaml'), '--check', 'k8s-host-pid', ...args], {
		out: (text) => {
			out += text;
		},
		err: (text) => {
			err += text;
		},
		stdin: () => new Uint8Array(),
	});
	return { code, out, err };
}

describe('files that scan writes', () => {
	it('may be in folders that are not there yet', async () => {
		const file = join(folder, 'reports', 'today', 'a.json');
		expect(await run('-o', `json=${file}`, '-o', 'text')).toMatchObject({ code: 1, err: '' });
		expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ summary: { failed: 1 } });
	});

	it('are told of where they cannot be written', async () => {
		const file = join(folder, 'a.yaml', 'b.json');
		const expected = {
			code: 2,
			out: '',
			err: `merlon scan: ${file} cannot be written: a part of its path is no folder\n`,
		};
		expect(await run('-o', `json=${file}`)).toEqual(expected);
		expect(await run('--create-baseline', file)).toEqual(expected);
		// Where the system lets nobody make a folder.
		if (existsSync('/proc/self')) expect((await run('-o', 'json=/proc/a/b/c.json')).code).toBe(2);
	});
});

describe('a baseline', () => {
	it('says how many findings it holds', async () => {
		const file = join(folder, 'baseline.json');
		expect(await run('--create-baseline', file)).toEqual({ code: 0, out: '', err: `${file}: 1 finding\n` });
		expect((await run('--baseline', file)).code).toBe(0);
	});

	it('stays as it is where nothing was scanned', async () => {
		const file = join(folder, 'baseline.json');
		const { code, err } = await run('--create-baseline', file, '--check', 'k8s-host-pdi');
		expect([code, err]).toEqual([
			2,
			'merlon scan: check: there is no policy, severity, category or control called "k8s-host-pdi"\n',
		]);
		expect(existsSync(file)).toBe(false);
	});
});

describe('wrong use', () => {
	it.each([
		[['-o', 'xml'], '', 'there is no format "xml"'],
		[['-o', 'json='], '', '--output json= names no file'],
		[['--fail-on', 'urgent'], '--fail-on must be one of critical, high, medium, low, info, none, not "urgent"', ''],
		[['--max-file-size', 'much'], '--max-file-size must be a number from 1 to 1024, not "much"', ''],
		[['--baseline', 'no.json'], 'no.json: error: the baseline cannot be read: there is no such file', ''],
	])('%j', async (args, out, err) => {
		const result = await run(...args);
		expect(result.code).toBe(2);
		expect(result.out).toContain(out);
		expect(result.err).toContain(err);
		if (out !== '') expect(result.out.endsWith('\nNothing was scanned.\n')).toBe(true);
	});
});
