import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, type Value } from '@merlon/rego';

export type RegoVersion = 'v0' | 'v1';

/** One of OPA's evaluation cases. Values keep every digit. */
export interface EvaluationCase {
	readonly note: string;
	readonly query: string;
	readonly modules?: readonly string[];
	readonly data?: Value;
	readonly input?: Value;
	/** The input as Rego text, which can say more than JSON. */
	readonly input_term?: string;
	readonly want_result?: readonly Readonly<Record<string, Value>>[];
	readonly want_error?: string;
	readonly want_error_code?: string;
	readonly sort_bindings?: boolean;
	readonly strict_error?: boolean;
	readonly ignore_generated_vars?: boolean;
}

/** One of OPA's cases of modules that must not compile. */
export interface CompileCase {
	readonly note: string;
	readonly modules: readonly string[];
	readonly rego_version?: RegoVersion;
	readonly strict?: boolean;
	readonly print_statements?: boolean;
	readonly exhaustive?: boolean;
	readonly want_errors: readonly ExpectedError[];
}

export interface ExpectedError {
	readonly module?: string;
	readonly code: string;
	readonly row: number;
	readonly col?: number;
	readonly message: string;
}

export interface CaseFile<Case> {
	readonly suite: string;
	readonly group: string;
	readonly cases: readonly Case[];
}

/** The case files of one suite, sorted by group. The files are OPA's, so their shape is taken on trust. */
export function readSuite<Case>(folder: string, suite: string): CaseFile<Case>[] {
	const names = readdirSync(join(folder, suite)).filter((name) => name.endsWith('.json'));
	return names.sort().map((name) => {
		const file = parseJson(readFileSync(join(folder, suite, name), 'utf8')) as unknown as { cases: readonly Case[] };
		return { suite, group: name.slice(0, -'.json'.length), cases: file.cases };
	});
}
