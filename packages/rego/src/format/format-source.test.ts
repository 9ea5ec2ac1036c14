import { describe, expect, it } from 'vitest';
import { type FormatSourceOptions, formatSource } from './format-source.ts';

function formatted(text: string, options: Partial<FormatSourceOptions> = {}): string | null {
	return formatSource('test.rego', text, { regoVersion: 'v1', ...options }).text;
}

function problems(text: string, options: Partial<FormatSourceOptions> = {}): string[] {
	return formatSource('test.rego', text, { regoVersion: 'v1', ...options }).diagnostics.map(
		({ code, message }) => `${code}: ${message}`,
	);
}

describe('rules', () => {
	it('writes constants and bodies of one expression on one line', () => {
		expect(formatted('package a\np=1\nq   if   {x}\nr contains  x if { x }')).toBe(
			'package a\n\np := 1\nq if x\nr contains x if x\n',
		);
	});

	it('keeps a body that was on lines of its own there', () => {
		expect(formatted('package a\np if {\nx\n\n\ny; z }')).toBe('package a\n\np if {\n\tx\n\n\ty\n\tz\n}\n');
	});

	it('keeps else behind the brace or below it', () => {
		expect(formatted('package a\np := 1 if { x } else := 2 if { y }\n')).toBe(
			'package a\n\np := 1 if x\n\nelse := 2 if y\n',
		);
		expect(formatted('package a\np := 1 if {\n x\n} else := "a" if input.x == 1')).toBe(
			'package a\n\np := 1 if {\n\tx\n} else := "a" if input.x == 1\n',
		);
	});

	it('writes bodies that share a head as rules of their own', () => {
		expect(formatted('package a\nf(x) { x } { y }', { regoVersion: 'v0' })).toBe(
			'package a\n\nf(x) {\n\tx\n}\n\nf(x) {\n\ty\n}\n',
		);
	});

	it('writes references in heads alike once one of them is general', () => {
		expect(formatted('package a\np.q := 1')).toBe('package a\n\np["q"] := 1\n');
		expect(formatted('package a\np.q := 1\na.b.c := 2')).toBe('package a\n\np.q := 1\na.b.c := 2\n');
	});
});

describe('terms', () => {
	it('keeps the line breaks between the members of a collection', () => {
		expect(formatted('package a\np := [1,\n2,3]\nq := {\n"a": 1}')).toBe(
			'package a\n\np := [\n\t1,\n\t2, 3,\n]\n\nq := {\n\t"a": 1,\n}\n',
		);
	});

	it('keeps strings as they are written', () => {
		expect(formatted('package a\np := ["\\u0041", `b\\n`, $"x {1} {y}"]')).toBe(
			'package a\n\np := ["\\u0041", `b\\n`, $"x 1 {y}"]\n',
		);
	});

	it('puts unions in parentheses where they would read as comprehensions', () => {
		expect(formatted('package a\np := [or(x, y) | z]\nq := {(x|y)}\nr := f(x|y)')).toBe(
			'package a\n\np := [(x | y) | z]\nq := {(x | y)}\nr := f(x | y)\n',
		);
	});

	it('writes fields with a dot where they are names', () => {
		expect(formatted('package a\np := input["b"]["c-d"][e]["if"].not')).toBe(
			'package a\n\np := input.b["c-d"][e]["if"].not\n',
		);
	});

	it('drops equal members of a set', () => {
		expect(formatted('package a\np := {1, 1.0, "a", `a`}')).toBe('package a\n\np := {1, "a"}\n');
	});
});

