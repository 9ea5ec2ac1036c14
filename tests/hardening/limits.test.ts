import { compile, RegoEvalError } from '@merlon/rego';
import { expect, test } from 'vitest';

/** Work that does not end soon, of each kind. */
const numbers = Array.from({ length: 2000 }, (_, i) => i);
const graph = Object.fromEntries(
	Array.from({ length: 14 }, (_, i) => [String(i), Array.from({ length: 14 }, (_x, j) => String(j))]),
);
const MODULE = `package a
f0(x) := x
${Array.from({ length: 40 }, (_, i) => `f${i + 1}(x) := f${i}(x + 1) + f${i}(x + 2)`).join('\n')}
w0 := input
${Array.from({ length: 40 }, (_, i) => `w${i + 1} := x if {\n\ta := w${i} with input as 1\n\tb := w${i} with input as 2\n\tx := a + b\n}`).join('\n')}
joined := count([1 | some x in input.n; some y in input.n; some z in input.n; x == y; y == z; x != z])
p0 := [1, 2]
${Array.from({ length: 40 }, (_, i) => `p${i + 1} := [p${i}, p${i}]`).join('\n')}
`;
const ENDLESS: readonly (readonly [string, string])[] = [
	['a comprehension', 'x := {[a, b, c] | some a in input.n; some b in input.n; some c in input.n}'],
	['a join', 'x := data.a.joined'],
	['functions', 'x := data.a.f40(1)'],
	['walk with paths', '[p, v] := walk(data.a.p40)[_]'],
	['walk', 'walk(data.a.p40, [p, 0])'],
	['paths of a graph', 'x := graph.reachable_paths(input.g, ["0"])'],
	['addresses', 'x := net.cidr_expand("10.0.0.0/1")'],
	['a template', 'x := strings.render_template(input.t, {"n": input.n})'],
	['JSON', 'x := json.marshal(data.a.p40)'],
	['a format', 'x := sprintf("%v", [data.a.p40])'],
	['networks', 'x := net.cidr_contains_matches(input.c, input.c)'],
	['matches', 'x := [m | some _ in input.n; some m in regex.find_n("(a|b)*?c|a", input.r, -1)]'],
	['positions', 'x := [m | some _ in input.n; some m in indexof_n(input.r, "a")]'],
	['patches', 'x := [m | some _ in input.n; m := json.patch(input.n, input.patches)]'],
	['sorting', 'x := [m | some i in input.n; some j in input.n; m := sort([j, i])]'],
	['rules under with', 'x := data.a.w40'],
];
const input = {
	n: numbers,
	g: graph,
	t: '{{range $.n}}{{range $.n}}{{range $.n}}x{{end}}{{end}}{{end}}',
	c: Array.from({ length: 2000 }, (_, i) => `10.${i >> 8}.${i & 255}.0/25`),
	r: 'a'.repeat(2000),
	patches: Array.from({ length: 200 }, (_, i) => ({ op: 'replace', path: `/${i}`, value: 0 })),
};
const program = compile({ modules: { 'a.rego': MODULE } });

function ending(query: string, options: Parameters<typeof program.query>[1]): string {
	try {
		program.query(query, { input, ...options });
		return 'ended';
	} catch (error) {
		if (error instanceof RegoEvalError) return `${error.code}: ${error.message}`;
		throw error;
	}
}

test.each(ENDLESS)('%s ends at the limits', (_name, query) => {
	const large = { valueSize: Number.MAX_SAFE_INTEGER };
	expect(ending(query, { limits: { ...large, steps: 50_000 } })).toBe(
		'eval_limit_error: evaluation took too many steps',
	);
	expect(ending(query, { limits: { ...large, timeMs: 20 } })).toBe('eval_limit_error: evaluation took too long');
	let looks = 0;
	const signal = {
		get aborted() {
			return ++looks > 2;
		},
	};
	expect(ending(query, { limits: large, signal })).toBe('eval_cancel_error: caller cancelled query execution');
});
