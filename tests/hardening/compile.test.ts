import { expect, test } from 'vitest';
import { type Attempt, many, nested, outcomeOf } from './outcome.ts';

const TOO_DEEP = 'rego_parse_error: max parsing recursion depth exceeded';
const HOSTILE = ['__proto__', 'constructor', 'toString', '__defineGetter__', 'hasOwnProperty', 'valueOf', 'prototype'];
const EVERY_ERROR = { maxErrors: 0 };

const CASES: readonly (readonly [string, Attempt, string])[] = [
	['parentheses', { module: `p := ${nested(10_000, '(', '1', ')')}` }, `2 error(s), 2:256 ${TOO_DEEP}`],
	['arrays', { module: `p := ${nested(10_000, '[', '1', ']')}` }, `2 error(s), 2:505 ${TOO_DEEP}`],
	['arrays that are not closed', { module: `p := ${'['.repeat(10_000)}` }, `2 error(s), 2:505 ${TOO_DEEP}`],
	['calls', { module: `p := ${nested(10_000, 'abs(', '1', ')')}` }, `2 error(s), 2:673 ${TOO_DEEP}`],
	['sums', { module: `p := ${many(100_000, () => '1', '+')}` }, `1 error(s), 2:1006 ${TOO_DEEP}`],
	[
		'else',
		{ module: `p := 1 if false\n${many(100_000, () => 'else := 1 if false')}` },
		`1 error(s), 501:9 ${TOO_DEEP}`,
	],
	['a long reference', { module: `p := input${'.a'.repeat(10_000)}` }, `2 error(s), 2:1013 ${TOO_DEEP}`],
	['a long reference of variables', { module: `p if input${'[_]'.repeat(10_000)}` }, `1 error(s), 2:1514 ${TOO_DEEP}`],
	['a long name of a rule', { module: `p${'.a'.repeat(10_000)} := 1` }, `2 error(s), 2:1004 ${TOO_DEEP}`],
	['a long package', { modules: { a: `package a${'.b'.repeat(10_000)}` } }, `1 error(s), 1:1012 ${TOO_DEEP}`],
	['a query', { query: '['.repeat(10_000) }, `1 error(s), 1:500 ${TOO_DEEP}`],

	['a long line', { module: `p := [${many(5000, (i) => `{"a": ${i}}`, ', ')}]`, query: 'count(data.a.p)' }, 'ok 5000'],
	['a long string', { module: `p := "${'x'.repeat(2_000_000)}"`, query: 'count(data.a.p)' }, 'ok 2000000'],
	['many rules', { module: many(1000, (i) => `p${i} := ${i}`), query: 'data.a.p999' }, 'ok 999'],
	['rules of one name', { module: many(1000, (i) => `p contains ${i}`), query: 'count(data.a.p)' }, 'ok 1000'],
	['functions of one name', { module: many(500, (i) => `f(${i}) := ${i}`), query: 'data.a.f(499)' }, 'ok 499'],
	['a large array', { module: `p := [${many(20_000, String, ',')}]`, query: 'count(data.a.p)' }, 'ok 20000'],
	['a large set', { module: `p := {${many(20_000, String, ',')}}`, query: 'count(data.a.p)' }, 'ok 20000'],
	['a large object', { module: `p := {${many(5000, (i) => `"${i}": 1`, ',')}}`, query: 'count(data.a.p)' }, 'ok 5000'],
	['many imports', { module: `${many(2000, (i) => `import data.b${i}`)}\np := 1`, query: 'data.a.p' }, 'ok 1'],
	[
		'a union of many types',
		{ module: many(600, (i) => `p contains {"k${i}": 1}`), query: 'count(data.a.p)' },
		'ok 600',
	],
	[
		'an array of many types',
		{ module: `p := [${many(5000, (i) => `{"k${i}": 1}`, ',')}]\nq := sum(p[_][_])`, query: 'count(data.a.p)' },
		'1 error(s), 3:6 rego_type_error: sum: invalid argument(s)',
	],
	[
		'many conditions',
		{ module: `p if { ${many(500, (i) => `input.x != ${i}`, '; ')} }`, query: 'data.a.p', input: { x: -1 } },
		'ok true',
	],

	[
		'comprehensions in bodies',
		{ module: `p := ${nested(100, '[x | x := ', '1', ']')}`, query: 'count(data.a.p)' },
		'ok 1',
	],
	['sets in bodies', { module: `p := ${nested(100, '{x | x := ', '1', '}')}`, query: 'count(data.a.p)' }, 'ok 1'],
	[
		'comprehensions in heads',
		{ module: `p := ${nested(100, '[', '1', ' | true]')}`, query: 'count(data.a.p)' },
		'ok 1',
	],
	['templates', { module: `p := ${nested(60, '$"{', '1', '}"')}`, query: 'data.a.p' }, 'ok "1"'],
	[
		'comprehensions that see those around them',
		{
			module: `p := ${many(40, (i) => `[x${i} | y${i} := [1]; x${i} := `, '')}y0${']'.repeat(40)}`,
			query: 'count(data.a.p)',
		},
		'ok 1',
	],
	[
		'an error in comprehensions in comprehensions',
		{ module: `p := ${nested(20, '[x | x := ', '1 + "a"', ']')}` },
		'1 error(s), 2:206 rego_type_error: plus: invalid argument(s)',
	],

	[
		'errors on one line',
		{ module: `p if { ${many(2000, (i) => `x${i} == 1`, ';')} }`, options: EVERY_ERROR },
		'2000 error(s), 2:8 rego_unsafe_var_error: var x0 is unsafe',
	],
	[
		'errors on many lines',
		{ module: many(2000, (i) => `p := x${i}`), options: EVERY_ERROR },
		'2000 error(s), 2:6 rego_unsafe_var_error: var x0 is unsafe',
	],
	[
		'unknown functions',
		{ module: many(2000, (i) => `p := f${i}(1)`), options: EVERY_ERROR },
		'2000 error(s), 2:6 rego_type_error: undefined function f0',
	],
	[
		'wrong types',
		{ module: many(1000, (i) => `p${i} := 1 + "a"`), options: EVERY_ERROR },
		'1000 error(s), 2:7 rego_type_error: plus: invalid argument(s)',
	],
	[
		'a long cycle',
		{ module: many(400, (i) => `p${i} if p${(i + 1) % 400}`), options: EVERY_ERROR },
		'100 error(s), 2:1 rego_recursion_error: rule data.a.p0 is recursive: ',
	],

	[
		'hostile rules',
		{ module: many(HOSTILE.length, (i) => `${HOSTILE[i]} := ${i}`) },
		'ok {"__defineGetter__":3,"__proto__":0,"constructor":1,',
	],
	[
		'hostile functions',
		{
			module: `${many(HOSTILE.length, (i) => `${HOSTILE[i]}(x) := x`)}\np := [${many(HOSTILE.length, (i) => `${HOSTILE[i]}(${i})`, ', ')}]`,
			query: 'data.a.p',
		},
		'ok [0,1,2,3,4,5,6]',
	],
	[
		'hostile variables',
		{
			module: `p if { ${many(HOSTILE.length, (i) => `${HOSTILE[i]} := 1; ${HOSTILE[i]} == 1`, '; ')} }`,
			query: 'data.a.p',
		},
		'ok true',
	],
	[
		'hostile packages',
		{
			modules: Object.fromEntries(HOSTILE.map((name) => [name, `package ${name}.${name}\n${name} := 1`])),
			query: 'data.__proto__',
		},
		'ok {"__proto__":{"__proto__":1}}',
	],
	[
		'an unknown function __proto__',
		{ module: 'p := __proto__(1)' },
		'1 error(s), 2:6 rego_type_error: undefined function __proto__',
	],
	[
		'hostile metadata',
		{ module: '# METADATA\n# custom: {__proto__: {polluted: 1}}\np := rego.metadata.rule()', query: 'data.a.p' },
		'ok {"custom":{"__proto__":{"polluted":1}},',
	],
	['lone surrogates', { module: 'p := "\ud800" + 1' }, '3 error(s), 2:6 rego_parse_error: illegal utf-8 character'],
];

test.each(CASES)('%s', (_name, attempt, expected) => {
	expect(outcomeOf(attempt).slice(0, expected.length)).toBe(expected);
});

test.each([
	['length', { length: 10 }, '1 error(s), 1:1 rego_parse_error: source is longer than 10'],
	['tokens', { tokens: -100 }, '1 error(s), '],
	['depth', { depth: 3 }, `2 error(s), 2:8 ${TOO_DEEP}`],
] as const)('the limit of %s', (_name, limits, expected) => {
	expect(outcomeOf({ module: 'p := [[[[1]]]]', options: { limits } }).slice(0, expected.length)).toBe(expected);
});
