import { SourceFile } from '@merlon/base';
import { expect, it } from 'vitest';
import { compileModules } from '../engine/compile.ts';
import type { Module } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { Coverage } from './coverage.ts';
import { type CoveredRange, compareRanges, containsRange, countRows, rowRuns } from './covered-range.ts';

const TEXT = `package p

default q := false

q if {
	some x in [
		1,
		2,
	]
	x > input["ä"]
}

r := "é" if input.b
`;

function modulesOf(text: string): ReadonlyMap<string, Module> {
	const { module } = parseModule(new SourceFile('p.rego', text), { regoVersion: 'v1' });
	return new Map([['p.rego', module as Module]]);
}

function texts(ranges: readonly CoveredRange[] | undefined): string[] {
	return (ranges ?? []).map(({ start, end }) => `${start.row}:${start.col}-${end.row}:${end.col}`);
}

it('reports the ranges that were reached and those that were not', () => {
	const modules = modulesOf(TEXT);
	const coverage = new Coverage();
	compileModules(modules, {}).evaluate('data.p.q', { listener: coverage, input: { ä: 1 } });
	const report = coverage.report(modules);
	const file = report.files['p.rego'];
	expect(texts(file?.covered)).toEqual(['5:1-5:2', '6:2-9:3', '6:12-9:3', '10:2-10:16', '10:6-10:16']);
	expect(texts(file?.not_covered)).toEqual(['3:1-3:8', '3:9-3:19', '13:1-13:9', '13:13-13:20']);
	expect({ ...file, covered: null, not_covered: null }).toEqual({
		covered: null,
		not_covered: null,
		covered_lines: 6,
		not_covered_lines: 2,
		coverage: 75,
	});
	expect(report).toMatchObject({ covered_lines: 6, not_covered_lines: 2, coverage: 75 });
});

it('leaves out what a file has nothing of', () => {
	const coverage = new Coverage();
	expect(coverage.report(modulesOf('package p'))).toEqual({
		files: { 'p.rego': {} },
		covered_lines: 0,
		not_covered_lines: 0,
		coverage: 0,
	});
	expect(coverage.report(modulesOf('package p\n\nx := 1')).files['p.rego']).toEqual({
		not_covered: [
			{ start: { row: 3, col: 1 }, end: { row: 3, col: 7 } },
			{ start: { row: 3, col: 6 }, end: { row: 3, col: 7 } },
		],
		not_covered_lines: 1,
	});
});

it('compares and counts ranges', () => {
	const range = (a: number, b: number, c: number, d: number): CoveredRange => ({
		start: { row: a, col: b },
		end: { row: c, col: d },
	});
	expect(compareRanges(range(1, 2, 1, 5), range(1, 2, 1, 4))).toBe(1);
	expect(containsRange(range(1, 2, 3, 1), range(2, 9, 2, 99))).toBe(true);
	expect(containsRange(range(1, 2, 3, 1), range(1, 1, 2, 1))).toBe(false);
	expect(countRows([range(1, 1, 3, 1), range(2, 1, 2, 5)])).toBe(3);
	expect(rowRuns([range(7, 1, 7, 2), range(1, 1, 2, 1), range(3, 1, 3, 5)])).toEqual([
		[1, 3],
		[7, 7],
	]);
});
