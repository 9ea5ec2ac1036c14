import { expect, it } from 'vitest';
import { compile } from '../engine/compile.ts';
import { Trace } from './trace.ts';
import { traceJson } from './trace-json.ts';
import { selectEvents, type TraceMode, traceText } from './trace-text.ts';

const POLICY = `package p

default allow := false

allow if {
	input.role == "admin"
	input.method in ["GET", "POST"]
}

allow if input.role == "root"

level := 1 if input.role == "x"
else := 2 if input.role == "admin"

labels[k] := v if some k, v in input.labels

teams contains x if some x in ["core", "web"]

f(x) := y if y := x + 1

rules if {
	labels.team == "core"
	"web" in teams
	teams.core
	f(1) == f(1)
	level == 2
}

notes if {
	some i, c in input.images
	trace(sprintf("image %d", [i]))
	not startswith(c, "good/")
	every l in input.labels { l != c }
	{"a": a, "b": [b, _]} = input.pair
	a < b
}

replaced if not allow with input.role as "root" with f as 3
`;

const INPUT = {
	role: 'admin',
	method: 'GET',
	labels: { team: 'core' },
	images: ['good/a', 'bad/b'],
	pair: { a: 1, b: [2, 3] },
};

/** What `opa eval --explain` prints without the result. */
function explain(query: string, mode: TraceMode, values = false): string {
	const trace = new Trace({ values });
	compile({ modules: { 'p.rego': POLICY } }).evaluate(query, { input: INPUT, trace });
	const steps = trace.steps();
	return traceText(steps, selectEvents(steps.events, [mode]), { values }).join('\n');
}

it('follows complete rules, their index and early exits', () => {
	expect(explain('data.p.allow', 'full')).toBe(
		[
			'query:1      Enter data.p.allow = _',
			'query:1      | Eval data.p.allow = _',
			'query:1      | Index data.p.allow (matched 1 rule, early exit)',
			'p.rego:5     | Enter data.p.allow',
			'p.rego:6     | | Eval input.role = "admin"',
			'p.rego:7     | | Eval __local17__ = input.method',
			'p.rego:7     | | Eval internal.member_2(__local17__, ["GET", "POST"])',
			'p.rego:5     | | Exit data.p.allow early',
			'query:1      | Exit data.p.allow = _',
			'query:1      Redo data.p.allow = _',
			'query:1      | Redo data.p.allow = _',
			'p.rego:5     | Redo data.p.allow',
			'p.rego:7     | | Redo internal.member_2(__local17__, ["GET", "POST"])',
			'p.rego:7     | | Redo __local17__ = input.method',
			'p.rego:6     | | Redo input.role = "admin"',
		].join('\n'),
	);
});

it('follows else branches', () => {
	expect(explain('data.p.level', 'full')).toBe(
		[
			'query:1       Enter data.p.level = _',
			'query:1       | Eval data.p.level = _',
			'query:1       | Index data.p.level (matched 1 rule, early exit)',
			'p.rego:13     | Enter data.p.level',
			'p.rego:13     | | Eval input.role = "admin"',
			'p.rego:13     | | Exit data.p.level early',
			'query:1       | Exit data.p.level = _',
			'query:1       Redo data.p.level = _',
			'query:1       | Redo data.p.level = _',
			'p.rego:13     | Redo data.p.level',
			'p.rego:13     | | Redo input.role = "admin"',
		].join('\n'),
	);
});

