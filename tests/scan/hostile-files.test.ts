import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScanResult } from '@merlon/model';
import { BUILTIN } from '@merlon/policy/builtin';
import { ANSI, REPORTERS, reportOptions, reportText } from '@merlon/report';
import { scan } from '@merlon/scan';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_FILES, writeHostileFiles } from './hostile-files.ts';

/** CPU seconds: one file, and all of them. */
const FILE_SECONDS = 20;
const FOLDER_SECONDS = 90;

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(realpathSync(tmpdir()), 'merlon-hostile-'));
	writeHostileFiles(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there are many files', () => {
	expect(HOSTILE_FILES.length).toBeGreaterThan(60);
	expect(new Set(HOSTILE_FILES.map(({ name }) => name)).size).toBe(HOSTILE_FILES.length);
});

describe('each file alone', () => {
	test.each(HOSTILE_FILES.map((file) => [visible(file.name), file] as const))(
		'%s',
		{ timeout: 120_000 },
		async (_, { name, problems, resources, privileged }) => {
			const { result, seconds } = await timed(() =>
				scan({ cwd: folder, paths: [`./${name}`], config: { policies: 'all' } }),
			);
			expect(seconds).toBeLessThan(FILE_SECONDS);
			if (problems === 'types') expectTypes(result);
			else expect(problemsOf(result)).toEqual(problems);
			if (typeof resources === 'number') expect(result.resources).toHaveLength(resources);
			else expect(result.resources.map(({ address }) => address)).toEqual(resources);
			const found = result.findings.filter(({ policy }) => policy === 'k8s-privileged-container');
			expect(found.map(({ locations }) => locations[0]?.startLine)).toEqual(privileged);
			expect(Object.keys(Object.prototype)).toEqual([]);
			expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
		},
	);
});

describe('the whole folder', () => {
	let result: ScanResult;
	let seconds = 0;

	beforeAll(async () => {
		({ result, seconds } = await timed(() => scan({ cwd: folder, config: { showPassed: true } })));
	}, 300_000);

	test('is scanned within a bound of time', () => {
		expect(seconds).toBeLessThan(FOLDER_SECONDS);
		expect(result.summary.files).toBeGreaterThanOrEqual(HOSTILE_FILES.length);
	});

	test('has the problems of its files, and those of links', () => {
		const files = new Set(HOSTILE_FILES.map(({ name }) => name));
		const withTypes = new Set(HOSTILE_FILES.filter(({ problems }) => problems === 'types').map(({ name }) => name));
		const expected = HOSTILE_FILES.flatMap(({ name, problems }) =>
			problems === 'types' ? [] : problems.map((problem) => `${name} ${problem}`),
		);
		const found = result.problems.filter(
			({ file, code }) => files.has(file) && !withTypes.has(file) && !code.startsWith('suppression-'),
		);
		expect(found.map(({ file, code, line, column }) => `${file} ${code} ${line}:${column}`).sort()).toEqual(
			expected.sort(),
		);
		const others = result.problems.filter(
			({ file }) => file !== '' && !files.has(file) && file !== 'special/secret.yaml',
		);
		expect(others.map(({ file, code, level }) => `${file} ${code} ${level}`).sort()).toEqual([
			'links/dangling.yaml symlink-broken warning',
			'links/inner/up symlink-loop warning',
			'links/itself.yaml symlink-broken warning',
			'links/outside symlink-outside warning',
		]);
	});

	// Whoever is root may read everything.
	test.skipIf(process.getuid?.() === 0)('says what may not be read', () => {
		const problem = result.problems.find(({ file }) => file === 'special/secret.yaml');
		expect(problem?.message).toBe('this file cannot be read: permission denied');
		expect(problem?.code).toBe('file-unreadable');
	});

	test('finds every policy evaluated', () => {
		expect(result.problems.filter(({ code }) => code === 'policy-error')).toEqual([]);
	});

	test.each(REPORTERS.map((reporter) => [reporter.name, reporter] as const))(
		'is reported as %s',
		{ timeout: 120_000 },
		(name, reporter) => {
			const report = { result: withoutMasses(result), policies: BUILTIN.policies };
			for (const palette of [undefined, ANSI]) {
				const options = reportOptions({ version: '1', showPassed: true, verbose: true, ...(palette && { palette }) });
				expectWellFormed(name, reportText(reporter, report, options));
			}
		},
	);
});

