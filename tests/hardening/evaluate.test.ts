import { expect, test } from 'vitest';
import { type Attempt, deepArray, many, outcomeOf } from './outcome.ts';

const DEEP = 'eval_limit_error: rules or values are nested too deeply';
const LATE = 'eval_limit_error: evaluation took too long';
const STEPS = 'eval_limit_error: evaluation took too many steps';

/** Rules of which each doubles the one before. */
function doubling(count: number, first: string, next: (previous: string) => string): string {
	return `p0 := ${first}\n${many(count, (i) => `p${i + 1} := ${next(`p${i}`)}`)}`;
}

const DOUBLED = doubling(40, '[1, 2]', (p) => `[${p}, ${p}]`);
const DOUBLED_NUMBER = doubling(40, '99999999999999999999', (p) => `${p} * ${p}`);

const CASES: readonly (readonly [string, Attempt, string])[] = [
	['a chain of rules', { module: `${many(500, (i) => `p${i} := p${i + 1}`)}\np500 := 1`, query: 'data.a.p0' }, 'ok 1'],
	['deep input', { prepared: true, module: 'p := input', query: 'data.a.p', input: deepArray(100_000) }, DEEP],
	[
		'deep input compared',
		{ prepared: true, module: 'p if input == [input]', query: 'data.a.p', input: deepArray(100_000) },
		DEEP,
	],
	[
		'deep input in a set',
		{ prepared: true, module: 'p := {input, [input]}', query: 'data.a.p', input: deepArray(100_000) },
		DEEP,
	],
	[
		'deep input written',
		{ prepared: true, module: 'p := json.marshal(input)', query: 'data.a.p', input: deepArray(100_000) },
		`a.rego:2: ${DEEP}`,
	],
	['deep JSON', { query: 'json.unmarshal(input)', input: '['.repeat(100_000) }, 'undefined'],
	['deep YAML', { query: 'yaml.unmarshal(input)', input: ': '.repeat(100_000) }, 'undefined'],

	[
		'a value that doubles, written',
		{ module: DOUBLED, query: 'json.marshal(data.a.p40)', limits: { valueSize: 1e6 } },
		'1:1: eval_limit_error: json.marshal: result is larger than 1000000',
	],
	[
		'a value that doubles, formatted',
		{ module: DOUBLED, query: 'sprintf("%v", [data.a.p40])', limits: { valueSize: 1e6 } },
		'1:1: eval_limit_error: sprintf: result is larger than 1000000',
	],
	['a value that doubles, walked', { module: DOUBLED, query: 'x := walk(data.a.p40)', limits: { steps: 1e5 } }, STEPS],
	[
		'a text that doubles',
		{ module: doubling(40, '"ab"', (p) => `concat("", [${p}, ${p}])`), query: 'data.a.p40' },
		'a.rego:28: eval_limit_error: concat: result is larger than 100000000',
	],
	[
		'an array that doubles',
		{ module: doubling(40, '[1]', (p) => `array.concat(${p}, ${p})`), query: 'data.a.p40', limits: { valueSize: 1e5 } },
		'a.rego:19: eval_limit_error: array.concat: result is larger than 100000',
	],
	[
		'a number that doubles',
		{ module: DOUBLED_NUMBER, query: 'data.a.p40' },
		'a.rego:16: eval_limit_error: an integer has more than 1000000 bits',
	],
	['a shift', { query: 'bits.lsh(1, 100000000)' }, '1:1: eval_limit_error: an integer has more than 1000000 bits'],
	['a width', { query: 'sprintf("%1000000000d", [1])' }, 'ok "%!(NOVERB)%!(EXTRA int64=1)"'],
	['a precision', { query: 'sprintf("%.1000000000f", [1])' }, 'ok "%!(NOVERB)%!(EXTRA int64=1)"'],
	[
		'a range',
		{ query: 'numbers.range(1, 1000000000)' },
		'1:1: eval_limit_error: numbers.range: result is larger than 100000000',
	],
	[
		'a patch that doubles',
		{
			query: 'json.patch({"a": [1, 1]}, input)',
			input: Array.from({ length: 40 }, () => ({ op: 'copy', from: '/a', path: '/a/0' })),
			limits: { valueSize: 1e6 },
		},
		'1:1: eval_limit_error: json.patch: result is larger than 1000000',
	],
	[
		'many patches',
		{
			query: 'count(json.patch({}, input))',
			input: Array.from({ length: 5000 }, (_, i) => ({ op: 'add', path: `/${i}`, value: i })),
		},
		'ok 5000',
	],
	['a network', { query: 'net.cidr_expand("10.0.0.0/6")', limits: { steps: 1e5 } }, `1:1: ${STEPS}`],
	[
		'a long graph',
		{
			query: 'count(graph.reachable(input, ["0"]))',
			input: Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [String(i), [String(i + 1)]])),
		},
		'ok 50000',
	],
	[
		'all paths of a graph',
		{
			query: 'graph.reachable_paths(input, ["0"])',
			input: Object.fromEntries(
				Array.from({ length: 12 }, (_, i) => [String(i), Array.from({ length: 12 }, (_x, j) => String(j))]),
			),
			limits: { steps: 1e5 },
		},
		`1:1: ${STEPS}`,
	],
	[
		'many objects',
		{ query: 'count(object.union_n(input))', input: Array.from({ length: 10_000 }, (_, i) => ({ [`k${i}`]: i })) },
		'ok 10000',
	],
	[
		'a long layout of time',
		{ query: 'time.parse_ns(input, input)', input: '2006'.repeat(20_000) },
		'ok 1136073600000000000',
	],
	['dates far away', { query: 'time.add_date(0, 1000000000, 1000000000, 1000000000)' }, 'undefined'],
	['instants far away', { query: 'time.date(1e300)' }, 'undefined'],
	['a pattern of stars', { query: 'regex.match("^(a*)*$", input)', input: `${'a'.repeat(20_000)}b` }, 'ok false'],
	['a large pattern', { query: 'regex.match("((a{1,1000}){1,1000}){1,1000}", "a")' }, 'undefined'],
	[
		'a glob of stars',
		{ query: 'glob.match(input[0], [], input[1])', input: [`${'*a'.repeat(200)}b`, 'a'.repeat(2000)] },
		'ok false',
	],
	[
		'a template in itself',
		{ query: 'strings.render_template(`{{define "T"}}{{template "T"}}{{end}}{{template "T"}}`, {})' },
		'undefined',
	],
	[
		'ranges in ranges',
		{
			query: 'strings.render_template(input, {"a": [1,2,3,4,5,6,7,8,9]})',
			input: `${'{{range $.a}}'.repeat(12)}x${'{{end}}'.repeat(12)}`,
			limits: { steps: 1e5 },
		},
		`1:1: ${STEPS}`,
	],
	['a schema of itself', { query: 'json.match_schema({}, {"$ref": "#"})' }, 'undefined'],
	[
		'hostile keys',
		{
			query: 'object.union(input, input)',
			input: JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'),
		},
		'ok {"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
	],
	[
		'hostile patches',
		{
			query:
				'json.patch({}, [{"op": "add", "path": "/__proto__", "value": {}}, {"op": "add", "path": "/__proto__/polluted", "value": 1}])',
		},
		'ok {"__proto__":{"polluted":1}}',
	],
	[
		'keys that an object inherits',
		{ query: '[x | some k in ["__proto__", "constructor", "toString"]; x := input[k]]', input: {} },
		'ok []',
	],
	[
		'lone surrogates',
		{ query: '[input, count(input), json.marshal(input)]', input: '\ud800' },
		'ok ["\\ufffd",1,"\\"\\\\ufffd\\""]',
	],
	[
		'time',
		{
			query: '[1 | some x in input; some y in input; some z in input]',
			input: Array.from({ length: 1000 }, (_, i) => i),
			limits: { timeMs: 50 },
		},
		LATE,
	],
];

test.each(CASES)('%s', (_name, attempt, expected) => {
	expect(outcomeOf(attempt).slice(0, expected.length)).toBe(expected);
});
