import { SourceFile, spanPosition } from '@merlon/base';
import { expect, it } from 'vitest';
import { analyzeModules } from '../analysis/analyze.ts';
import { BUILTINS } from '../builtins/registry.ts';
import type { Module } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';

function analyze(text: string): ReturnType<typeof analyzeModules> {
	const { module } = parseModule(new SourceFile('m.rego', text), { regoVersion: 'v1' });
	return analyzeModules(new Map([['m.rego', module as Module]]), {
		strict: false,
		builtins: BUILTINS,
		unsafeBuiltins: new Set(),
		enablePrint: false,
		maxErrors: 0,
		schemas: null,
		defaultRegoVersion: 'v1',
	});
}

function errorsOf(text: string): string[] {
	return analyze(text).diagnostics.map(({ code, message, span, details = [] }) => {
		const { line, column } = spanPosition(span);
		return [`${line}:${column}: ${code}: ${message}`, ...details].join('\n\t');
	});
}

// The expected texts are those of OPA 1.22.2.
it.each<[module: string, error: string]>([
	[
		'\n\t\t\t\t\tpackage test.p\n\n\t\t\t\t\ta = 1 if { split(input.a, [1, "a"], __local5__1); startswith(__local5__1[0], "foo") }\n\t\t\t\t',
		'4:17: rego_type_error: split: invalid argument(s)\n\thave: (any, array<number, string>, ???)\n\twant: (x: string, delimiter: string, ys: array[string])',
	],
	[
		'\n\t\t\t\tpackage test\n\t\t\t\tp = f(1)\n\t\t\t\tf(_) if { q }\n\t\t\t\tq = x if { x := true; trace("a"); false }\n\t\t\t\telse = x if { x := true; trace({"a": {"b": [1]}}.a) }',
		'6:30: rego_type_error: trace: invalid argument(s)\n\thave: (object<b: array<number>>)\n\twant: (note: string, result: boolean)',
	],
	[
		'\n\t\t\t\tpackage test\n\t\t\t\tp if {\n\t\t\t\t\tdata.a[_] = x; trace("x")\n\t\t\t\t\tf(x) == x\n\t\t\t\t}\n\n\t\t\t\tf(x) := x if {\n\t\t\t\t\ttrace([x | x := 1])\n\t\t\t\t}\n\t\t\t',
		'9:6: rego_type_error: trace: invalid argument(s)\n\thave: (array[number])\n\twant: (note: string, result: boolean)',
	],
	[
		'package authz\n\nimport rego.v1\n\ndefault allow = false\nallow if {\n\tinput.open == {[x | x := 1]: {"b": [1]}}.a\n}',
		'7:16: rego_type_error: undefined ref: {[x | x = 1]: {"b": [1]}}.a\n\t{[x | x = 1]: {"b": [1]}}.a\n\t                          ^\n\t                          have: "a"\n\t                          want (type): array[number]',
	],
	[
		'package generated\n\np := [x, y, z] if {\n\tio.jwt.decode_verify([1, "a"], {"secret": [], "time": 4000000000000.1}, [x, y, z])\n}\n',
		'4:2: rego_type_error: io.jwt.decode_verify: invalid argument(s)\n\thave: (array<number, string>, object<...>, array<???, ???, ???>)\n\twant: (jwt: string, constraints: object[string: any], output: array<boolean, object[any: any], object[any: any]>)',
	],
	[
		'package generated\n\np := __local0__ if {\n\tnumbers.range(true, 0, __local1__)\n\t__local0__ = __local1__\n}\n',
		'4:2: rego_type_error: numbers.range: invalid argument(s)\n\thave: (boolean, number, ???)\n\twant: (a: number, b: number, range: array[number])',
	],
	[
		'package generated\n\np := ns if {\n\ttime.add_date(0, {1, 2}, 1, 1, ns)\n}\n',
		'4:2: rego_type_error: time.add_date: invalid argument(s)\n\thave: (number, set[number], number, number, ???)\n\twant: (ns: number, years: number, months: number, days: number, output: number)',
	],
	[
		'package generated\n\np := ns if {\n\ttime.parse_rfc3339_ns({"k": 1}, ns)\n}\n',
		'4:2: rego_type_error: time.parse_rfc3339_ns: invalid argument(s)\n\thave: (object<k: number>, ???)\n\twant: (value: string, ns: number)',
	],
	[
		'package generated\n\np := x if {\n\t__local0__ = data.generated.q\n\tlower(__local0__, x)\n}\n\nq contains x if {\n\tdata.a[_] = x\n}\n',
		'5:2: rego_type_error: lower: invalid argument(s)\n\thave: (set[any], ???)\n\twant: (x: string, y: string)',
	],
	[
		'package generated\n\np := x if {\n\tnet.cidr_is_valid([1, "a"], __local0__)\n\tx = __local0__\n}\n',
		'4:2: rego_type_error: net.cidr_is_valid: invalid argument(s)\n\thave: (array<number, string>, ???)\n\twant: (cidr: string, result: boolean)',
	],
	[
		'package generated\n\np contains __local0__ if {\n\tcrypto.md5({"z": y | y := 2}, __local1__)\n\t__local0__ = __local1__\n}\n',
		'4:2: rego_type_error: crypto.md5: invalid argument(s)\n\thave: (object[string: number], ???)\n\twant: (x: string, y: string)',
	],
	[
		'package generated\n\np contains i if {\n\t__local0__ = data.generated.q.zz[i]\n\t{i: [i]} = {i: [__local0__]}\n}\n\nq contains x if {\n\tdata.d[0][i] = x\n}\n',
		'4:15: rego_type_error: undefined ref: data.generated.q.zz[i]\n\tdata.generated.q.zz[i]\n\t^^^^^^^^^^^^^^^^^^^\n\thave: string',
	],
	[
		'package generated\n\np contains x if {\n\tnet.cidr_contains(set(), "172.17.0.0/16", x)\n}\n',
		'4:2: rego_type_error: net.cidr_contains: invalid argument(s)\n\thave: (set, string, ???)\n\twant: (cidr: string, cidr_or_ip: string, result: boolean)',
	],
	[
		'package generated\n\np contains x if {\n\tregex.find_all_string_submatch_n(true, "somestri", -1, __local0__)\n\tx = __local0__\n}\n',
		'4:2: rego_type_error: regex.find_all_string_submatch_n: invalid argument(s)\n\thave: (boolean, string, number, ???)\n\twant: (pattern: string, value: string, number: number, output: array[array[string]])',
	],
	[
		'package generated\n\np contains x if {\n\tregex.find_all_string_submatch_n({"z": y | y := 2}, "-ab-", -1, __local0__)\n\tx = __local0__\n}\n',
		'4:2: rego_type_error: regex.find_all_string_submatch_n: invalid argument(s)\n\thave: (object[string: number], string, number, ???)\n\twant: (pattern: string, value: string, number: number, output: array[array[string]])',
	],
	[
		'package generated\n\np if {\n\tconcat("s", ["a", null], "s")\n}\n',
		'4:2: rego_type_error: concat: invalid argument(s)\n\thave: (string, array<string, null>, string)\n\twant: (delimiter: string, collection: any<array[string], set[string]>, output: string)',
	],
	[
		'package generated\n\np if {\n\tdata.generated.q[1].c\n}\n\nq := {x, "b", z} if {\n\tx = "a"\n\tz = "c"\n}\n',
		'4:2: rego_type_error: undefined ref: data.generated.q[1].c\n\tdata.generated.q[1].c\n\t                 ^\n\t                 have: 1\n\t                 want (type): string',
	],
	[
		'package generated\n\np if {\n\tz = [[1, true], 2]\n\tdata.generated.q[z]\n}\n\nq contains [x, y] if {\n\ty = 2\n\tx = [1, y]\n}\n',
		'5:2: rego_type_error: undefined ref: data.generated.q[z]\n\tdata.generated.q[z]\n\t                 ^\n\t                 have (type): array<array<number, boolean>, number>\n\t                 want (type): array<array<number, number>, number>',
	],
	[
		'package generated\n\np if {\n  to_number([1, "a"], b)\n}\n',
		'4:3: rego_type_error: to_number: invalid argument(s)\n\thave: (array<number, string>, ???)\n\twant: (value: any<null, boolean, number, string>, num: number)',
	],
	[
		'package generated\n\np if {\n  to_number([set(), null], b)\n}\n',
		'4:3: rego_type_error: to_number: invalid argument(s)\n\thave: (array<set, null>, ???)\n\twant: (value: any<null, boolean, number, string>, num: number)',
	],
	[
		'package generated\n\np if {\n  to_number({"k": [x | x := 1]}, b)\n}\n',
		'4:3: rego_type_error: to_number: invalid argument(s)\n\thave: (object<k: array[number]>, ???)\n\twant: (value: any<null, boolean, number, string>, num: number)',
	],
	[
		'package main\n\ndoc := {"foo": {"a", "b"}, "bar": {"c", "d"}}\n\npatch := [{"op": 1, "s": "foo/a", "path": [1, "a"]}]\n\nresult := r if r = json.patch(doc, patch)\n',
		'7:20: rego_type_error: json.patch: invalid argument(s)\n\thave: (object<...>, array<object<...>>, ???)\n\twant: (target: any, patches: array[object<...>[...]], output: any)',
	],
	[
		'package t\nf(x) := x\np := z if { y = f([v | v = x]["a b"].c) with input as {}; z = f(y); x = {} }',
		'3:19: rego_type_error: undefined ref: [v | v = x]["a b"].c\n\t[v | v = x]["a b"].c\n\t            ^\n\t            have: "a b"\n\t            want (type): number',
	],
	[
		'package test\n\t\t\t\t\tp if {\n\t\t\t\t\t\tq = {"z": y | y := 2}\n\t\t\t\t\t}\n\t\t\t\t\t\n\t\t\t\t\tdefault q := 42\n\t\t\t\t\t\n\t\t\t\t\tq := 1 if { input["q"] = {"k": 1} }\n\t\t\t\t',
		'3:7: rego_type_error: match error\n\tleft  : number\n\tright : object[string: number]',
	],
	[
		'package test\n\t\t\t\ttest_foo.foo.bar if {\n\t\t\t\t\tsome tc in [\n\t\t\t\t\t\t{"note": true, "x": 1},\n\t\t\t\t\t]\n\t\t\t\t\ttc.x == {}\n\t\t\t\t}',
		'6:6: rego_type_error: match error\n\tleft  : number\n\tright : object',
	],
	[
		'package test\n\t\t\tp if { every z in ["a b"].c { y := [{} | print(z)]; y == y } }',
		'2:22: rego_type_error: undefined ref: ["a b"].c\n\t["a b"].c\n\t        ^\n\t        have: "c"\n\t        want (type): number',
	],
	[
		'package test\n\n\t\t\t\t\timport rego.v2\n\n\t\t\t\t\tp if {\n\t\t\t\t\t\tinput.a or input.b\n\t\t\t\t\t}\n\t\t\t\t\tq := [1, "a"] if not { input[0]; input.d }\n\t\t\t\t\ttest_q if { q == 2 }',
		'9:18: rego_type_error: match error\n\tleft  : array<number, string>\n\tright : number',
	],
	[
		'package test\n\n\t\t\t\tinput_copy := v if some k, v in input\n\n\t\t\t\tp if data[set()].q == true with input as input_copy\n\t\t\t\t',
		'5:10: rego_type_error: undefined ref: data[set()].q\n\tdata[set()].q\n\t     ^\n\t     have (type): set\n\t     want (one of): ["test"]',
	],
	[
		'package test\n\n\t\t\t\tp if {\n\t\t\t\t\tinput.x = x; not f(x)\n\t\t\t\t}\n\n\t\t\t\tf(x) if {\n\t\t\t\t\tinput.y[i] = a\n\t\t\t\t\tsort(x, z)\n\t\t\t\t\tz.a.b = 1\n\t\t\t\t}',
		'10:6: rego_type_error: undefined ref: z.a.b\n\tz.a.b\n\t  ^\n\t  have: "a"\n\t  want (type): number',
	],
	[
		'package test\n\na := {1, "s"}\nb := "s"\n\ntest_something if {\n\tnot a == b\n}',
		'7:2: rego_type_error: match error\n\tleft  : set[any<number, string>]\n\tright : string',
	],
	[
		'package test\n\na.b.c[0] := 1\n\nq := 0\n\na.b.d := 3\n\np if {\n\tq == 0\n\ta.b.c.p == 1\n\ta.b.d == set()\n}\n',
		'12:2: rego_type_error: match error\n\tleft  : number\n\tright : set',
	],
	[
		'package test\n\np := indexof_n([], "cat")\n',
		'3:6: rego_type_error: indexof_n: invalid argument(s)\n\thave: (array, string, ???)\n\twant: (haystack: string, needle: string, output: array[number])',
	],
	[
		'package test\n\np := result if {\n\tresult := strings.split_n("", set(), [x | x := 1])\n}\n',
		'4:12: rego_type_error: strings.split_n: invalid argument(s)\n\thave: (string, set, array[number], ???)\n\twant: (x: string, delimiter: string, n: number, ys: array[string])',
	],
	[
		'package test\n\np := semver.compare({"a": {"b": [1]}}.a, "1.2.3")\n',
		'3:6: rego_type_error: semver.compare: invalid argument(s)\n\thave: (object<b: array<number>>, string, ???)\n\twant: (a: string, b: string, result: number)',
	],
	[
		'package test\n\np := split(1, "")\n',
		'3:6: rego_type_error: split: invalid argument(s)\n\thave: (number, string, ???)\n\twant: (x: string, delimiter: string, ys: array[string])',
	],
	[
		'package test\n\np := uri.parse({"k": 1})\n',
		'3:6: rego_type_error: uri.parse: invalid argument(s)\n\thave: (object<k: number>, ???)\n\twant: (uri: string, output: object[string: string])',
	],
	[
		'package test\n\np := x if {\n\tindexof("μx", {1, 2}, x)\n}\n',
		'4:2: rego_type_error: indexof: invalid argument(s)\n\thave: (string, set[number], ???)\n\twant: (haystack: string, needle: string, output: number)',
	],
	[
		'package test\n\np := x if {\n\tnet.cidr_merge({{1, 2}, "192.0.2.116/31", []}, x)\n}\n',
		'4:2: rego_type_error: net.cidr_merge: invalid argument(s)\n\thave: (set[any<string, array, set[number]>], ???)\n\twant: (addrs: any<array[any<string>], set[string]>, output: set[string])',
	],
	[
		'package test\n\np := x if {\n\tx = sprintf(true, [123456789123456789123])\n}\n',
		'4:6: rego_type_error: sprintf: invalid argument(s)\n\thave: (boolean, array<number>, ???)\n\twant: (format: string, values: array[any], output: string)',
	],
	[
		'package test\n\np = strings.replace_n({"": "-", set(): "e"}, "aéb")\n',
		'3:5: rego_type_error: strings.replace_n: invalid argument(s)\n\thave: (object<: string, []: string>, string, ???)\n\twant: (patterns: object[string: string], value: string, output: string)',
	],
	[
		'package test\n\np contains x if {\n\tx := "a"\n}\n\ntest_p if {\n\t1 in p\n}',
		'8:2: rego_type_error: match error\n\tleft  : number\n\tright : string',
	],
	[
		'package test\n\np if {\n\t(set(), 2 in {"foo": 2}) in [true]\n}\n',
		'4:3: rego_type_error: match error\n\tleft  : set\n\tright : string',
	],
	[
		'package test\n\np if {\n\tfoo(input.zz)\n}\n\nfoo(_) := false\n\ntest_p if {\n\tp with foo as data[0]\n}',
		'10:16: rego_type_error: undefined ref: data[0]\n\tdata[0]\n\t     ^\n\t     have (type): number\n\t     want (one of): ["test"]',
	],
	[
		'package test\n\np if {\n\tunits.parse("100Ki") == []\n}\n',
		'4:2: rego_type_error: match error\n\tleft  : number\n\tright : array',
	],
	[
		'package test\n\np if {\n\tunits.parse([x | x := {"k": 1}]) == 0\n}\n',
		'4:2: rego_type_error: units.parse: invalid argument(s)\n\thave: (array[object<k: number>], ???)\n\twant: (x: string, y: number)',
	],
	[
		'package test\n\np if {\n\tunits.parse({"a": {"b": [1]}}.a) == 500\n}\n',
		'4:2: rego_type_error: units.parse: invalid argument(s)\n\thave: (object<b: array<number>>, ???)\n\twant: (x: string, y: number)',
	],
	[
		'package test\n\np if {\n\tunits.parse_bytes([x | x := 1])\n}\n',
		'4:2: rego_type_error: units.parse_bytes: invalid argument(s)\n\thave: (array[number])\n\twant: (x: string, y: number)',
	],
	[
		'package test\n\np if {\n\tunits.parse_bytes(true) == input.zz\n}\n',
		'4:2: rego_type_error: units.parse_bytes: invalid argument(s)\n\thave: (boolean, ???)\n\twant: (x: string, y: number)',
	],
	[
		'package test\n\np if {\n\tunits.parse_bytes({"z": y | y := {"a": {"b": [1]}}.a}) == 100000000\n}\n',
		'4:2: rego_type_error: units.parse_bytes: invalid argument(s)\n\thave: (object[string: object<b: array<number>>], ???)\n\twant: (x: string, y: number)',
	],
	[
		'package test\n\np if {\n  units.parse({"z": y | y := 2}) == 10000000000\n}\n',
		'4:3: rego_type_error: units.parse: invalid argument(s)\n\thave: (object[string: number], ???)\n\twant: (x: string, y: number)',
	],
	[
		'package test\n\ntest_foo if {\n\tl := ["a", "b", "c"]\n\t{k: x | x := l[k]} == {3: true, 4: "e", 5: {1, 2}}\n}\n',
		'5:2: rego_type_error: match error\n\tleft  : object[number: string]\n\tright : object<3: boolean, 4: string, 5: set[number]>\n\thint  : both sides are objects but their types differ, so they can never be equal (see https://www.openpolicyagent.org/docs/errors/rego-type-error/match-error)',
	],
	[
		'package test\np := regex.find_n("a.", "paranormal", {[1, "a"]: y | y := 2})\n',
		'2:6: rego_type_error: regex.find_n: invalid argument(s)\n\thave: (string, string, object[array<number, string>: number], ???)\n\twant: (pattern: string, value: string, number: number, output: array[string])',
	],
	[
		'package test\np := regex.replace("foo", "[", [x | x := 1])\n',
		'2:6: rego_type_error: regex.replace: invalid argument(s)\n\thave: (string, string, array[number], ???)\n\twant: (s: string, pattern: string, value: string, output: string)',
	],
	[
		'package test\np := regex.replace({"k": 1}, "w(x*)y", "0")\n',
		'2:6: rego_type_error: regex.replace: invalid argument(s)\n\thave: (object<k: number>, string, string, ???)\n\twant: (s: string, pattern: string, value: string, output: string)',
	],
	[
		'package test\np := strings.count("11111", 1)\n',
		'2:6: rego_type_error: strings.count: invalid argument(s)\n\thave: (string, number, ???)\n\twant: (search: string, substring: string, output: number)',
	],
	[
		'package test\np = glob.match("*?*", [{"z": y | y := 2}, "/"], "abc")\n',
		'2:5: rego_type_error: glob.match: invalid argument(s)\n\thave: (string, array<...>, string, ???)\n\twant: (pattern: string, delimiters: any<null, array[string]>, match: string, result: boolean)',
	],
	[
		'package test\np = glob.match([], [".", "/"], "abc")\n',
		'2:5: rego_type_error: glob.match: invalid argument(s)\n\thave: (array, array<string, string>, string, ???)\n\twant: (pattern: string, delimiters: any<...>, match: string, result: boolean)',
	],
	[
		'package x\n\np if {\n\ta := 1\n\tb := 2\n\tc := {"z": y | y := 2}\n\tx = a + b * c\n}',
		'7:10: rego_type_error: mul: invalid argument(s)\n\thave: (number, object[string: number], ???)\n\twant: (x: number, y: number, z: number)',
	],
])('refuses %j', (module, error) => {
	expect(errorsOf(module)).toEqual([error]);
});
