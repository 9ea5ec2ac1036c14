import { SourceFile, spanText } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import { opaLocation } from './opa-location.ts';
import { parseModule } from './parse-module.ts';
import type { ParseOptions } from './parse-options.ts';

const V1: ParseOptions = { regoVersion: 'v1' };
const V0: ParseOptions = { regoVersion: 'v0' };

/** Each error as `row:col message`, with the source that it points at. */
function errors(text: string, options: ParseOptions = V1): [string, string][] {
	const { module, diagnostics } = parseModule(new SourceFile('p.rego', text), options);
	expect(module === null).toBe(diagnostics.length > 0);
	return diagnostics.map(({ code, message, span }) => {
		expect(code).toBe('rego_parse_error');
		const { row, col } = opaLocation(span);
		return [`${row}:${col} ${message}`, spanText(span)];
	});
}

describe('a module in v1', () => {
	it.each([
		['package p\nallow if { true }'],
		['package p\nallow := true'],
		['package p\nallow contains x if { x := 1 }'],
		['package p\nallow[x] := 1 if { x := 1 }'],
		['package p\nf(x) := x if x > 1 else := 2'],
		['package p\nf(1)'],
		['package p\ndefault f(_) := 1'],
		['package p\na.b[x].c contains y if { some x, y in {1: 2} }'],
		['package p\nimport rego.v1\np if every k, v in {} { k == v }'],
		['package p\nimport future.keywords.and\np if { input.a and input.b }'],
		['package p\nimport future.keywords.not\np if { not { input.a; input.b } }'],
		['package p\nimport rego.v2\np if { not (input.a or input.b) }'],
		['package p\np if { not.x; input.if.package["every"] }'],
		['package p\np := $"a{input.x}b\\{"'],
		['package p\np := and({1}, {2})'],
		['package p\np := {1 | true}'],
		['package p\np := [, 1, 2,]'],
		['package p\np if { x := -input.y; x < - 1 }'],
	])('%# is read', (text) => {
		expect(errors(text)).toEqual([]);
	});

	it.each<[string, [string, string][]]>([
		['', [['1:0 empty module', '']]],
		['p := 1', [['1:1 package expected', 'p := 1']]],
		['package p\npackage q', [['2:1 unexpected package', 'package q']]],
		['package p-q', [['1:10 unexpected minus token', '-']]],
		['package 1', [['1:9 unexpected number token', '1']]],
		['package p[x]', [['1:11 unexpected var token: expecting string', 'x']]],
		['package', [['1:7 unexpected eof token', '']]],
		['package p\nallow { true }', [['2:1 `if` keyword is required before rule body', 'allow { true }']]],
		['package p\nf(x) { x }', [['2:1 `if` keyword is required before function body', 'f(x) { x }']]],
		[
			'package p\np[x] { x := 1 }',
			[
				['2:1 `if` keyword is required before rule body', 'p[x] { x := 1 }'],
				['2:1 `contains` keyword is required for partial set rules', 'p[x] { x := 1 }'],
			],
		],
		['package p\np.q.r', [['2:1 rule must have value assignment and/or body declaration', 'p.q.r']]],
		['package p\nallow', [['2:1 var cannot be used for rule name', 'allow']]],
		['package p\nnot x', [['2:1 negated expressions cannot be used for rule head', 'not x']]],
		['package p\nsome x', [["2:1 'some' declarations cannot be used for rule head", 'some x']]],
		['package p\ncount(x)', [['2:1 rule name conflicts with built-in function', 'count(x)']]],
		['package p\nf()', [['2:1 rule argument list must take at least one argument', 'f()']]],
		[
			'package p\nx with input as 1',
			[['2:1 expressions using with keyword cannot be used for rule head', 'x with input as 1']],
		],
		['package p\nx == 1; y', [['2:1 multiple expressions cannot be used for rule head', 'x == 1']]],
		['package p\n1 = 2', [['2:1 number cannot be used for rule name', '1 = 2']]],
		['package p\ndata', [['2:1 refs cannot be used for rule head', 'data']]],
		['package p\nf(x)[y] := 1', [['2:1 invalid rule head: f(x)[y]', 'f(x)[y] := 1']]],
		['package p\nevery := 1', [['2:1 every keyword cannot be used for rule name', 'every']]],
		[
			'package p\ndefault p := input.x',
			[['2:1 illegal default rule (value cannot contain ref)', 'default p := input.x']],
		],
		[
			'package p\ndefault f(x, x) := 1',
			[['2:1 illegal default rule (arguments cannot be repeated x)', 'default f(x, x) := 1']],
		],
		[
			'package p\ndefault f(1) := 1',
			[['2:1 illegal default rule (arguments cannot contain number)', 'default f(1) := 1']],
		],
		['package p\np if { x y }', [['2:10 unexpected identifier token: expected \\n or ; or }', 'y']]],
		['package p\np if { x := [1, 2 }', [['2:19 unexpected } token: expected "," or "]"', '}']]],
		['package p\np if { f(x }', [['2:12 unexpected } token: expected "," or ")"', '}']]],
		['package p\np if { (x }', [['2:11 non-terminated expression', '}']]],
		['package p\np if every x in xs', [['2:18 unexpected eof token: missing body', '']]],
		['package p\np if { not some x }', [["2:12 unexpected some keyword: illegal negation of 'some'", 'some']]],
		['package p\np contains x else := 1', [['2:14 unexpected else keyword', 'else']]],
		[
			'package p\np contains x if { x := 1 } else := 1',
			[['2:28 else keyword cannot be used on multi-value rules', 'else']],
		],
		[
			'package p\np[x] := 1 if { x := 1 } else := 1',
			[['2:25 else keyword cannot be used on rules with variables in head', 'else']],
		],
	])('%j is refused', (text, expected) => {
		expect(errors(text)).toEqual(expected);
	});

	it('tells of a value that cannot be read, and that it is missing', () => {
		expect(errors('package p\np := {1: 2, 3}')).toEqual([
			['2:14 unexpected } token: expected ":"', '}'],
			['2:14 unexpected } token: expected rule value term (e.g., p := <VALUE> { ... })', '}'],
		]);
	});
});

