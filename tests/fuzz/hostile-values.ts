import { RegoNumber, RegoSet, type Value } from '@merlon/rego';
import * as fc from 'fast-check';

/** Texts that builtins take apart: numbers, times, addresses, patterns, templates, tokens, paths. */
const TEXTS = [
	...['', ' ', 'a', 'é😀', '\ud800', '\udfff\ud800', '\0', '__proto__', 'constructor', 'toString', 'length'],
	...[
		'1',
		'-1',
		'1e5',
		'1e999',
		'0x1f',
		'1Gi',
		'1.5KB',
		'9'.repeat(40),
		'1.2.3-rc.1+b',
		'v1',
		'1h2m',
		'-9223372036854775808',
	],
	...['2024-02-29T12:00:00Z', '2006-01-02', 'Mon Jan _2 15:04:05 MST 2006', 'Europe/Berlin', '../../etc', 'UTC'],
	...['10.0.0.0/8', '::1/64', '::ffff:1.2.3.4', '10.0.0.1', 'https://a.example/x?y=1&y=2#z', 'a=b&a=%ff'],
	...[
		'(a|b)*c',
		'[^a-z]+',
		'(?P<x>a)',
		'a{1000}',
		'(',
		'\\',
		'**.{a,b}?[!c]',
		'{{.a}}{{range .b}}x{{end}}',
		'{{',
		'%[1]*d%!v%999999s',
	],
	...['a/b', '/a/0/-', '~1~0', '{"a": [1, {"b": null}]}', '[', '- a\n- &x b\n- *x', 'a: {<<: *a}', '--- |\n x'],
	...[
		'eyJhbGciOiJub25lIn0.e30.',
		'MIIB',
		'-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
		'YQ==',
		'6162',
	],
	...['package a\np := 1', 'type Query { a: Int }', 'query { a { b } }', '00000000-0000-0000-0000-000000000000'],
] as const;

const scalar: fc.Arbitrary<Value> = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom<Value>(...TEXTS) },
	{ weight: 2, arbitrary: fc.constantFrom<Value>(0, 1, -1, 0.5, 3, 64, 1e15, null, true, false) },
	{
		weight: 1,
		arbitrary: fc.constantFrom('1.0', '1e400', '-0', '1e-400', '9'.repeat(30)).map((text) => new RegoNumber(text)),
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
	{
		weight: 1,
		arbitrary: fc.tuple(fc.constantFrom(...TEXTS), fc.nat({ max: 2000 })).map(([text, times]) => text.repeat(times)),
	},
);

const key = fc.oneof(
	fc.constantFrom<string>(...TEXTS),
	fc.constantFrom('op', 'path', 'value', 'from', 'type', '$ref', 'url', 'alg'),
);

/** Any value of Rego, of the kinds that make trouble. */
export const hostileValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		{ weight: 5, arbitrary: scalar },
		{ weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 5 }) },
		{ weight: 2, arbitrary: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }) },
		{ weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }).map((items) => RegoSet.of(items)) },
	),
})).value;