describe('expressions', () => {
	it('writes membership, quantifiers, negation and with', () => {
		const text =
			'package a\np if {\nsome  x,y  in z\nevery k,v in z {k;v}\nnot  x with  input as 1\n  with data.y as 2\n}';
		expect(formatted(text)).toBe(
			'package a\n\np if {\n\tsome x, y in z\n\tevery k, v in z { k; v}\n\tnot x with input as 1\n\t\twith data.y as 2\n}\n',
		);
	});

	it('writes chains of and and or, broken where they were', () => {
		const text =
			'package a\nimport future.keywords.and\nimport future.keywords.or\np if {\na and (b or c) or\n {d; e}\n}';
		expect(formatted(text)).toBe(
			'package a\n\nimport future.keywords.and\nimport future.keywords.or\n\n' +
				'p if {\n\ta and (b or c) or\n\t\t{ d; e }\n}\n',
		);
	});

	it('writes a call with a variable for its result as an equation', () => {
		expect(formatted('package a\np if { plus(1, 2, z) }')).toBe('package a\n\np if z = 1 + 2\n');
	});

	it('reports operators with too many operands', () => {
		expect(problems('package a\np if { plus(1, 2, 3, 4) }')).toEqual(['rego_type_error: plus: arity mismatch']);
	});
});

describe('comments', () => {
	it('keeps them at the ends of lines and above', () => {
		const text = '# top\npackage a # p\n\n# one\n\n# two\np := 1 # three\n# four\n';
		expect(formatted(text)).toBe('# top\npackage a # p\n\n# one\n\n# two\np := 1 # three\n\n# four\n');
	});

	it('keeps them in collections', () => {
		expect(formatted('package a\np := [1, # one\n# above\n2 # two\n# last\n]')).toBe(
			'package a\n\np := [\n\t1, # one\n\t# above\n\t2, # two\n\t# last\n]\n',
		);
	});

	it('leaves a term as it stood when its comments do not fit', () => {
		expect(formatted('package a\np := {"a": # b\n1}')).toBe('package a\n\np := {"a": 1} # b\n');
		expect(formatted('package a\np := [\n# only\n]')).toBe('package a\n\np := [\n# only\n]\n');
	});

	it('leaves a rule as it stood where they would be lost', () => {
		const text = 'package a\n\np # one\n:= [x | x := y[ # two\n_]]\n';
		expect(formatted(text)).toBe(text);
	});
});

describe('imports', () => {
	it('sorts the imports of a group', () => {
		expect(formatted('package a\nimport data.z\nimport data.b as c # b\n\nimport data.a')).toBe(
			'package a\n\nimport data.b as c # b\nimport data.z\n\nimport data.a\n',
		);
	});

	it('adds and drops directives for the versions written for', () => {
		const v0 = 'package a\nimport future.keywords.in\np[x] { x in input }';
		expect(formatted(v0, { regoVersion: 'v0' })).toBe(
			'package a\n\nimport future.keywords.in\n\np[x] {\n\tx in input\n}\n',
		);
		expect(formatted(v0, { regoVersion: 'v0-compat-v1' })).toBe(
			'package a\n\nimport rego.v1\n\np contains x if x in input\n',
		);
		const v1 = 'package a\nimport rego.v1\nimport data.x\np := 1';
		expect(formatted(v1, { dropV0Imports: true })).toBe('package a\n\nimport data.x\n\np := 1\n');
		expect(formatted(v1)).toBe('package a\n\nimport data.x\nimport rego.v1\n\np := 1\n');
	});
});

describe('what cannot be written for v1', () => {
	const forBoth = { regoVersion: 'v0-compat-v1' } as const;

	it('is reported', () => {
		expect(problems('package a\nimport data.x\nimport data.y.x\np { true }', forBoth)).toEqual([
			'rego_compile_error: import must not shadow import data.x',
		]);
		expect(problems('package a\nf(input) = 1 { data := 2; any([1]) }', forBoth)).toEqual([
			'rego_compile_error: args must not shadow input (use a different variable name)',
			'rego_compile_error: variables must not shadow data (use a different variable name)',
			'rego_type_error: deprecated built-in function calls in expression: any',
		]);
		expect(problems('package a\nif = 1', forBoth)).toEqual([
			'rego_parse_error: if keyword cannot be used for rule name',
		]);
	});

	it('is left to v0', () => {
		expect(formatted('package a\nif = 1', { regoVersion: 'v0' })).toBe('package a\n\nif = 1\n');
	});
});

it('reports what cannot be parsed', () => {
	expect(problems('package a\np {')).toHaveLength(1);
	expect(formatted('package a\np {')).toBeNull();
});