describe('scalars in a body', () => {
	it.each<[string, [string, string][]]>([
		['x == 0.5e-3', []],
		['x == .5', []],
		['x == 01', [['2:13 unexpected number token: expected number without leading zero', '01']]],
		[
			'x == 1.',
			[
				['2:13 expected fraction', '1.'],
				['2:13 illegal token', '1.'],
			],
		],
		[
			'x == 1e',
			[
				['2:13 expected exponent', '1e'],
				['2:13 illegal token', '1e'],
			],
		],
		[
			'x == 1a',
			[
				['2:13 illegal number format', '1a'],
				['2:13 illegal token', '1a'],
			],
		],
		['x == 1e999999', [['2:13 number too big', '1e999999']]],
		['x == - "a"', [['2:15 unexpected string token: expected number', '"a"']]],
		[
			'x == "a',
			[
				['2:13 non-terminated string', '"a }'],
				['2:13 illegal token', '"a }'],
			],
		],
		[
			'x == "\\q"',
			[
				['2:13 illegal escape sequence', '"\\q"'],
				['2:13 illegal token', '"\\q"'],
			],
		],
		['x == "\\u12G4"', [['2:13 illegal string literal: "\\u12G4"', '"\\u12G4"']]],
		['x ! y', [['2:10 illegal ! character', '!']]],
		[
			'x == $y',
			[
				['2:13 illegal $ character', '$'],
				['2:13 illegal token', '$'],
			],
		],
		['x == $"{y z}"', [['2:18 expected } to end template string expression', 'z']]],
		['x == "a"[0]', [['2:13 illegal ref (head cannot be string)', '"a"']]],
	])('%s', (body, expected) => {
		expect(errors(`package p\np if { ${body} }`)).toEqual(expected);
	});
});

