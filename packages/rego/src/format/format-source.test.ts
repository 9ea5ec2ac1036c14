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
