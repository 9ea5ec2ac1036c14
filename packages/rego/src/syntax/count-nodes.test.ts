import { expect, it } from 'vitest';
import { compile } from '../engine/compile.ts';

const TEXT = `package p

a := [1, 2, 3]

b := {x | some x in [1, 2, 3]; x > 1; x < 9}
`;

it('refuses modules of more terms and expressions than the limit, at the rule that is too much', () => {
	expect(() => compile({ modules: { 'p.rego': TEXT }, limits: { nodes: 12 } })).toThrow(
		expect.objectContaining({
			errors: [
				expect.objectContaining({
					code: 'rego_parse_error',
					message: 'module has more than 12 terms and expressions',
					location: { file: 'p.rego', row: 5, col: 1 },
				}),
			],
		}),
	);
	expect(() => compile({ modules: { 'p.rego': TEXT }, limits: { nodes: 60 } })).not.toThrow();
});
