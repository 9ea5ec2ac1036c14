import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Io, RunCommand } from '../../io.ts';
import { runBench } from './bench.ts';
import { runBuild } from './build.ts';
import { runEval } from './eval.ts';
import { runTest } from './test.ts';

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

/** Runs a command; `@` stands for the folder, `T` for a time. */
async function run(command: RunCommand, ...args: readonly string[]): Promise<Run> {
	let out = '';
	let err = '';
	const io: Io = {
		out: (text) => {
			out += text;
		},
		err: (text) => {
			err += text;
		},
		stdin: () => new Uint8Array(),
	};
	const code = await command(
		args.map((arg) => arg.replaceAll('@', folder)),
		io,
	);
	const shown = (text: string): string => text.replaceAll(folder, '@').replace(/\([0-9.]+[µnm]?s\)/g, '(T)');
	return { code, out: shown(out), err: shown(err) };
}

const RULE = '-'.repeat(80);

const TESTS = `package p

allow if input.x == 1

test_ok if allow with input as {"x": 1}

test_bad if {
	print("hm", 1)
	allow with input as {"x": 2}
}

todo_test_later if false

test_error if f(1) == 2

f(_) := 1

f(_) := 2

test_cases[note] if {
	some note, tc in {"one": {"x": 1}, "two": {"x": 2}}
	allow with input as tc
}
`;