it('follows partial rules, functions and what is known of them', () => {
	expect(explain('data.p.rules', 'full')).toBe(
		[
			'query:1       Enter data.p.rules = _',
			'query:1       | Eval data.p.rules = _',
			'query:1       | Index data.p.rules (matched 1 rule, early exit)',
			'p.rego:21     | Enter data.p.rules',
			'p.rego:22     | | Eval data.p.labels.team = "core"',
			'p.rego:22     | | Index data.p.labels (matched 1 rule)',
			'p.rego:15     | | Enter data.p.labels',
			'p.rego:15     | | | Eval v = input.labels[k]',
			'p.rego:15     | | | Exit data.p.labels',
			'p.rego:15     | | Redo data.p.labels',
			'p.rego:15     | | | Redo v = input.labels[k]',
			'p.rego:23     | | Eval __local18__ = data.p.teams',
			'p.rego:23     | | Index data.p.teams (matched 1 rule)',
			'p.rego:17     | | Enter data.p.teams',
			'p.rego:17     | | | Eval __local11__ = ["core", "web"]',
			'p.rego:17     | | | Eval x = __local11__[__local2__]',
			'p.rego:17     | | | Exit data.p.teams',
			'p.rego:17     | | Redo data.p.teams',
			'p.rego:17     | | | Redo x = __local11__[__local2__]',
			'p.rego:17     | | | Exit data.p.teams',
			'p.rego:17     | | Redo data.p.teams',
			'p.rego:17     | | | Redo x = __local11__[__local2__]',
			'p.rego:17     | | | Redo __local11__ = ["core", "web"]',
			'p.rego:23     | | Eval internal.member_2("web", __local18__)',
			'p.rego:24     | | Eval data.p.teams.core',
			'p.rego:24     | | Index data.p.teams (matched 1 rule)',
			'p.rego:25     | | Eval data.p.f(1, __local13__)',
			'p.rego:25     | | Index data.p.f (matched 1 rule)',
			'p.rego:19     | | Enter data.p.f',
			'p.rego:19     | | | Eval plus(x, 1, __local12__)',
			'p.rego:19     | | | Eval y = __local12__',
			'p.rego:19     | | | Exit data.p.f',
			'p.rego:25     | | Eval data.p.f(1, __local14__)',
			'p.rego:25     | | Index data.p.f (matched 1 rule)',
			'p.rego:25     | | Eval __local13__ = __local14__',
			'p.rego:26     | | Eval data.p.level = 2',
			'p.rego:26     | | Index data.p.level (matched 1 rule, early exit)',
			'p.rego:13     | | Enter data.p.level',
			'p.rego:13     | | | Eval input.role = "admin"',
			'p.rego:13     | | | Exit data.p.level early',
			'p.rego:21     | | Exit data.p.rules early',
			'query:1       | Exit data.p.rules = _',
			'query:1       Redo data.p.rules = _',
			'query:1       | Redo data.p.rules = _',
			'p.rego:21     | Redo data.p.rules',
			'p.rego:26     | | Redo data.p.level = 2',
			'p.rego:13     | | | Redo input.role = "admin"',
			'p.rego:25     | | Redo __local13__ = __local14__',
			'p.rego:25     | | Redo data.p.f(1, __local14__)',
			'p.rego:25     | | Redo data.p.f(1, __local13__)',
			'p.rego:19     | | | Redo y = __local12__',
			'p.rego:19     | | | Redo plus(x, 1, __local12__)',
			'p.rego:24     | | Redo data.p.teams.core',
			'p.rego:23     | | Redo internal.member_2("web", __local18__)',
			'p.rego:23     | | Redo __local18__ = data.p.teams',
			'p.rego:22     | | Redo data.p.labels.team = "core"',
		].join('\n'),
	);
});

it('shows the way to failures', () => {
	expect(explain('data.p.notes', 'fails')).toBe(
		[
			'query:1       Enter data.p.notes = _',
			'p.rego:29     | Enter data.p.notes',
			'p.rego:32     | | Fail not startswith(c, "good/")',
			'p.rego:32     | | Enter startswith(c, "good/")',
			'p.rego:32     | | | Fail startswith(c, "good/")',
		].join('\n'),
	);
});

it('shows the way to notes', () => {
	expect(explain('data.p.notes', 'notes')).toBe(
		[
			'query:1       Enter data.p.notes = _',
			'p.rego:29     | Enter data.p.notes',
			'p.rego:31     | | Note "image 0"',
			'p.rego:31     | | Note "image 1"',
		].join('\n'),
	);
});