describe('template strings', () => {
	it.each([
		['y := 1', "2:16 unexpected assignment (':=') in template-string expression"],
		['y = 1', "2:16 unexpected unification ('=') in template-string expression"],
		['not y', "2:16 unexpected negation ('not') in template-string expression"],
		['some y', "2:16 unexpected 'some' in template-string expression"],
		['every y in z { y }', "2:16 unexpected 'every' in template-string expression"],
	])('cannot hold %s', (expression, message) => {
		expect(errors(`package p\np if { x == $"{${expression}}" }`)[0]).toEqual([message, expression]);
	});
});

describe('logic operators', () => {
	it.each<[string, [string, string][]]>([
		['{1} and x', []],
		['(a or b) and not (c or d)', []],
		['not ({1, 2})', []],
		['(a with input as 1) or b', []],
		['a and b or c with input as 1', []],
		['or(x, y)', []],
		[
			'not {1, 2}',
			[
				[
					'3:12 `{...}` in an operand position must contain expression(s), got: set ' +
						'(hint: write `not ({1, 2})` to negate the value, or `not {{1, 2}}` for a body holding it)',
					'{',
				],
			],
		],
		[
			'x with input as 1 and y',
			[
				[
					'3:10 `with` modifier is not allowed on operand of `and` (hint: Wrap the operand in `(...)` or `{...}` to ' +
						'scope, or move `with` after the `and` expression to apply it to the whole expression)',
					'with',
				],
			],
		],
		[
			'{{1} | {2}} and x',
			[
				[
					'3:8 ambiguous `{ ... | ... }` operand: read as a body holding a set-union expression, not as a ' +
						'comprehension (hint: write `({{1} | {2}})` for the comprehension, or `{({1} | {2})}` for the set union)',
					'{',
				],
			],
		],
		[
			'print(1) and x',
			[
				[
					'3:8 operand of `and` cannot consist only of calls to `print` (hint: `print` produces no value and always ' +
						'succeeds, so the operand can never fail; move it out of the operand, or add an expression that can fail)',
					'print(1)',
				],
			],
		],
		['not ()', [['3:12 empty parenthesized group', '(']]],
		[
			'not ({a; b})',
			[
				[
					'3:12 `(...)` in an operand position cannot contain a body (hint: drop the parens to keep the body: `not {a; b}`)',
					'(',
				],
			],
		],
		['(a and b', [['3:17 expected ) to close parenthesized group', '}']]],
	])('%s', (body, expected) => {
		expect(errors(`package p\nimport future.keywords\np if { ${body} }`)).toEqual(expected);
	});
});

describe('imports', () => {
	it.each<[string, [string, string][]]>([
		['import data.a.b as c', []],
		['import data.if as condition', []],
		['import input', []],
		[
			'import foo.bar',
			[
				[
					'2:8 unexpected import path, must begin with one of: {data, future, input, rego}, got: foo ' +
						'(hint: if this is unexpected, try updating OPA)',
					'foo.bar',
				],
			],
		],
		[
			'import data.a.if',
			[
				[
					'2:15 unexpected import path, must not end with a keyword, got: if ' +
						'(hint: import a different path or use an alias)',
					'if',
				],
			],
		],
		['import data[1]', [['2:13 unexpected number token: expecting string', '1']]],
		['import data.a as 1', [['2:18 unexpected number token: expected var', '1']]],
		['import data.a as input', [['2:18 unexpected import alias, must not be a reserved name, got: input', 'input']]],
		['import future.x', [['2:8 invalid import, must be `future.keywords`', 'future.x']]],
		['import future.keywords as x', [['2:27 `future` imports cannot be aliased', 'x']]],
		[
			'import future.keywords.xor',
			[['2:8 unexpected keyword, must be one of [and contains every if in not or]', 'future.keywords.xor']],
		],
		['import rego.v3', [['2:8 invalid import `rego.v3`, must be one of: `rego.v1`, `rego.v2`', 'rego.v3']]],
		['import rego.v1 as x', [['2:19 `rego` imports cannot be aliased', 'x']]],
	])('%s', (text, expected) => {
		expect(errors(`package p\n${text}`)).toEqual(expected);
	});
});

