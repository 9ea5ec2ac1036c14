import { SourceFile } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import { opaLocation } from './opa-location.ts';
import { parseModule } from './parse-module.ts';

/** What OPA 1.22.2 says of each module: nothing, or `row:col message` for each error. */
function verdict(text: string, regoVersion: 'v0' | 'v1'): string[] {
	const { diagnostics } = parseModule(new SourceFile('p.rego', text), { regoVersion });
	return diagnostics.map(({ message, span }) => {
		const { row, col } = opaLocation(span);
		return `${row}:${col} ${message}`;
	});
}

describe('v1', () => {
	it.each<[string, string[]]>([
		['default p := [1, {2: {x}}, {x | x}]', ['2:1 illegal default rule (value cannot contain var)']],
		[
			'default p := {"a": f(1), data.x: 2}',
			['2:1 illegal default rule (value cannot contain call)', '2:1 illegal default rule (value cannot contain ref)'],
		],
		[
			'default p := $"{input.x}{1}{f(y)}"',
			[
				'2:1 illegal default rule (value cannot contain ref)',
				'2:1 illegal default rule (value cannot contain ref)',
				'2:1 illegal default rule (value cannot contain var)',
			],
		],
		['default p := x', ['2:1 illegal default rule (value cannot contain var)']],
		['default [1] := 2', ['2:1 unexpected default keyword']],
		['default every := 1', ['2:9 every keyword cannot be used for rule name']],
		['p[true] := 1 if x', []],
		['p[[1, {2: 3}, {f(1)}]] := 1 if x', []],
		['p[[x]] if x', []],
		['p if { {a | b, c} == x }', []],
		['p if { {a | b; c d} }', ['2:18 unexpected identifier token: expected \\n or ; or }']],
		['p if { [a | b, c] == x }', []],
		['p if { {a: b | c, d} }', ['2:20 unexpected } token: expected ":"']],
		['p if { {a: b | c d} }', ['2:18 unexpected identifier token: non-terminated object']],
		['p if { {a + 1: b} == x }', []],
		['p if { {a + 1, b} == x }', []],
		['p if { x with 1 as 2 }', ['2:15 unexpected number token: expected ident']],
		['p if { x with input.a 2 }', ['2:23 unexpected number token: expected as keyword']],
		['p if { x with input.a as }', ['2:26 unexpected } token']],
		['p if { x with [1] as 2 }', ['2:15 unexpected [ token: expected ident']],
		['p if { x with }', ['2:15 unexpected } token: expected ident']],
		['- p := 1', ['2:1 unexpected minus token']],
		['p + 1', ['2:1 rule name conflicts with built-in function']],
		[
			'f(x) contains y if true',
			[
				'2:6 unexpected contains keyword: the contains keyword can only be used with multi-value rule definitions (e.g., f contains <VALUE> { ... })',
			],
		],
		[
			'p contains',
			[
				'2:10 unexpected eof token',
				'2:10 unexpected eof token: expected rule key term (e.g., p contains <VALUE> { ... })',
			],
		],
		[
			'p contains := 1',
			[
				'2:12 unexpected assign token',
				'2:12 unexpected assign token: expected rule key term (e.g., p contains <VALUE> { ... })',
			],
		],
		[
			'f(x) := ',
			[
				'2:8 unexpected eof token',
				'2:8 unexpected eof token: expected function value term (e.g., f(...) := <VALUE> { ... })',
			],
		],
		[
			'p = ',
			[
				'2:4 unexpected eof token',
				'2:4 unexpected eof token: expected rule value term (e.g., p[<nil>] = <VALUE> { ... })',
			],
		],
		[
			'default p := ',
			[
				'2:13 unexpected eof token',
				'2:13 unexpected eof token: expected default rule value term (e.g., default p := <VALUE>)',
			],
		],
		['p := 1 else', ['2:8 unexpected else keyword']],
		['p := 1 if x else x', ['2:18 unexpected identifier token: expected else value term or rule body']],
		['p if x else if', ['2:14 unexpected eof token: rule body expected']],
		['p := 1 if x else := ', ['2:20 unexpected eof token']],
		['f(0)[1] { x }', ['2:1 invalid rule head: f(0)[1]', '2:9 set cannot be used for rule name']],
		['package.x := 1', []],
		['import.x := 1', []],
		['import := 1', ['2:1 import keyword cannot be used for rule name']],
		['p if { some x in y in z }', []],
		['p if { some x == y }', ['2:20 unexpected } token: expected `x in xs` or `x, y in xs` expression']],
		['p if { some x, 1 }', ['2:16 unexpected number token: expected var']],
		['p if { every x == y { z } }', ['2:21 unexpected { token: expected `x[, y] in xs { ... }` expression']],
		['p if { every x { z } }', ['2:16 unexpected { token: expected `x[, y] in xs { ... }` expression']],
		['p if { every 1 in y { z } }', ['2:21 unexpected { token: expected value to be a variable']],
		['p if { every 1, x in y { z } }', ['2:24 unexpected { token: expected key to be a variable']],
		['p if { every x in y }', ['2:21 unexpected } token: missing body']],
		['p if { every x in y { z }', ['2:25 unexpected eof token: expected \\n or ; or }']],
		['p if { x := }', ['2:13 unexpected } token']],
		['p if { internal.member_2(1) }', []],
		['p if { some internal.member_2(1) }', ['2:34 unexpected } token: illegal domain']],
		['p if { every internal.member_3(1) { x } }', ['2:35 unexpected { token: illegal domain']],
		['p if x; y', ['2:7 unexpected ; token']],
		['p if { a; b; }', ['2:14 unexpected } token']],
		['import', ['2:6 unexpected eof token']],
		['import data.', ['2:12 unexpected eof token: expected identifier', '2:12 expected path']],
		['import 1', ['2:8 unexpected number token']],
		['import data.a as', ['2:16 unexpected eof token: expected var']],
		['import f(x)', ['2:11 expected path']],
		['package p["a"].b[1]', ['2:18 unexpected number token: expecting string']],
		['package f(x)', ['2:12 unexpected eof token']],
		['package [1]', ['2:9 unexpected [ token']],
		[
			'p := {1, 2',
			[
				'2:10 unexpected eof token: expected "," or "}"',
				'2:10 unexpected eof token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		[
			'p := {1: 2',
			[
				'2:10 unexpected eof token: non-terminated object',
				'2:10 unexpected eof token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		[
			'p := [1 2]',
			[
				'2:9 unexpected number token: expected "," or "]"',
				'2:9 unexpected number token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		[
			'p := {1 2}',
			[
				'2:9 unexpected number token: non-terminated set',
				'2:9 unexpected number token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		[
			'p := {1: 2 3}',
			[
				'2:12 unexpected number token: non-terminated object',
				'2:12 unexpected number token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		[
			'p := {1:}',
			['2:9 unexpected } token', '2:9 unexpected } token: expected rule value term (e.g., p := <VALUE> { ... })'],
		],
		['p := {"a": 1 | b}{', ['2:18 unexpected eof token']],
		['p if { x in }', ['2:13 unexpected } token']],
		['p if { a, b in }', ['2:9 unexpected , token: expected \\n or ; or }']],
		['p if { f(a, b in c) }', []],
		[
			'p := ,',
			['2:6 unexpected , token', '2:6 unexpected , token: expected rule value term (e.g., p := <VALUE> { ... })'],
		],
		[
			'p := $"{"',
			['2:9 non-terminated string', '2:9 illegal token', '2:9 invalid template-string expression', '2:9 illegal token'],
		],
		['p := $"\\u12"', ['2:6 non-terminated string', '2:6 illegal token', '2:6 illegal token']],
		[
			'p := $"\\u12G4{x}"',
			[
				'2:6 illegal template-string part: "\\u12G4{',
				'2:6 unexpected template-string-part token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		[
			'p := $`{x y}`',
			[
				'2:11 expected } to end template string expression',
				'2:11 unexpected identifier token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		['p if 1 == 2 == 3', []],
		['p if a.b.c[d].e["f g"].h["\\n"] == and', []],
		['p := "a" "b"', ['2:10 string cannot be used for rule name']],
		['foo(x).y(z) := 1', ['2:13 unexpected assign token: rule head ref foo(x).y invalid']],
		['x[1].y[set()].z[{}]["a b"]["é"].in.p', ['2:1 rule must have value assignment and/or body declaration']],
		[
			'f([1, "x", true, null, {1: 2}, {3}])[2] := 1',
			['2:1 invalid rule head: f([1, "x", true, null, {1: 2}, {3}])[2]'],
		],
		['q(x).r = {"b": 1}', ['2:1 invalid rule head: q(x).r']],
		['not p := 1', ['2:1 negated expressions cannot be used for rule head']],
		['p.q contains x if { x := 1 } { y }', []],
		['x := 1 }', ['2:8 unexpected } token']],
		['p if { x } else := 2 if { y } { z }', ['2:31 expected else keyword']],
		['p if { x } { y }', []],
		['f(_) if { x } { y }', []],
		['p := { "a" : 1 , }', []],
		[
			'p := a[b',
			[
				'2:8 unexpected eof token: expected [',
				'2:8 unexpected eof token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		[
			'p := a[b}',
			[
				'2:9 unexpected } token: expected [',
				'2:9 unexpected } token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		[
			'p := a.1',
			[
				'2:8 unexpected number token: expected identifier',
				'2:8 unexpected number token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		['p := 1.x', ['2:6 expected fraction', '2:6 illegal number format', '2:6 illegal token', '2:6 illegal token']],
		['p := "x".y', ['2:6 illegal ref (head cannot be string)']],
		[
			'p := -',
			[
				'2:6 unexpected eof token: expected number',
				'2:6 unexpected eof token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		[
			'p := -(1)',
			[
				'2:7 unexpected ( token: expected number',
				'2:7 unexpected ( token: expected rule value term (e.g., p := <VALUE> { ... })',
			],
		],
		['p := -x[1]', []],
		['p if not not x', ['2:10 unexpected not keyword']],
		['p if { not }', ['2:12 unexpected } token']],
		['p if { (1 }', ['2:11 non-terminated expression']],
		[
			'p := ()',
			['2:7 unexpected ) token', '2:7 unexpected ) token: expected rule value term (e.g., p := <VALUE> { ... })'],
		],
		['p contains x { y }', ['2:1 `if` keyword is required before rule body']],
		['p.q[x].r { y }', ['2:1 `if` keyword is required before rule body']],
		['a if b if c', ['2:8 unexpected if keyword']],
		['1', ['2:1 number cannot be used for rule name']],
		['"x"', ['2:1 string cannot be used for rule name']],
		['[1] = 2', ['2:1 array cannot be used for rule name']],
		['{1}', ['2:1 set cannot be used for rule name']],
		['x | y', ['2:1 rule name conflicts with built-in function']],
		['some x in y', ["2:1 'some' declarations cannot be used for rule head"]],
		['every x in y { z }', ['2:1 expression cannot be used for rule head']],
		['a = b = c', ['2:7 unexpected eq token']],
		['assign(1)', ['2:1 assignment requires two operands']],
		['f(x); y', ['2:1 multiple expressions cannot be used for rule head']],
		['else := 1', ['2:1 unexpected else keyword']],
		['p if x\nelse := 1', []],
	])('%j', (text, errors) => {
		expect(verdict(`package p\n${text}`, 'v1')).toEqual(errors);
	});
});

describe('v0', () => {
	it.each<[string, string[]]>([
		[
			'p { every x in y { z } }',
			[
				'2:11 unexpected identifier token: expected \\n or ; or } (hint: `import future.keywords.every` for `every x in xs { ... }` expressions)',
			],
		],
		[
			'p { x, y in z }',
			['2:6 unexpected , token: expected \\n or ; or } (hint: `import future.keywords.in` for `x in xs` expressions)'],
		],
		[
			'p { x and y }',
			[
				'2:7 unexpected identifier token: expected \\n or ; or } (hint: `import future.keywords.and` for `x and y` expressions)',
			],
		],
		[
			'p contains "a"',
			[
				'2:1 var cannot be used for rule name (hint: `import future.keywords.contains` for `p contains x` rules)',
				'2:3 var cannot be used for rule name (hint: `import future.keywords.contains` for `p contains x` rules)',
				'2:12 string cannot be used for rule name',
			],
		],
		['p { a, b }', ['2:6 unexpected , token: expected \\n or ; or }']],
		['default p = x', ['2:1 illegal default rule (value cannot contain var)']],
		['f(x) = y { z } { w }', []],
		['import rego.v2\np if { x and {y} }', []],
		['import future.keywords.every\np { every x in y { z } }', []],
		['if := 1', []],
		['p[x]', []],
		['p[x] = 1', []],
		['a.b.c', []],
		['a.b', []],
		['p { true } else = $"x" { y }', ['2:19 template strings are not supported by current capabilities']],
		['import future.keywords\np { not { x; y } }', []],
	])('%j', (text, errors) => {
		expect(verdict(`package p\n${text}`, 'v0')).toEqual(errors);
	});
});

describe('v1 with logic operators', () => {
	it.each<[string, string[]]>([
		['p if { a and }', ['3:14 unexpected } token']],
		['p if { a or b and }', ['3:19 unexpected } token']],
		['p if { {a; b} and c or {d} }', []],
		['p if { not {} }', ['3:13 found empty body']],
		[
			'p if { {1, 2} or x }',
			[
				'3:8 operand of `or` cannot begin with `{` unless the braces hold a body (hint: wrap the operand to keep the value: `({1, 2}) or ...`)',
			],
		],
		[
			'p if { x or {1, 2} }',
			[
				'3:13 operand of `or` cannot begin with `{` unless the braces hold a body (hint: wrap the operand to keep the value: `({1, 2}) or ...`)',
			],
		],
		[
			'p if { x and {1, 2} & {3} }',
			[
				'3:14 operand of `and` cannot begin with `{` unless the braces hold a body (hint: wrap the operand to keep the value: `({1, 2} & {3}) and ...`)',
			],
		],
		[
			'p if { not {1, 2} & x }',
			[
				'3:12 `{...}` in an operand position must contain expression(s), got: set (hint: write `not ({1, 2} & x)` to negate the value, or `not {{1, 2} & x}` for a body holding it)',
			],
		],
		['p if { x and {} }', ['3:15 found empty body']],
		['p if { x and {y z} }', ['3:17 unexpected identifier token: expected \\n or ; or }']],
		['p if { not {y z} }', ['3:15 unexpected identifier token: expected \\n or ; or }']],
		[
			'p if { x and print(1) }',
			[
				'3:14 operand of `and` cannot consist only of calls to `print` (hint: `print` produces no value and always succeeds, so the operand can never fail; move it out of the operand, or add an expression that can fail)',
			],
		],
		[
			'p if { x and {print(1); print(2)} }',
			[
				'3:15 operand of `and` cannot consist only of calls to `print` (hint: `print` produces no value and always succeeds, so the operand can never fail; move it out of the operand, or add an expression that can fail)',
			],
		],
		['p if { x and not print(1) }', []],
		[
			'p if { (x with input as 1 and y) }',
			[
				'3:11 `with` modifier is not allowed on operand of `and` (hint: Wrap the operand in `(...)` or `{...}` to scope, or move `with` after the `and` expression to apply it to the whole expression)',
			],
		],
		['p if { (x with input as 1) }', ['3:11 non-terminated expression']],
		['p if { not (x with input as 1) }', []],
		['p if { ((a or b)) }', []],
		['p if { (not a) and b }', []],
		['p if { (a or b }', ['3:16 expected ) to close parenthesized group']],
		['p if { () }', ['3:9 unexpected ) token']],
		['p if { ({a}) }', []],
		[
			'p if { ({a; b}) and c }',
			['3:8 `(...)` in an operand position cannot contain a body (hint: drop the parens to keep the body: `{a; b}`)'],
		],
		[
			'p if { {"a": 1} and c }',
			[
				'3:8 operand of `and` cannot begin with `{` unless the braces hold a body (hint: wrap the operand to keep the value: `({"a": 1}) and ...`)',
			],
		],
		['p if { not x and y }', []],
		['p if { a and b with input as 1 }', []],
		[
			'p if { {x | y} and z }',
			[
				'3:8 ambiguous `{ ... | ... }` operand: read as a body holding a set-union expression, not as a comprehension (hint: write `({x | y})` for the comprehension, or `{(x | y)}` for the set union)',
			],
		],
		['p if { (x | y) and z }', []],
		['p if { {or(x, y)} and z }', []],
		['p if { {(x | y)} and z }', []],
		['p if { a and (b) }', []],
		['p if { a or (b == c) }', []],
		['p if { a and with }', ['3:14 unexpected with keyword']],
		['p if { a and b with }', ['3:21 unexpected } token: expected ident']],
		['p if { (a with) }', ['3:15 unexpected ) token: expected ident']],
		['p if { ((a or b) }', ['3:18 expected ) to close parenthesized group']],
		['p if { (not a }', ['3:15 expected ) to close parenthesized group']],
		['p if { not not {a} }', ['3:12 unexpected not keyword']],
		['p if { a and every x in y { z } }', ['3:14 unexpected every keyword']],
		['p if a and b', []],
		['p if {a} and {b}', []],
		['p := x if {a} or {b} else := 2 if not {c}', []],
		['p if not {a} and b', []],
	])('%j', (text, errors) => {
		expect(verdict(`package p\nimport future.keywords\n${text}`, 'v1')).toEqual(errors);
	});
});