it('follows every, patterns and comprehensions of a query', () => {
	expect(explain('data.p.notes', 'full')).toBe(
		[
			'query:1       Enter data.p.notes = _',
			'query:1       | Eval data.p.notes = _',
			'query:1       | Index data.p.notes (matched 1 rule, early exit)',
			'p.rego:29     | Enter data.p.notes',
			'p.rego:30     | | Eval c = input.images[i]',
			'p.rego:31     | | Eval sprintf("image %d", [i], __local15__)',
			'p.rego:31     | | Eval trace(__local15__)',
			'p.rego:31     | | Note "image 0"',
			'p.rego:32     | | Eval not startswith(c, "good/")',
			'p.rego:32     | | Enter startswith(c, "good/")',
			'p.rego:32     | | | Eval startswith(c, "good/")',
			'p.rego:32     | | | Exit startswith(c, "good/")',
			'p.rego:32     | | Redo startswith(c, "good/")',
			'p.rego:32     | | | Redo startswith(c, "good/")',
			'p.rego:32     | | Fail not startswith(c, "good/")',
			'p.rego:31     | | Redo trace(__local15__)',
			'p.rego:31     | | Redo sprintf("image %d", [i], __local15__)',
			'p.rego:30     | | Redo c = input.images[i]',
			'p.rego:31     | | Eval sprintf("image %d", [i], __local15__)',
			'p.rego:31     | | Eval trace(__local15__)',
			'p.rego:31     | | Note "image 1"',
			'p.rego:32     | | Eval not startswith(c, "good/")',
			'p.rego:32     | | Enter startswith(c, "good/")',
			'p.rego:32     | | | Eval startswith(c, "good/")',
			'p.rego:32     | | | Fail startswith(c, "good/")',
			'p.rego:33     | | Eval __local16__ = input.labels',
			'p.rego:33     | | Eval every l in __local16__ { neq(l, c) }',
			'p.rego:33     | | Enter every l in __local16__ { neq(l, c) }',
			'p.rego:33     | | | Eval __local16__[__local9__] = l',
			'p.rego:33     | | | Enter neq(l, c)',
			'p.rego:33     | | | | Eval neq(l, c)',
			'p.rego:33     | | | | Exit neq(l, c) early',
			'p.rego:33     | | | Redo neq(l, c)',
			'p.rego:33     | | | | Redo neq(l, c)',
			'p.rego:33     | | | Redo every l in __local16__ { neq(l, c) }',
			'p.rego:33     | | | Redo __local16__[__local9__] = l',
			'p.rego:34     | | Eval {"a": a, "b": [b, _]} = input.pair',
			'p.rego:35     | | Eval lt(a, b)',
			'p.rego:29     | | Exit data.p.notes early',
			'query:1       | Exit data.p.notes = _',
			'query:1       Redo data.p.notes = _',
			'query:1       | Redo data.p.notes = _',
			'p.rego:29     | Redo data.p.notes',
			'p.rego:35     | | Redo lt(a, b)',
			'p.rego:34     | | Redo {"a": a, "b": [b, _]} = input.pair',
			'p.rego:33     | | Redo every l in __local16__ { neq(l, c) }',
			'p.rego:33     | | | Exit every l in __local16__ { neq(l, c) }',
			'p.rego:33     | | Redo __local16__ = input.labels',
			'p.rego:31     | | Redo trace(__local15__)',
			'p.rego:31     | | Redo sprintf("image %d", [i], __local15__)',
			'p.rego:30     | | Redo c = input.images[i]',
		].join('\n'),
	);
});

it('shows values of variables', () => {
	expect(explain('data.p.labels', 'full', true)).toBe(
		[
			'query:1       Enter data.p.labels = _                    {}',
			'query:1       | Eval data.p.labels = _                   {}',
			'query:1       | Index data.p.labels (matched 1 rule)     {}',
			'p.rego:15     | Enter data.p.labels                      {}',
			'p.rego:15     | | Eval v = input.labels[k]               {}',
			'p.rego:15     | | Exit data.p.labels                     {k: "team", v: "core"}',
			'p.rego:15     | Redo data.p.labels                       {k: "team", v: "core"}',
			'p.rego:15     | | Redo v = input.labels[k]               {k: "team", v: "core"}',
			'query:1       | Exit data.p.labels = _                   {_: {"team": "core"}, data.p.labels: {"team": "core"}}',
			'query:1       Redo data.p.labels = _                     {_: {"team": "core"}, data.p.labels: {"team": "core"}}',
			'query:1       | Redo data.p.labels = _                   {_: {"team": "core"}, data.p.labels: {"team": "core"}}',
		].join('\n'),
	);
});

it('follows replacements', () => {
	expect(explain('data.p.replaced', 'full')).toBe(
		[
			'query:1       Enter data.p.replaced = _',
			'query:1       | Eval data.p.replaced = _',
			'query:1       | Index data.p.replaced (matched 1 rule, early exit)',
			'p.rego:38     | Enter data.p.replaced',
			'p.rego:38     | | Eval not data.p.allow with input.role as "root" with data.p.f as 3',
			'p.rego:38     | | Enter data.p.allow',
			'p.rego:38     | | | Eval data.p.allow',
			'p.rego:38     | | | Index data.p.allow (matched 1 rule, early exit)',
			'p.rego:10     | | | Enter data.p.allow',
			'p.rego:10     | | | | Eval input.role = "root"',
			'p.rego:10     | | | | Exit data.p.allow early',
			'p.rego:38     | | | Exit data.p.allow',
			'p.rego:38     | | Redo data.p.allow',
			'p.rego:38     | | | Redo data.p.allow',
			'p.rego:10     | | | Redo data.p.allow',
			'p.rego:10     | | | | Redo input.role = "root"',
			'p.rego:38     | | Fail not data.p.allow with input.role as "root" with data.p.f as 3',
			'query:1       | Fail data.p.replaced = _',
		].join('\n'),
	);
});

