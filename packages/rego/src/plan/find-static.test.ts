import { describe, expect, it } from 'vitest';
import { builtin, named } from '../builtins/builtin.ts';
import { string } from '../builtins/types.ts';
import { compile } from '../engine/compile.ts';
import { planProgram } from './plan-program.ts';

const own = builtin({
	name: 'acme.read',
	description: 'Reads a file.',
	categories: [],
	args: [named('name', 'of the file', string)],
	result: named('text', 'what it holds', string),
	impl: () => 'text',
});

/** What of the rules that `p` reaches is marked; a function with what it depends on. */
function marked(rules: string, modules: Readonly<Record<string, string>> = {}): readonly string[] {
	const source = `package a\n\n${rules}`;
	const { analysis, builtins } = compile({ modules: { 'a.rego': source, ...modules }, builtins: [own], print: true });
	const plan = planProgram(analysis.modules.values(), builtins, [{ kind: 'document', path: ['a', 'p'] }]);
	const documents = plan.documents.filter((document) => document.static).map(({ path }) => path.slice(1).join('.'));
	const functions = plan.functions.flatMap(({ path, static: of }) =>
		of === null ? [] : [`${path.slice(1).join('.')}(${of})`],
	);
	return [...documents, ...functions].sort();
}

describe('documents and functions that are the same for every input', () => {
	it.each([
		['constants and base documents', 'p := [data.x, 1]', ['p']],
		['rules of static rules', 'p contains x if some x in q\n\nq[k] := v if some k, v in data.x', ['p', 'q']],
		['what does not reach the input beside what does', 'p := [q, input.x]\n\nq := count(data.x)', ['q']],
		['functions of arguments', 'p := f(input.x)\n\nf(x) := upper(x)', ['f(arguments)']],
		['functions of arguments and data', 'p := f(input.x)\n\nf(x) := g(x)\n\ng(x) := data.x[x]', ['f(data)', 'g(data)']],
		['functions that read documents', 'p := f(input.x)\n\nf(x) := q[x]\n\nq := data.x', ['f(data)', 'q']],
		['nodes without rules that read the input', 'p := data.b[input.x]', []],
		['defaults and else', 'p := q\n\ndefault q := 1\n\nq := 2 if data.x else := 3 if data.y', ['p', 'q']],
	])('%s', (_, rules, expected) => {
		expect(marked(rules)).toEqual(expected);
	});

	it.each([
		['a document', 'p := [q]\n\nq := input.x'],
		['a function', 'p := f(1)\n\nf(x) := [x, input.x]'],
		['the value of a default function', 'p := f(1)\n\ndefault f(_) := 1\n\nf(x) := x if input.x'],
		['an else branch', 'p := 1 if data.x else := input.x'],
		['a comprehension', 'p := [x | some x in input.xs]'],
		['a negation', 'p if not input.x'],
		['every', 'p if every x in data.xs { x == input.x }'],
		['the domain of every', 'p if every x in input.xs { x == 1 }'],
		['one of several rules', 'p contains 1 if data.x\n\np contains 2 if input.x'],
		['a rule chosen by the input', 'p := 1 if input.x == "a"\n\np := 2 if input.x == "b"\n\np := 3 if input.x == "c"'],
		['a key of a partial object', 'p[input.x] := 1'],
		['a replaced input', 'p if q with input as 1\n\nq := input'],
		['replaced data', 'p if data.x with data.x as 1'],
		['a replaced rule', 'p if q with data.a.q as 1\n\nq := data.x'],
		['a replaced function', 'p if q with f as 2\n\nq := f(1)\n\nf(x) := x'],
		['a replaced builtin', 'p if q with upper as "x"\n\nq := upper("y")'],
		['the clock', 'p := time.now_ns()'],
		['the clock, in a certificate', 'p := crypto.x509.parse_and_verify_certificates(data.pem)'],
		['the clock, in a token', 'p := io.jwt.decode_verify(data.token, {})'],
		['randomness', 'p := rand.intn("x", 10)'],
		['the network', 'p := http.send({"method": "get", "url": data.url})'],
		['the environment', 'p := opa.runtime()'],
		['prints', 'p if print("x")'],
		['traces', 'p if trace("x")'],
		['builtins of the embedder', 'p := acme.read("x")'],
	])('are not those that depend on %s', (_, rules) => {
		expect(marked(rules)).toEqual([]);
	});

	it('are reached by a path that is known at run time only where all below it is', () => {
		const modules = { 'b.rego': 'package b.c\n\nx := 1', 'c.rego': 'package b.d\n\nx := 2' };
		expect(marked('p := [v | some k; v := data.b[k].x]', modules)).toEqual(['', 'c', 'c.x', 'd', 'd.x', 'p']);
		const changing = { ...modules, 'c.rego': 'package b.d\n\nx := input.x' };
		expect(marked('p := [v | some k; v := data.b[k].x]', changing)).toEqual(['c', 'c.x']);
	});

	it('are none in a plan with probes', () => {
		const { analysis, builtins } = compile({ modules: { 'a.rego': 'package a\n\np := f(1)\n\nf(x) := x' } });
		const request = { kind: 'document', path: ['a', 'p'] } as const;
		const plan = planProgram(analysis.modules.values(), builtins, [request], { instrument: true });
		expect(plan.documents.map((document) => document.static)).toEqual([false]);
		expect(plan.functions.map((fn) => fn.static)).toEqual([null]);
	});
});