describe('test', () => {
	it('reports failures and skipped tests', async () => {
		file('p_test.rego', TESTS);
		const { code, out, err } = await run(runTest, '-r', 'ok|bad|later|cases', '@');
		expect({ code, err }).toEqual({ code: 2, err: '' });
		expect(out).toBe(
			[
				'@/p_test.rego:7:',
				'data.p.test_bad: FAIL (T)',
				'',
				'  hm 1',
				'',
				'@/p_test.rego:12:',
				'data.p.todo_test_later: SKIPPED',
				'@/p_test.rego:20:',
				'data.p.test_cases: FAIL (T)',
				'  two: FAIL',
				RULE,
				'PASS: 2/5',
				'FAIL: 2/5',
				'SKIPPED: 1/5',
				'',
			].join('\n'),
		);
	});

	it('reports tests that end in an error', async () => {
		file('p_test.rego', TESTS);
		const { code, out } = await run(runTest, '-r', 'error', '@');
		expect(code).toBe(2);
		expect(out).toMatch(
			/^@\/p_test.rego:14:\ndata.p.test_error: ERROR \(T\)\n {2}@\/p_test.rego:18: eval_conflict_error: /,
		);
		expect(out).toMatch(/\nERROR: 1\/1\n$/);
		expect((await run(runTest, '-c', '-r', 'error', '@')).code).toBe(1);
		const json = await run(runTest, '-f', 'json', '-r', 'error', '@');
		expect(JSON.parse(json.out)).toMatchObject([
			{ name: 'test_error', error: { code: 'eval_conflict_error', location: { row: 18, col: 1 } } },
		]);
	});

	it('shows what passed, and traces of failures, when verbose', async () => {
		file('p_test.rego', TESTS);
		expect((await run(runTest, '-v', '-r', 'cases|ok', '@')).out).toBe(
			[
				'@/p_test.rego:5:',
				'data.p.test_ok: PASS (T)',
				'@/p_test.rego:20:',
				'data.p.test_cases: FAIL (T)',
				'  one: PASS',
				'  two: FAIL',
				RULE,
				'FAILURES',
				RULE,
				'data.p.test_cases: FAIL (T)',
				...traceOf((await run(runTest, '-v', '-r', 'cases|ok', '@')).out),
				'  two: FAIL',
				'',
				RULE,
				'PASS: 2/3',
				'FAIL: 1/3',
				'',
			].join('\n'),
		);
		const notes = await run(runTest, '--explain', 'full', '-r', 'bad', '@');
		expect(notes.out).toContain('| | Index data.p.allow (matched 0 rules, early exit)');
		const values = await run(runTest, '--var-values', '-r', 'cases', '@');
		expect(values.out).toMatch(/ Fail data\.p\.allow with input as tc +\{tc: \{"x": 2\}\}/);
	});

	it('measures tests that pass', async () => {
		file('p_test.rego', TESTS);
		const { code, out } = await run(runTest, '--bench', '--benchmem=false', '-f', 'gobench', '-r', 'ok|bad', '@');
		expect(code).toBe(2);
		expect(out).toMatch(/^BenchmarkDataPTestOk\t +[0-9]+\t +[0-9.]+ ns\/op\t +[0-9.]+ timer_rego_query_eval_ns\/op\n/);
		expect(out).toContain('data.p.test_bad: FAIL');
		const json = JSON.parse((await run(runTest, '--bench', '-f', 'json', '-r', 'ok', '@')).out) as unknown;
		expect(json).toMatchObject([{ name: 'test_ok', benchmark_result: { Bytes: 0, MemAllocs: 0, MemBytes: 0 } }]);
	}, 20_000);

	it('ends tests that take too long with an error', async () => {
		file('slow_test.rego', 'package l\n\ntest_slow if {\n\tns := numbers.range(1, 9000)\n\tns[_] * ns[_] < 0\n}\n');
		expect(await run(runTest, '--timeout', '20ms', '@')).toEqual({
			code: 2,
			out:
				'@/slow_test.rego:3:\ndata.l.test_slow: ERROR (T)\n  eval_limit_error: evaluation took too long\n' +
				`${RULE}\nERROR: 1/1\n`,
			err: '',
		});
	});

	it('reports as JSON', async () => {
		file('p_test.rego', TESTS);
		const { code, out } = await run(runTest, '-f', 'json', '-r', 'cases|bad|later', '@');
		expect(code).toBe(2);
		expect(out.replace(/"duration": \d+/g, '"duration": 0')).toBe(`[
  {
    "location": {
      "file": "@/p_test.rego",
      "row": 7,
      "col": 1
    },
    "package": "data.p",
    "name": "test_bad",
    "fail": true,
    "duration": 0,
    "output": "aG0gMQo="
  },
  {
    "location": {
      "file": "@/p_test.rego",
      "row": 12,
      "col": 1
    },
    "package": "data.p",
    "name": "todo_test_later",
    "skip": true,
    "duration": 0
  },
  {
    "location": {
      "file": "@/p_test.rego",
      "row": 20,
      "col": 1
    },
    "package": "data.p",
    "name": "test_cases",
    "fail": true,
    "duration": 0,
    "sub_results": {
      "one": {
        "name": "one"
      },
      "two": {
        "name": "two",
        "fail": true
      }
    }
  }
]
`);
	});

	it('marks failures for GitHub and for JUnit', async () => {
		file('p_test.rego', TESTS);
		expect((await run(runTest, '-f', 'github', '-r', 'cases|ok|later', '@')).out).toBe(
			'::notice file=@/p_test.rego,line=12,col=1,title=data.p.todo_test_later::data.p.todo_test_later: SKIPPED\n' +
				'::error file=@/p_test.rego,line=20,col=1,title=data.p.test_cases::data.p.test_cases: FAIL: two\n' +
				'1 passed, 1 failed, 0 errors, 1 skipped\n',
		);
		const { out } = await run(runTest, '-f', 'junit', '-r', 'bad', '@');
		expect(out.replace(/time="[0-9.]+"/g, 'time=""')).toBe(
			'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n' +
				'  <testsuite name="data.p" tests="1" failures="1" errors="0" skipped="0" time="">\n' +
				'    <testcase name="test_bad" classname="data.p" file="@/p_test.rego" line="7" time="">\n' +
				'      <failure message="data.p.test_bad: FAIL"/>\n      <system-out>hm 1&#10;</system-out>\n' +
				'    </testcase>\n  </testsuite>\n</testsuites>\n',
		);
	});

	it('ends with the exit codes of OPA', async () => {
		file('p_test.rego', TESTS);
		expect(await run(runTest, '-r', 'ok', '@')).toEqual({ code: 0, out: 'PASS: 1/1\n', err: '' });
		expect(await run(runTest, '-r', 'ok', '--count', '2', '@')).toMatchObject({ out: 'PASS: 1/1\nPASS: 1/1\n' });
		expect((await run(runTest, '-r', 'later', '@')).code).toBe(2);
		expect((await run(runTest, '-z', '-r', 'later', '@')).code).toBe(0);
		expect(await run(runTest, '-r', 'none', '@')).toEqual({ code: 0, out: '', err: '' });
		expect(await run(runTest, '-r', 'none', '--fail-on-empty', '@')).toEqual({
			code: 1,
			out: '',
			err: 'no tests were run\n',
		});
		expect(await run(runTest, '-r', '(', '@')).toEqual({
			code: 1,
			out: '',
			err: 'error parsing regexp: missing closing ): `(`\n',
		});
		expect(await run(runTest, '-f', 'yaml', '@')).toMatchObject({ code: 2 });
		expect(await run(runTest, '--threshold', '101', '@')).toMatchObject({ code: 1 });
		expect(await run(runTest)).toMatchObject({ code: 2 });
		file('bad.rego', 'package q\n\np := x\n');
		expect(await run(runTest, '@/bad.rego')).toEqual({
			code: 1,
			out: '',
			err: '1 error occurred: @/bad.rego:3: rego_unsafe_var_error: var x is unsafe\n',
		});
	});

	it('reports coverage, and fails below a threshold', async () => {
		file('q.rego', 'package q\n\np if input.x == 1\n\nr if input.y == 2\n\ntest_p if p with input.x as 1\n');
		const { code, out } = await run(runTest, '-c', '@');
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ covered_lines: 2, not_covered_lines: 1, coverage: 66.66666666666667 });
		expect(await run(runTest, '-v', '--threshold', '80', '@')).toEqual({
			code: 2,
			out: '',
			err: 'Code coverage threshold not met: got 66.67 instead of 80.00\nLines not covered:\n\t@/q.rego:5\n',
		});
		file('q.rego', 'package q\n\ntest_p if input.x\n');
		expect(await run(runTest, '-c', '@')).toEqual({
			code: 1,
			out: `@/q.rego:3:\ndata.q.test_p: FAIL (T)\n${RULE}\nFAIL: 1/1\n`,
			err: 'data.q.test_p: FAIL (T)\n\n',
		});
	});
});

