import { BuiltinError, compile, formatSource, parseYaml, RegoError, RegoEvalError } from '@merlon/rego';
import type * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMetadata, anySource, anyYaml } from './mutated-source.ts';
import { fuzz, SECONDS } from './run.ts';

const LIMITS = { steps: 100_000, timeMs: 2000 };

const TARGETS: readonly (readonly [string, fc.Arbitrary<string>, (source: string) => void])[] = [
	['compiling as v1', anySource, (source) => compile({ modules: { 'a.rego': source }, regoVersion: 'v1' })],
	[
		'compiling as v0, strictly',
		anySource,
		(source) => compile({ modules: { 'a.rego': source }, regoVersion: 'v0', strict: true }),
	],
	['compiling a query', anySource, (source) => compile({ modules: {} }).evaluate(source, { limits: LIMITS })],
	[
		'evaluating a module',
		anySource,
		(source) => compile({ modules: { 'a.rego': source } }).evaluate('data', { input: {}, limits: LIMITS }),
	],
	['formatting', anySource, (source) => formatSource('a.rego', source, { regoVersion: 'v1' })],
	['reading metadata', anyMetadata, (source) => compile({ modules: { 'a.rego': source } })],
	['reading YAML', anyYaml, (source) => parseYaml(source)],
];

test.each(TARGETS)(
	'%s ends in a result or in diagnostics',
	(name, inputs, target) => {
		const runs = fuzz(name, inputs, 1 / TARGETS.length, (source) => {
			try {
				target(source);
			} catch (error) {
				if (!isDiagnosed(error)) throw error;
			}
		});
		expect(runs).toBeGreaterThan(10);
	},
	1000 * SECONDS + 60_000,
);

/** Diagnostics are a good end; any other error is not. */
function isDiagnosed(error: unknown): boolean {
	return error instanceof RegoError || error instanceof RegoEvalError || error instanceof BuiltinError;
}