/** Some files have ten thousands of findings, which say the same. */
function withoutMasses(result: ScanResult): ScanResult {
	const seen = new Map<string, number>();
	const some = ({ file }: { readonly file: string }): boolean => {
		const count = (seen.get(file) ?? 0) + 1;
		seen.set(file, count);
		return count <= 10;
	};
	const findings = result.findings.filter(({ locations }) => some({ file: locations[0]?.file ?? '' }));
	return { ...result, findings, problems: result.problems.filter(some) };
}

/** What a reader of the format would stumble over. */
function expectWellFormed(name: string, text: string): void {
	expect(text.length).toBeGreaterThan(1000);
	// A surrogate alone cannot be written as UTF-8.
	expect(Buffer.from(text).toString() === text).toBe(true);
	switch (name) {
		case 'json':
		case 'sarif':
		case 'gitlab':
		case 'gitlab-sast':
			JSON.parse(text);
			break;
		case 'junit':
			// XML 1.0 has no other control characters, and not these two characters either.
			expect(text).not.toMatch(/[^\P{Cc}\t\n\r\x7f-\x9f]|[\ufffe\uffff]/u);
			expectBalancedXml(text);
			break;
		case 'github':
			for (const line of text.trimEnd().split('\n').slice(0, -1)) {
				expect(line.slice(0, 300)).toMatch(/^::(?:error|warning|notice) /);
			}
			break;
		default:
			expectHarmless(text);
	}
}

/** Every element is closed by its own name, attributes are quoted, and nothing else has `<` or a bare `&`. */
function expectBalancedXml(text: string): void {
	const open: string[] = [];
	const tags = /<(?:\?[^?]*\?|(\/?)([A-Za-z-]+)((?:\s+[A-Za-z:-]+="[^"<]*")*)\s*(\/?))>|([^<]+)/y;
	let at = 0;
	for (let token = tags.exec(text); token !== null; token = tags.exec(text)) {
		at = tags.lastIndex;
		const [, closing, name = '', attributes = '', empty, content = ''] = token;
		expect(/&(?!(?:amp|lt|gt|quot|apos|#x?[0-9a-fA-F]+);)/.test(attributes + content)).toBe(false);
		if (closing === '/') expect(open.pop()).toBe(name);
		else if (name !== '' && empty === '') open.push(name);
	}
	expect(text.slice(at, at + 100)).toBe('');
	expect(open).toEqual([]);
}

/** No characters that move the cursor, turn the text around or start a line of their own; colours are ours. */
function expectHarmless(text: string): void {
	const [first = '', ...coloured] = text.replaceAll('\r\n', '\n').split('\u001b[');
	const plain = [first, ...coloured.map((part) => part.replace(/^[0-9;]*m/, ''))].join('');
	expect(/[^\P{Cc}\n\t]|\p{Bidi_Control}/u.exec(plain)).toBe(null);
}

/** Something is said about types of fields, and nothing else. */
function expectTypes({ problems, summary }: ScanResult): void {
	const codes = new Set(problems.map(({ code }) => code).filter((code) => !code.startsWith('suppression-')));
	expect([...codes].filter((code) => !TYPE_PROBLEMS.has(code))).toEqual([]);
	expect(summary.unreadable).toBeGreaterThan(0);
}

const TYPE_PROBLEMS: ReadonlySet<string> = new Set(['wrong-type', 'malformed-value', 'null-value', 'unknown-field']);

function problemsOf({ problems }: ScanResult): string[] {
	const relevant = problems.filter(({ code }) => !code.startsWith('suppression-'));
	return relevant.map(({ code, line, column }) => `${code} ${line}:${column}`);
}

async function timed<T>(action: () => Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> {
	const before = process.cpuUsage();
	const result = await action();
	const { user, system } = process.cpuUsage(before);
	return { result, seconds: (user + system) / 1e6 };
}

function visible(name: string): string {
	return JSON.stringify(name);
}
