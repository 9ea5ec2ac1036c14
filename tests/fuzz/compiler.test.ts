import { compile, formatSource, RegoError, RegoEvalError } from '@merlon/rego';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySource } from './mutated-source.ts';

/** 20 seconds in a normal run; the nightly run asks for more. */
const SECONDS = Number(process.env['MERLON_FUZZ_SECONDS'] ?? '20');
/** No single text may take longer: it would be a hang, or the way to one. */
const MAX_MS = 5000;

const TARGETS: readonly (readonly [string, (source: string) => void])[] = [
	['compiling as v1', (source) => compile({ modules: { 'a.rego': source }, regoVersion: 'v1' })],
	[
		'compiling as v0, strictly',
		(source) => compile({ modules: { 'a.rego': source }, regoVersion: 'v0', strict: true }),
	],
	['compiling a query', (source) => compile({ modules: {} }).evaluate(source, { limits: { steps: 100_000 } })],
	['formatting', (source) => formatSource('a.rego', source, { regoVersion: 'v1' })],
];

test.each(TARGETS)(
	'%s ends in a result or in diagnostics',
	(_name, target) => {
		let runs = 0;
		const property = fc.property(anySource, (source) => {
			runs++;
			const spent = cpuMilliseconds(() => target(source));
			if (spent > MAX_MS) throw new Error(`${source.length} characters took ${Math.round(spent)} ms`);
		});
		const interruptAfterTimeLimit = (1000 * SECONDS) / TARGETS.length;
		fc.assert(property, { numRuns: 1e9, interruptAfterTimeLimit });
		expect(runs).toBeGreaterThan(10);
	},
	1000 * SECONDS + 60_000,
);

/** CPU time, as other processes may keep the machine busy. Diagnostics are a good end; any other error is not. */
function cpuMilliseconds(action: () => void): number {
	const before = process.cpuUsage();
	try {
		action();
	} catch (error) {
		if (!(error instanceof RegoError || error instanceof RegoEvalError)) throw error;
	}
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