/** What OPA makes of the same text. */
const LIKE_OPA: readonly (readonly [name: string, text: string, expected: string])[] = [
	[
		'braces and unions at the start of operands',
		'package a\nimport future.keywords.not\nimport future.keywords.and\nimport future.keywords.or\np if {\n not ({1} == x)\n not {x; y}\n not (x with input as 1)\n ({"a": 1}) == x and y\n not {(x | y)}\n}\nq if { (x | y) == z }\nr if { (x | y) }\ns if not ({1} & x)\nt if { {x} or (y and z) }',
		'package a\n\nimport future.keywords.and\nimport future.keywords.not\nimport future.keywords.or\n\np if {\n\tnot ({1} == x)\n\tnot { x; y }\n\tnot (x with input as 1)\n\t({"a": 1} == x) and y\n\tnot { (x | y) }\n}\n\nq if x | y == z\nr if x | y\ns if not ({1} & x)\nt if { x } or y and z\n',
	],
	[
		'names that a compiler gave',
		'package a\np if {\n\tx = [__local0__ |\n\t\t__local0__ = 1\n\t]\n\tf(__local1__,\n\ty)\n}',
		'package a\n\np if {\n\tx = [__local0__ |\n\t\t__local0__ = 1\n\t]\n\tf(__local1__, y)\n}\n',
	],
	[
		'comments in templates',
		'package a\np := $"a {# one\nx} b {y # two\n} c"',
		'package a\n\np := $"a { # one\n\tx} b { # two\n\ty} c"\n',
	],
	[
		'membership and operators called by name',
		'package a\np if { internal.member_3(k, v, xs); internal.member_2(x, y); eq(a, b); assign(c, 1) }\nq := [(k, v in xs) | k; v]\nr := (a + b)[0]',
		'package a\n\np if {\n\tk, v in xs\n\tx in y\n\ta = b\n\tc := 1\n}\n\nq := [(k, v in xs) | k; v]\nr := (a + b)[0]\n',
	],
	[
		'with on several lines',
		'package a\np if {\n f(\n 1) with input as 2\n with data.x as 3 with data.y as 4\n with data.z as [1,\n 2]\n}',
		'package a\n\np if {\n\tf(1) with input as 2\n\t\twith data.x as 3 with data.y as 4\n\t\twith data.z as [\n\t\t\t1,\n\t\t\t2,\n\t\t]\n}\n',
	],
	[
		'multiple else',
		'package a\np := 1 if {\n x\n}\n# c\nelse := 2 if {\n y\n} else := {1, 3, 2} if { z } else := 4',
		'package a\n\np := 1 if {\n\tx\n}\n\n# c\nelse := 2 if {\n\ty\n} else := {1, 3, 2} if z\n\nelse := 4\n',
	],
	[
		'wildcard rules',
		'package a\nf(_, _) := 1 if { x[_]; y[_] }',
		'package a\n\nf(_, _) := 1 if {\n\tx[_]\n\ty[_]\n}\n',
	],
	['some over lines', 'package a\np if {\n some x,\n  y\n x\n}', 'package a\n\np if {\n\tsome x,\n\t\ty\n\tx\n}\n'],
	['empty things', 'package a\np := [[], {}, set(), f()]\n', 'package a\n\np := [[], {}, set(), f()]\n'],
	[
		'comment after a bracket that closes',
		'package a\np := f([ # one\n 1,\n 2,\n]) # two\nq := {"a": [\n # in\n 1,\n]}',
		'package a\n\np := f([\n\t1, # one\n\t2,\n]) # two\n\nq := {"a": [\n # in\n 1,\n]}\n',
	],
];

it.each(LIKE_OPA)('writes %s as OPA does', (_, text, expected) => {
	expect(formatted(text)).toBe(expected);
});

it('keeps all bodies of a rule together when one of them is kept as it stood', () => {
	const text = 'package a\n\nf(x) {\n\tx\n} {\n\ty # one\n\t= [z | z := y[ # two\n\t_]]\n}\n';
	expect(formatted(text, { regoVersion: 'v0' })).toBe(text);
});
