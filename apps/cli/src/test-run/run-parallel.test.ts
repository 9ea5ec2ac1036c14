import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;

const TESTS = `package p

test_pass if {
	print("hello")
	1 == 1
}

test_fail if 1 == 2

test_error if f(1) == 2

f(_) := 1

f(_) := 2

todo_test_later if false

test_long if count([1 | some a in numbers.range(1, 9000); some b in numbers.range(1, 9000); a == b]) == 1

test_cases[note] if {
	some note, n in {"one": 1, "two": 2}
	n == 1
}
`;

/** Threads run the file that the process was started with, so the command line is bundled as it is released. */
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'merlon-threads-'));
	buildSync({
		entryPoints: [fileURLToPath(new URL('../main.ts', import.meta.url))],
		outfile: join(folder, 'merlon.cjs'),
		bundle: true,
		platform: 'node',
		format: 'cjs',
		conditions: ['merlon-source'],
	});
	writeFileSync(join(folder, 'a_test.rego'), TESTS);
	writeFileSync(join(folder, 'b_test.rego'), TESTS.replace('package p', 'package q'));
});

afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** Where a test was when its time was over. */
const PLACE = /(?<=took too long)",\s+"location": \{[^}]*\}/g;

/** What `rego test` prints without its times, and its exit code. */
function run(...args: readonly string[]): string {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['merlon.cjs', 'rego', 'test', ...args, '.'], {
		cwd: folder,
		encoding: 'utf8',
	});
	const shown = `${stdout}${stderr}${status}`;
	return shown
		.replace(/\([0-9.]+[µnm]?s\)/g, '(T)')
		.replace(/"duration": [0-9]+/g, '"duration": 0')
		.replace(PLACE, '"');
}

it.each([
	['"message": "evaluation took too long"', '-f', 'json', '--timeout', '300ms'],
	['data.p.todo_test_later: SKIPPED', '-v', '--explain', 'full', '-r', 'pass|fail|error|later|cases'],
	['data.q.test_cases: FAIL', '-c', '-r', 'pass|data.q.test_cases'],
	['"covered_lines": 6,', '-c', '-r', 'pass'],
])(
	'gives the same with one thread and with several: %s',
	(text, ...args) => {
		const alone = run('-p', '1', ...args);
		expect(alone).toContain(text);
		expect(run('-p', '2', ...args)).toBe(alone);
		expect(run('-p', '0', ...args)).toBe(alone);
	},
	60_000,
);

it('reports what it cannot load once', () => {
	writeFileSync(join(folder, 'bad.rego'), 'package p\n\np := x\n');
	const text = run('-p', '2');
	rmSync(join(folder, 'bad.rego'));
	expect(text).toBe('1 error occurred: bad.rego:3: rego_unsafe_var_error: var x is unsafe\n1');
	expect(run('-p', 'x')).toBe('merlon rego test: invalid --parallel "x"\n2');
});
