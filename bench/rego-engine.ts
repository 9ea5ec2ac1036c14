import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compile, type Program, parseJson, stringifyJson, toPlain, type Value } from '@merlon/rego';
import { cpuNanoseconds, cpuPerCall } from './measure.ts';

/** What this process prints: one figure per task. */
export interface SpeedFigure {
	readonly ns: number;
	readonly exactOrder: boolean;
}

export interface MemoryFigure {
	readonly bytes: number;
}

export interface CompileFigure {
	readonly lines: number;
	readonly coldNs: number;
	readonly warmNs: number;
}

/** The arrays that the scaling runs repeat, each copy under another name. */
const GROWING = new Set(['orders', 'records', 'resource_changes', 'bindings']);

const [task = '', folder = '', id = '', amount = '1'] = process.argv.slice(2);

switch (task) {
	case 'speed':
		print(speed());
		break;
	case 'memory':
		print(memory());
		break;
	case 'scaled':
		print({ ns: cpuPerCall(evaluation(Number(amount)), 300, 3), exactOrder: true });
		break;
	case 'compile':
		print(compileTime(id.split(','), Number(amount)));
		break;
	default:
		throw new Error(`no such task: ${task}`);
}

function speed(): SpeedFigure {
	const run = evaluation(1);
	const want: unknown = JSON.parse(readFileSync(join(folder, 'expected', `${id}.json`), 'utf8'));
	const exactOrder = isDeepStrictEqual(run(), want);
	return { ns: cpuPerCall(run), exactOrder };
}

/** One evaluation of the prepared query, up to plain JSON. */
function evaluation(factor: number): () => unknown {
	const program = compile({ modules: { [`${id}.rego`]: source(id) }, data: grow(read('data') ?? {}, factor) });
	const input = grow(read('inputs') ?? {}, factor);
	return prepared(program, `data.bench.${id}.result`, input);
}

function prepared(program: Program, query: string, input: Value): () => unknown {
	const evaluate = program.prepare(query);
	const plain = isDeepStrictEqual(evaluate(input), toPlain(evaluate(input) as Value));
	return plain ? () => evaluate(input) : () => toPlain(evaluate(input) as Value);
}

function source(name: string): string {
	return readFileSync(join(folder, 'policies', `${name}.rego`), 'utf8');
}

function read(kind: string): Value | null {
	const path = join(folder, kind, `${id}.json`);
	return existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : null;
}

function grow(value: Value, factor: number): Value {
	if (factor === 1) return value;
	const copies = Array.from({ length: factor }, (_, i) => i);
	const text = stringifyJson(value);
	return JSON.parse(text, (key, item: unknown) => {
		if (!GROWING.has(key) || !Array.isArray(item)) return item;
		return copies.flatMap((copy) => item.map((entry: Readonly<Record<string, unknown>>) => renamed(entry, copy)));
	}) as Value;
}

function renamed(entry: Readonly<Record<string, unknown>>, copy: number): Record<string, unknown> {
	const result: Record<string, unknown> = { ...entry };
	for (const key of ['name', 'address']) if (typeof entry[key] === 'string') result[key] = `${entry[key]}-${copy}`;
	return result;
}

/** Bytes allocated by one evaluation, from the growth of a heap that is large enough not to be collected meanwhile. */
function memory(): MemoryFigure {
	const run = evaluation(1);
	for (let i = 0; i < 50; i++) run();
	const figures: number[] = [];
	for (let round = 0; round < 9; round++) {
		globalThis.gc?.();
		const before = process.memoryUsage().heapUsed;
		run();
		const grown = process.memoryUsage().heapUsed - before;
		if (grown > 0) figures.push(grown);
	}
	return { bytes: figures.sort((a, b) => a - b)[figures.length >> 1] ?? 0 };
}

/** Compiles copies of the policies as one program: once in a fresh process, and again when the compiler is warm. */
function compileTime(names: readonly string[], copies: number): CompileFigure {
	const modules: Record<string, string> = {};
	for (let copy = 0; copy < copies; copy++) {
		for (const name of names) {
			modules[`${name}${copy}.rego`] = source(name).replace(/^package bench\./m, `package bench.copy${copy}.`);
		}
	}
	const lines = Object.values(modules).reduce((sum, text) => sum + text.split('\n').length - 1, 0);
	const started = cpuNanoseconds();
	compile({ modules });
	const coldNs = cpuNanoseconds() - started;
	return { lines, coldNs, warmNs: cpuPerCall(() => compile({ modules }), 2000, 5, 300) };
}

function print(figure: SpeedFigure | MemoryFigure | CompileFigure): void {
	process.stdout.write(`${JSON.stringify(figure)}\n`);
}
