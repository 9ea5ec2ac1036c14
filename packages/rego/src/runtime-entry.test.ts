import { expect, it } from 'vitest';
import { compile } from './engine/compile.ts';
import type { ProgramCode } from './engine/loaded-program.ts';
import { type CompiledModule, instantiate } from './runtime-entry.ts';

function load(policy: string, entrypoints: readonly string[]): CompiledModule {
	const code = compile({ modules: { 'p.rego': policy }, data: { own: 1 } }).toModule(entrypoints);
	const body = code.slice(code.indexOf('(rt) => {') + '(rt) => {'.length, code.lastIndexOf('}, entrypoints'));
	return instantiate(new Function('rt', body) as ProgramCode, entrypoints, '{"own":1}');
}

it('computes what several entry points share once, on the documents it is given', () => {
	const policy =
		'package p\n\nids := [rand.intn("x", 1000000), data.other]\n\na := ids\n\nb := [ids, input.n]\n\nc := data.own\n';
	const evaluate = load(policy, ['data.p.a', 'data.p.b', 'data.p.c']);
	const ask = evaluate.open({ n: 7 }, { other: 'x' });
	const a = ask(0);
	expect(ask(1)).toEqual([a, 7]);
	expect(ask(2)).toBeUndefined();
	expect(evaluate('data.p.c')).toBe(1);
	expect(() => evaluate('data.p.d')).toThrow(new RangeError('data.p.d is no entry point of this program'));
});