describe('a module in v0', () => {
	it.each<[string, [string, string][]]>([
		['p { true }', []],
		['p[x] { x := 1 }', []],
		[
			'p[x] = y { x := 1; y := 2 } else = 3 { true }',
			[['2:29 else keyword cannot be used on rules with variables in head', 'else']],
		],
		['import future.keywords.if\np if true', []],
		['p { true } { false }', []],
		['p { true } else = 1 { true } { false }', [['2:30 expected else keyword', '{']]],
		[
			'p if { true }',
			[['2:1 var cannot be used for rule name (hint: `import future.keywords.if` for `p if { ... }` rules)', 'p']],
		],
		[
			'p { x in xs }',
			[
				[
					'2:7 unexpected identifier token: expected \\n or ; or } ' +
						'(hint: `import future.keywords.in` for `x in xs` expressions)',
					'in',
				],
			],
		],
		[
			'p { some x in xs }',
			[
				[
					'2:12 unexpected identifier token: expected \\n or ; or } ' +
						'(hint: `import future.keywords.in` for `some x in xs` expressions)',
					'in',
				],
			],
		],
		['import rego.v1\np { true }', [['3:1 `if` keyword is required before rule body', 'p { true }']]],
		[
			'p := $"a"',
			[
				['2:6 template strings are not supported by current capabilities', '$"a"'],
				['2:6 unexpected template-string-end token: expected rule value term (e.g., p := <VALUE> { ... })', '$"a"'],
			],
		],
	])('%j', (text, expected) => {
		expect(errors(`package p\n${text}`, V0)).toEqual(expected);
	});
});

describe('limits', () => {
	it.each([
		['nested terms', `p := ${'['.repeat(20)}`],
		['operators', `p := ${'1 + '.repeat(20)}1`],
		['else branches', `p := 1 if x${' else := 1 if x'.repeat(20)}`],
		['nested bodies', `p if ${'every x in y { '.repeat(20)}`],
	])('ends too deep %s', (_, text) => {
		const [first] = errors(`package p\n${text}`, { regoVersion: 'v1', limits: { depth: 10 } });
		expect(first?.[0]).toMatch(/^2:\d+ max parsing recursion depth exceeded$/);
	});

	it('ends ambiguities that take too long', () => {
		const [first] = errors(`package p\np := ${'{a | b, '.repeat(30)}`, { regoVersion: 'v1', limits: { tokens: 1000 } });
		expect(first?.[0]).toMatch(/source nests ambiguities too deeply to be read$/);
	});

	it('refuses a source that is too long', () => {
		expect(errors('package p', { regoVersion: 'v1', limits: { length: 8 } })).toEqual([
			['1:1 source is longer than 8 characters', ''],
		]);
	});

	it('takes a hundred thousand brackets', () => {
		expect(errors(`package p\np := ${'['.repeat(100_000)}`)[0]?.[0]).toMatch(/recursion depth/);
	});
});

describe('capabilities', () => {
	it.each<[ParseOptions, string, string | null]>([
		[
			{ regoVersion: 'v1', capabilities: { features: [], futureKeywords: [] } },
			'package p',
			'1:1 illegal capabilities: rego_v1 feature required for parsing v1 Rego',
		],
		[
			{ regoVersion: 'v0', capabilities: { features: [], futureKeywords: ['xor'] } },
			'package p',
			'1:1 illegal capabilities: unknown keyword: xor',
		],
		[{ regoVersion: 'v0', futureKeywords: ['xor'] }, 'package p', '1:1 unknown future keyword: xor'],
		[{ regoVersion: 'v0', futureKeywords: 'all' }, 'package p\np contains x if x', null],
		[{ regoVersion: 'v1', futureKeywords: ['not'] }, 'package p\np if not { a; b }', null],
		[
			{ regoVersion: 'v0', capabilities: { features: [], futureKeywords: [] } },
			'package p\nimport rego.v1',
			'2:8 invalid import, `rego.v1` is not supported by current capabilities',
		],
		[{ regoVersion: 'v0', capabilities: { features: [], futureKeywords: [] } }, 'package p\np = input.if', null],
	])('%j', (options, text, expected) => {
		expect(errors(text, options).map(([message]) => message)).toEqual(expected === null ? [] : [expected]);
	});
});