/** The lines of the first trace. */
function traceOf(out: string): string[] {
	const lines = out.split('\n');
	const start = lines.lastIndexOf('data.p.test_cases: FAIL (T)') + 1;
	return lines.slice(start, lines.indexOf('  two: FAIL', start));
}

describe('eval', () => {
	it('evaluates queries over files', async () => {
		file('p.rego', 'package p\n\nq contains x if some x in input.xs\n');
		file('input.json', '{"xs": [1, 2.50]}');
		expect(await run(runEval, '-d', '@/p.rego', '-i', '@/input.json', '-f', 'raw', 'data.p.q')).toEqual({
			code: 0,
			out: '[1,2.50]\n',
			err: '',
		});
		expect(await run(runEval, '-f', 'values', 'x := 1; x > 2')).toEqual({ code: 0, out: '', err: '' });
		expect((await run(runEval, '--fail', 'false; 1')).code).toBe(1);
	});
});

describe('build', () => {
	it('makes bundles that can be loaded', async () => {
		file('src/p.rego', 'package p\nq:=data.src.k+1');
		file('src/data.yaml', 'k: 1');
		expect(await run(runBuild, '-b', '@/src', '-r', 'v7', '-o', '@/b.tar.gz')).toEqual({ code: 0, out: '', err: '' });
		expect((await run(runEval, '-b', '@/b.tar.gz', '-f', 'raw', 'data')).out).toBe('{"k":1,"p":{}}\n');
		expect((await run(runBuild, '-o', '@/c.tar.gz', '@/b.tar.gz', '-b')).code).toBe(0);
	});

	it('makes JavaScript modules', async () => {
		file('p.rego', 'package p\n\nallow if input.x == 1\n');
		expect((await run(runBuild, '-t', 'js', '-e', 'p/allow', '-o', '@/p.js', '@/p.rego')).code).toBe(0);
		expect(readFileSync(join(folder, 'p.js'), 'utf8')).toContain('export const entrypoints = ["data.p.allow"];');
		expect(await run(runBuild, '-t', 'js', '-e', 'p/no', '-o', '@/p.js', '@/p.rego')).toEqual({
			code: 1,
			out: '',
			err: 'error: no rule defines data.p.no\n',
		});
	});

	it('refuses what it cannot build', async () => {
		expect(await run(runBuild, '-t', 'wasm', '@')).toEqual({
			code: 2,
			out: '',
			err: 'merlon rego build: the target wasm is not supported: build it with opa, or use --target js\n',
		});
		expect(await run(runBuild, '-O', '1', '@')).toMatchObject({ code: 2 });
		expect(await run(runBuild, '-t', 'js', '@')).toMatchObject({ code: 2 });
		file('bad.rego', 'package q\n\np := x\n');
		expect(await run(runBuild, '-o', '@/b.tar.gz', '@/bad.rego')).toEqual({
			code: 1,
			out: '',
			err: 'error: 1 error occurred: @/bad.rego:3: rego_unsafe_var_error: var x is unsafe\n',
		});
	});
});

describe('bench', () => {
	it('measures a query', async () => {
		const { code, out } = await run(runBench, '--duration', '5ms', '--no-metrics', '1 + 1');
		expect(code).toBe(0);
		expect(out).toMatch(/^┌─+┬─+┐\n│ samples │ +\d+ │\n│ ns\/op {3}│ +[\d.]+ │\n└─+┴─+┘\n$/);
		const json = await run(runBench, '--duration', '5ms', '-f', 'json', '1 + 1');
		expect(Object.keys(JSON.parse(json.out) as object)).toEqual(['N', 'T', 'Bytes', 'MemAllocs', 'MemBytes', 'Extra']);
		const gobench = await run(runBench, '--duration', '5ms', '-f', 'gobench', '--no-metrics', '1 + 1');
		expect(gobench.out).toMatch(/^BenchmarkOPAEval\t +\d+\t +[\d.]+ ns\/op\n$/);
	});

	it('refuses queries without a result', async () => {
		expect(await run(runBench, 'data.x')).toEqual({ code: 1, out: '', err: '1 error occurred: undefined result\n' });
		expect((await run(runBench, '--no-fail', '--duration', '5ms', 'data.x')).code).toBe(0);
		expect((await run(runBench)).code).toBe(2);
	});
});
