import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceFile } from '@merlon/base';
import { compile, formatSource, parseStatements, RegoError } from '@merlon/rego';
import type { RegoVersion } from './case-files.ts';
import type { CaseResult } from './result.ts';

interface OracleError {
	readonly code: string;
	readonly row: number;
	readonly col: number;
	readonly message: string;
}

/** `strict` means: accepted, but refused in strict mode. */
interface Verdict {
	readonly stage: 'ok' | 'parse' | 'compile' | 'strict';
	readonly errors?: readonly OracleError[];
}

interface OracleModule {
	readonly source: string;
	readonly module: string;
	readonly v0: Verdict;
	readonly v1: Verdict;
	readonly fmt_v1?: string;
}

interface OracleStatement {
	readonly source: string;
	readonly text: string;
	readonly v1_statements: Verdict;
}

/** How often something agrees with OPA. A null goal is only reported. */
export interface Agreement {
	readonly name: string;
	readonly agree: number;
	readonly total: number;
	readonly goal: number | null;
	readonly differences: readonly string[];
}

/** Compares our verdicts on OPA's modules and statements, and our formatting, with OPA's. */
export function runOracle(folder: string, filter: (note: string) => boolean): Agreement[] {
	const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'oracle', name), 'utf8'));
	const modules = (read('modules.json') as OracleModule[]).filter((entry) => filter(`oracle/${entry.source}`));
	const statements = (read('fuzz-statements.json') as OracleStatement[]).filter((s) => filter(`oracle/${s.source}`));
	const counters = newCounters();
	for (const entry of modules) {
		for (const version of ['v0', 'v1'] as const) {
			judge(counters, `${entry.source} (${version})`, entry[version], moduleErrors(entry.module, version));
		}
		if (entry.fmt_v1 !== undefined) judgeFormat(counters.format, entry, entry.fmt_v1);
	}
	for (const entry of statements) {
		judge(counters, entry.source, entry.v1_statements, {
			stage: 'parse',
			errors: errorsOf(() => readStatements(entry.text)),
		});
	}
	return Object.values(counters).map((counter) => counter.agreement());
}

/** An agreement below its goal is a failed check. */
export function agreementResults(agreements: readonly Agreement[]): CaseResult[] {
	return agreements
		.filter((agreement) => agreement.goal !== null && agreement.total > 0)
		.map((agreement) => {
			const reached = (100 * agreement.agree) / agreement.total >= (agreement.goal ?? 0);
			const status = reached ? 'passed' : 'failed';
			return {
				suite: 'oracle',
				group: 'oracle',
				note: `oracle/${agreement.name}`,
				status,
				detail: agreementText(agreement),
			};
		});
}

export function agreementText({ name, agree, total, goal }: Agreement): string {
	const share = total === 0 ? '-' : ((100 * agree) / total).toFixed(2);
	return `oracle ${name}: ${agree} of ${total} (${share} %)${goal === null ? '' : `, goal ${goal} %`}`;
}

class Counter {
	#agree = 0;
	#total = 0;
	readonly #differences: string[] = [];
	readonly #name: string;
	readonly #goal: number | null;

	constructor(name: string, goal: number | null) {
		this.#name = name;
		this.#goal = goal;
	}

	count(agrees: boolean, difference: () => string): void {
		this.#total++;
		if (agrees) this.#agree++;
		else this.#differences.push(difference());
	}

	agreement(): Agreement {
		return {
			name: this.#name,
			agree: this.#agree,
			total: this.#total,
			goal: this.#goal,
			differences: this.#differences,
		};
	}
}

function newCounters(): { verdict: Counter; row: Counter; exact: Counter; format: Counter } {
	return {
		verdict: new Counter('verdict', 99),
		row: new Counter('row of the refused', 97),
		exact: new Counter('all errors with place and text', null),
		format: new Counter('format', 98),
	};
}

interface OurVerdict {
	readonly stage: Verdict['stage'];
	readonly errors: readonly OracleError[];
}

/** Strict mode is asked only when the module is accepted without it. */
function moduleErrors(source: string, regoVersion: RegoVersion): OurVerdict {
	const modules = { 'test.rego': source };
	const errors = errorsOf(() => compile({ modules, regoVersion, print: true }));
	if (errors.length > 0) return { stage: 'compile', errors };
	return { stage: 'strict', errors: errorsOf(() => compile({ modules, regoVersion, print: true, strict: true })) };
}

/** Statements on their own: a policy's API has only modules and queries. */
function readStatements(text: string): void {
	const { diagnostics } = parseStatements(new SourceFile('', text), { regoVersion: 'v1' });
	if (diagnostics.length > 0) throw new RegoError(diagnostics);
}

function errorsOf(action: () => unknown): OracleError[] {
	try {
		action();
		return [];
	} catch (error) {
		if (!(error instanceof RegoError)) return [{ code: 'crash', row: 0, col: 0, message: String(error) }];
		return error.errors.map(({ code, message, location }) => ({ code, row: location.row, col: location.col, message }));
	}
}

function judge(counters: ReturnType<typeof newCounters>, source: string, want: Verdict, got: OurVerdict): void {
	const wanted = want.errors ?? [];
	const [first] = got.errors;
	const sameStage = wanted.length === 0 || (want.stage === 'strict') === (got.stage === 'strict');
	const agrees = first?.code === wanted[0]?.code && sameStage;
	const difference = (): string =>
		`${source}: OPA ${want.stage} ${show(wanted)}; ours ${got.stage} ${show(got.errors)}`;
	counters.verdict.count(agrees, difference);
	if (wanted.length === 0 || !agrees) return;
	counters.row.count(first?.row === wanted[0]?.row, difference);
	counters.exact.count(show(wanted) === show(got.errors), difference);
}

function judgeFormat(counter: Counter, entry: OracleModule, want: string): void {
	let got: string;
	try {
		const { text, diagnostics } = formatSource('test.rego', entry.module, { regoVersion: 'v1' });
		got = text ?? diagnostics.map((diagnostic) => diagnostic.message).join('; ');
	} catch (error) {
		got = String(error);
	}
	counter.count(got === want, () => `${entry.source}: OPA\n${want}\nours\n${got}`);
}

function show(errors: readonly OracleError[]): string {
	if (errors.length === 0) return 'accepts';
	return errors.map((error) => `${error.row}:${error.col}: ${error.code}: ${error.message}`).join('; ');
}