it('follows queries of several expressions', () => {
	expect(explain('x := data.p.f(2); [y | y := input.images[_]; y != "good/a"] = z', 'full')).toBe(
		[
			'query:1       Enter data.p.f(2, __localq2__); x = __localq2__; [y | y = input.images[_]; neq(y, "good/a")] = z',
			'query:1       | Eval data.p.f(2, __localq2__)',
			'query:1       | Index data.p.f (matched 1 rule)',
			'p.rego:19     | Enter data.p.f',
			'p.rego:19     | | Eval plus(x, 1, __local12__)',
			'p.rego:19     | | Eval y = __local12__',
			'p.rego:19     | | Exit data.p.f',
			'query:1       | Eval x = __localq2__',
			'query:1       | Eval [y | y = input.images[_]; neq(y, "good/a")] = z',
			'query:1       | Enter y = input.images[_]; neq(y, "good/a")',
			'query:1       | | Eval y = input.images[_]',
			'query:1       | | Eval neq(y, "good/a")',
			'query:1       | | Fail neq(y, "good/a")',
			'query:1       | | Redo y = input.images[_]',
			'query:1       | | Eval neq(y, "good/a")',
			'query:1       | | Exit y = input.images[_]; neq(y, "good/a")',
			'query:1       | Redo y = input.images[_]; neq(y, "good/a")',
			'query:1       | | Redo neq(y, "good/a")',
			'query:1       | | Redo y = input.images[_]',
			'query:1       | Exit data.p.f(2, __localq2__); x = __localq2__; [y | y = input.images[_]; neq(y, "good/a")] = z',
			'query:1       Redo data.p.f(2, __localq2__); x = __localq2__; [y | y = input.images[_]; neq(y, "good/a")] = z',
			'query:1       | Redo [y | y = input.images[_]; neq(y, "good/a")] = z',
			'query:1       | Redo x = __localq2__',
			'query:1       | Redo data.p.f(2, __localq2__)',
			'p.rego:19     | Redo data.p.f',
			'p.rego:19     | | Redo y = __local12__',
			'p.rego:19     | | Redo plus(x, 1, __local12__)',
		].join('\n'),
	);
});

it('gives events as JSON', () => {
	const trace = new Trace({ values: true });
	compile({ modules: { 'p.rego': 'package p\n\nq if trace(input.x)\n' } }).evaluate('data.p.q', {
		input: { x: 'hi' },
		trace,
	});
	const steps = trace.steps();
	const [query, rule, note] = traceJson(steps, selectEvents(steps.events, ['notes']));
	expect([query?.['Op'], rule?.['Op']]).toEqual(['Enter', 'Enter']);
	expect(rule).toMatchObject({ QueryID: 1, ParentID: 0, Locals: [], LocalMetadata: {}, Ref: null });
	expect(note).toEqual({
		Op: 'Note',
		Node: null,
		Location: { file: 'p.rego', row: 3, col: 6 },
		QueryID: 1,
		ParentID: 0,
		Locals: null,
		LocalMetadata: null,
		Message: 'hi',
		Ref: null,
	});
	const tried = traceJson(steps, steps.events).find(({ Op, QueryID }) => Op === 'Redo' && QueryID === 1);
	expect(tried).toMatchObject({ Locals: [{ name: '__local0__', type: 'string', value: 'hi' }] });
});

it('ends where the evaluation fails, and costs nothing unless it is asked for', () => {
	const program = compile({ modules: { 'p.rego': 'package p\n\nq := 1\n\nq := 2\n' } });
	const trace = new Trace();
	expect(trace.steps().events).toEqual([]);
	expect(() => program.evaluate('data.p.q', { trace })).toThrow('conflicting values');
	expect(trace.steps().failure).toMatchObject({
		error: { message: 'rule data.p.q produced conflicting values:\n  1 at p.rego:3\n  2 at p.rego:5' },
		stack: [
			{ queryId: 2, text: '2' },
			{ queryId: 0, text: 'data.p.q' },
		],
	});
});
