import { BUILTINS, compile, RegoError, RegoEvalError, stringifyJson, type Value } from '@merlon/rego';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileValue } from './hostile-values.ts';
import { fuzz, SECONDS } from './run.ts';

/** These reach out of the evaluation, which is off; and `internal.` ones cannot be called. */
const NAMES = [...BUILTINS.values()]
	.filter(({ name, decl, infix }) => infix === null && decl.args.length > 0 && !name.startsWith('internal.'))
	.map(({ name, decl }) => [name, decl.args.length] as const);

const program = compile({ modules: {} });

const call: fc.Arbitrary<readonly [string, readonly Value[]]> = fc
	.tuple(fc.constantFrom(...NAMES), fc.array(hostileValue, { minLength: 7, maxLength: 7 }))
	.map(([[name, arity], operands]) => [name, operands.slice(0, arity)]);

test(
	'calls of builtins end in a value or an error of the evaluation',
	() => {
		const prototype = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
		const runs = fuzz('calls of builtins', call, 1, ([name, operands]) => {
			const query = `x := ${name}(${operands.map((_, i) => `input[${i}]`).join(', ')})`;
			try {
				const options = { input: operands as Value, limits: { steps: 1_000_000, valueSize: 1_000_000, timeMs: 2000 } };
				for (const { bindings } of program.evaluate(query, options)) stringifyJson(bindings['x'] ?? null);
			} catch (error) {
				if (!(error instanceof RegoError || error instanceof RegoEvalError)) throw error;
			}
			expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(prototype);
		});
		expect(runs).toBeGreaterThan(100);
	},
	1000 * SECONDS + 60_000,
);
