import { SourceFile, spanPosition } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import { analyzeModules } from '../analysis/analyze.ts';
import { BUILTINS } from '../builtins/registry.ts';
import type { Module } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { SchemaSet } from './schema-set.ts';

const INPUT = {
	type: 'object',
	properties: {
		user: {
			type: 'object',
			properties: {
				name: { type: 'string' },
				age: { type: 'integer' },
				roles: { type: 'array', items: { type: 'string' } },
			},
		},
		method: { type: 'string' },
		path: { type: 'array', items: { type: 'string' } },
		n: { type: 'number' },
		any: {},
		items: { type: 'array', items: [{ type: 'string' }, { type: 'number' }] },
	},
};

const FOLDER = SchemaSet.ofFiles([
	['input.json', INPUT],
	[
		'acl.json',
		{
			type: 'object',
			properties: {
				alice: { type: 'array', items: { type: 'string' } },
				bob: { type: 'array', items: { type: 'string' } },
			},
		},
	],
	['num.json', { type: 'number' }],
	['str.json', { type: 'string' }],
	[
		'rec.json',
		{
			$ref: '#/definitions/n',
			definitions: {
				n: {
					type: 'object',
					properties: {
						v: { type: 'number' },
						next: { $ref: '#/definitions/n' },
						kids: { type: 'array', items: { $ref: '#/definitions/n' } },
					},
				},
			},
		},
	],
	[
		'any.json',
		{
			anyOf: [
				{ type: 'object', properties: { a: { type: 'string' } } },
				{ type: 'object', properties: { b: { type: 'number' } } },
				{ type: 'array', items: { type: 'number' } },
			],
		},
	],
	['bad.json', { type: 'nope' }],
	['remote.json', { $ref: 'http://example.com/x.json' }],
	['deep/er.json', { type: 'object', properties: { z: { type: 'boolean' } } }],
]);

/** The errors of modules as OPA prints them: place, code, message and details. */
function errorsOf(sources: Readonly<Record<string, string>>, schemas: SchemaSet | null): string[] {
	const modules = new Map<string, Module>();
	for (const [name, text] of Object.entries(sources)) {
		const parsed = parseModule(new SourceFile(name, text), { regoVersion: 'v1', processAnnotations: true });
		modules.set(name, parsed.module as Module);
	}
	const { diagnostics } = analyzeModules(modules, {
		strict: false,
		builtins: BUILTINS,
		unsafeBuiltins: new Set(),
		enablePrint: false,
		maxErrors: 0,
		schemas,
		defaultRegoVersion: 'v1',
	});
	return diagnostics.map(({ code, message, span, details = [] }) => {
		const { line, column } = spanPosition(span);
		const place = span.source.name === '' ? '' : `${span.source.name}:${line}:${column}: `;
		return [`${place}${code}: ${message}`, ...details].join('\n\t');
	});
}

function errorsOfRules(rules: string, schemas: SchemaSet | null): string[] {
	return errorsOf({ 'm.rego': `package p\n${rules}` }, schemas).map(withoutName);
}

function withoutName(error: string): string {
	return error.replace(/^m\.rego:/, '');
}

// The expected texts are those of OPA 1.22.2.
describe('rules, without schemas', () => {
	it.each<[rules: string, errors: string[]]>([
		[
			'y := 1\nf(a) := a + 1\nx if { f(1) == "a" }',
			['4:8: rego_type_error: match error\n\tleft  : number\n\tright : string'],
		],
		[
			'x if { count([1]) == "a" with count as 3 }',
			['2:8: rego_type_error: match error\n\tleft  : number\n\tright : string'],
		],
		[
			'g(a) := "a"\nx if { count([1]) == "a" with count as g }',
			['3:8: rego_type_error: match error\n\tleft  : number\n\tright : string'],
		],
		['x if { time.now_ns() == 1 with time.now_ns as "a" }', []],
		['g() := 1\nx if { time.now_ns() == 1 with time.now_ns as g }', []],
		['a := 1\nb := a\nx if { b == "s" with data.p.a as "s" }', []],
		[
			'a := {"z": 1}\nx if { a.q with data.p.a.z as 2 }',
			['3:17: rego_compile_error: with keyword cannot partially replace virtual document(s)'],
		],
		['a := {"z": 1}\nx if { a.z == "k" with data.p.a as {"z": "k"} }', []],
		['x if { data.foo.bar == 1 with data.foo as {"bar": 2} }', []],
		[
			'a := 1\nx if { y := data.p.a with data.p.a as [1]; y[0] == "s" }',
			['3:44: rego_type_error: match error\n\tleft  : number\n\tright : string'],
		],
		[
			'x if { upper(1) with input as 2 }',
			['2:8: rego_type_error: upper: invalid argument(s)\n\thave: (number)\n\twant: (x: string, y: string)'],
		],
		['a := 1\nf(z) := a + z\nx if { f(1) == "s" with data.p.a as 2 }', []],
	])('checks %j', (rules, errors) => {
		expect(errorsOfRules(rules, null)).toEqual(errors);
	});
});

describe('rules, with a schema for input', () => {
	const schemas = SchemaSet.ofInput(INPUT);

	it.each<[rules: string, errors: string[]]>([
		[
			'x := input.user.nam',
			[
				'2:6: rego_type_error: undefined ref: input.user.nam\n\tinput.user.nam\n\t           ^\n\t           have: "nam"\n\t           want (one of): ["age" "name" "roles"]',
			],
		],
		[
			'x := input.user.name.first',
			[
				'2:6: rego_type_error: undefined ref: input.user.name.first\n\tinput.user.name.first\n\t^^^^^^^^^^^^^^^\n\thave: string',
			],
		],
		[
			'x := input.user.name + 1',
			[
				'2:6: rego_type_error: plus: invalid argument(s)\n\thave: (string, number, ???)\n\twant: (x: number, y: number, z: number)',
			],
		],
		[
			'x := input.foo',
			[
				'2:6: rego_type_error: undefined ref: input.foo\n\tinput.foo\n\t      ^\n\t      have: "foo"\n\t      want (one of): ["any" "items" "method" "n" "path" "user"]',
			],
		],
		['x if input.user.name == 1', ['2:6: rego_type_error: match error\n\tleft  : string\n\tright : number']],
		[
			'x if input.user == "a"',
			[
				'2:6: rego_type_error: match error\n\tleft  : object<age: number, name: string, roles: array[string]>\n\tright : string',
			],
		],
		[
			'x := input.user.roles[0].x',
			[
				'2:6: rego_type_error: undefined ref: input.user.roles[0].x\n\tinput.user.roles[0].x\n\t^^^^^^^^^^^^^^^^^^^\n\thave: string',
			],
		],
		[
			'x := input.user.roles.foo',
			[
				'2:6: rego_type_error: undefined ref: input.user.roles.foo\n\tinput.user.roles.foo\n\t                 ^\n\t                 have: "foo"\n\t                 want (type): number',
			],
		],
		[
			'x := input.user.roles["a"]',
			[
				'2:6: rego_type_error: undefined ref: input.user.roles.a\n\tinput.user.roles.a\n\t                 ^\n\t                 have: "a"\n\t                 want (type): number',
			],
		],
		[
			'x := count(input.user.age)',
			[
				'2:6: rego_type_error: count: invalid argument(s)\n\thave: (number, ???)\n\twant: (collection: any<...>, n: number)',
			],
		],
		[
			'x := upper(input.user.age)',
			['2:6: rego_type_error: upper: invalid argument(s)\n\thave: (number, ???)\n\twant: (x: string, y: string)'],
		],
		['x := input.items[0]', []],
		[
			'x := input.items[2]',
			[
				'2:6: rego_type_error: undefined ref: input.items[2]\n\tinput.items[2]\n\t            ^\n\t            have: 2\n\t            want (type): number',
			],
		],
		[
			'x := upper(input.items[1])',
			['2:6: rego_type_error: upper: invalid argument(s)\n\thave: (number, ???)\n\twant: (x: string, y: string)'],
		],
		['x := input.items[i] + 1', []],
		['x := input.any.foo.bar', []],
		['x := input[k] ', []],
		['x if input[k].zzz == 1', []],
		['x := input.user[input.method]', []],
		[
			'x := input.user[input.n]',
			[
				'2:6: rego_type_error: undefined ref: input.user[input.n]\n\tinput.user[input.n]\n\t           ^\n\t           have (type): number\n\t           want (one of): ["age" "name" "roles"]',
			],
		],
		[
			'x := input[[1]]',
			[
				'2:6: rego_type_error: undefined ref: input[[1]]\n\tinput[[1]]\n\t      ^\n\t      have (type): array<number>\n\t      want (type): string',
			],
		],
		[
			'x := input[{"a":1}]',
			[
				'2:6: rego_type_error: undefined ref: input[{"a": 1}]\n\tinput[{"a": 1}]\n\t      ^\n\t      have (type): object<a: number>\n\t      want (type): string',
			],
		],
		[
			'x := {y | y := input.user.foo}',
			[
				'2:16: rego_type_error: undefined ref: input.user.foo\n\tinput.user.foo\n\t           ^\n\t           have: "foo"\n\t           want (one of): ["age" "name" "roles"]',
			],
		],
		[
			'x := {k: v | v := input.user[k].q}',
			[
				'2:19: rego_type_error: undefined ref: input.user[k].q\n\tinput.user[k].q\n\t              ^\n\t              have: "q"\n\t              want (type): number',
			],
		],
		[
			'f(a) := input.user.zoo\nx := f(1)',
			[
				'2:9: rego_type_error: undefined ref: input.user.zoo\n\tinput.user.zoo\n\t           ^\n\t           have: "zoo"\n\t           want (one of): ["age" "name" "roles"]',
			],
		],
		['x if every v in input.path { v == 1 }', []],
		[
			'x if every v in input.zip { v }',
			[
				'2:17: rego_type_error: undefined ref: input.zip\n\tinput.zip\n\t      ^\n\t      have: "zip"\n\t      want (one of): ["any" "items" "method" "n" "path" "user"]',
			],
		],
		[
			'x if not input.user.zoo',
			[
				'2:10: rego_type_error: undefined ref: input.user.zoo\n\tinput.user.zoo\n\t           ^\n\t           have: "zoo"\n\t           want (one of): ["age" "name" "roles"]',
			],
		],
		['x if { input.user.name with input as {"user": {"name": 1}} }', []],
		[
			'y := input.user.name\nx if { y == 1 with input as {"user": {"name": 1}} }',
			['3:8: rego_type_error: match error\n\tleft  : string\n\tright : number'],
		],
		[
			'y := input.user.name\nx if { y == 1 with input.method as 3 }',
			['3:8: rego_type_error: match error\n\tleft  : string\n\tright : number'],
		],
		[
			'y := input.user.name\nz := y\nx if { z == 1 with input.user.name as 3 }',
			['4:8: rego_type_error: match error\n\tleft  : string\n\tright : number'],
		],
		[
			'x := 1 if input.user.zoo\nelse := 2 if input.user.zip',
			[
				'2:11: rego_type_error: undefined ref: input.user.zoo\n\tinput.user.zoo\n\t           ^\n\t           have: "zoo"\n\t           want (one of): ["age" "name" "roles"]',
				'3:1: rego_type_error: undefined ref: input.user.zip\n\tinput.user.zip\n\t           ^\n\t           have: "zip"\n\t           want (one of): ["age" "name" "roles"]',
			],
		],
		['x := input.user', []],
		['x[k] := v if { v := input.user[k] }', []],
		['x.y[k].z := input.user[k]', []],
		['x contains k if input.user[k]', []],
		['default x := 3\nx := input.user.name', []],
		['x := input.user.name if true\nx := input.user.age if false', []],
		[
			'x := sprintf(input.user.age, input.user)',
			[
				'2:6: rego_type_error: sprintf: invalid argument(s)\n\thave: (number, object<age: number, name: string, roles: array[string]>, ???)\n\twant: (format: string, values: array[any], output: string)',
			],
		],
		['x := object.get(input.user, "zoo", 1)\ny := x + 1', []],
		[
			'x := json.unmarshal(input)',
			[
				'2:6: rego_type_error: json.unmarshal: invalid argument(s)\n\thave: (object<...>, ???)\n\twant: (x: string, y: any)',
			],
		],
		['x := walk(input)', []],
		[
			'x := input.user.name.a.b.c',
			[
				'2:6: rego_type_error: undefined ref: input.user.name.a.b.c\n\tinput.user.name.a.b.c\n\t^^^^^^^^^^^^^^^\n\thave: string',
			],
		],
		['x := input', []],
		['x := input == {}', []],
		[
			'x if input = {"user": u, "method": m, "path": 5, "n": n, "any": a, "items": i}',
			[
				'2:6: rego_type_error: match error\n\tleft  : object<any: any, items: array<string, number>, method: string, n: number, path: array[string], user: object<...>>\n\tright : object<any: ???, items: ???, method: ???, n: ???, path: number, user: ???>\n\thint  : both sides are objects but their types differ, so they can never be equal (see https://www.openpolicyagent.org/docs/errors/rego-type-error/match-error)',
			],
		],
		[
			'x if input.items = [a, b, c]',
			[
				'2:6: rego_type_error: match error\n\tleft  : array<string, number>\n\tright : array<???, ???, ???>\n\thint  : both sides are arrays but their types differ, so they can never be equal (see https://www.openpolicyagent.org/docs/errors/rego-type-error/match-error)',
			],
		],
		[
			'x := numbers.range(input.n, input.user.name)',
			[
				'2:6: rego_type_error: numbers.range: invalid argument(s)\n\thave: (number, string, ???)\n\twant: (a: number, b: number, range: array[number])',
			],
		],
		['x := data.q.zoo', []],
		[
			'x := input.user.name[0]',
			[
				'2:6: rego_type_error: undefined ref: input.user.name[0]\n\tinput.user.name[0]\n\t^^^^^^^^^^^^^^^\n\thave: string',
			],
		],
		[
			'p contains x if {\n\tx := input.user.roles[_]\n\tx == true\n}',
			['4:2: rego_type_error: match error\n\tleft  : string\n\tright : boolean'],
		],
		[
			'x := input.user.name | {1}',
			[
				'2:6: rego_type_error: or: invalid argument(s)\n\thave: (string, set[number], ???)\n\twant: (x: set[any], y: set[any], z: set[any])',
			],
		],
		[
			'x := $"{input.user.zoo}"',
			[
				'2:9: rego_type_error: undefined ref: input.user.zoo\n\tinput.user.zoo\n\t           ^\n\t           have: "zoo"\n\t           want (one of): ["age" "name" "roles"]',
			],
		],
	])('checks %j', (rules, errors) => {
		expect(errorsOfRules(rules, schemas)).toEqual(errors);
	});
});

describe('annotations that name schemas', () => {
	it.each<[module: string, errors: string[]]>([
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.input\n#   - data.acl: schema.acl\npackage p\n# METADATA\n# scope: rule\n# schemas:\n#   - input.user.name: schema.num\n#   - data.acl: schema.deep.er\nx := input.user.name + 1',
			[],
		],
		[
			'# METADATA\n# scope: subpackages\n# schemas:\n#   - input: schema.input\n#   - data.acl: schema.acl\npackage p\n# METADATA\n# scope: rule\n# schemas:\n#   - input.user.name: schema.num\n#   - data.acl: schema.deep.er\nx := data.acl[input.user.name][_] == 1',
			[
				'12:6: rego_type_error: undefined ref: data.acl[input.user.name][_]\n\tdata.acl[input.user.name][_]\n\t         ^\n\t         have (type): number\n\t         want (one of): ["z"]',
			],
		],
		[
			'# METADATA\n# scope: subpackages\n# schemas:\n#   - input: schema.input\n#   - data.acl: schema.acl\npackage p\nx := data.acl[input.user.name][_] == 1',
			[],
		],
		[
			'package p\n# METADATA\n# scope: document\n# schemas:\n#   - data.acl: schema.acl\nx := data.acl.alice[0] + 1',
			[
				'6:6: rego_type_error: plus: invalid argument(s)\n\thave: (string, number, ???)\n\twant: (x: number, y: number, z: number)',
			],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - data.acl.alice[0]: schema.num\nx := input.foo\ny := 1',
			[],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - data.acl: schema.acl\nx := data.acl.alice[0] + 1',
			[
				'6:6: rego_type_error: plus: invalid argument(s)\n\thave: (string, number, ???)\n\twant: (x: number, y: number, z: number)',
			],
		],
		['package p\n# METADATA\n# scope: rule\n# schemas:\n#   - data.acl: schema.acl\nx := input.user.zoo', []],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - data.p.y: schema.num\nx := data.p.y.z\ny := {"z": 1}',
			['6:6: rego_type_error: undefined ref: data.p.y.z\n\tdata.p.y.z\n\t^^^^^^^^\n\thave: number'],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - data.p.y: schema.num\nx := input.a.b\nx := data.acl.alice[0].z',
			[],
		],
		['package p\n# METADATA\n# scope: rule\n# schemas:\n#   - data: schema.acl\nx := input[_].zz', []],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - input.user: schema.input\nx := data.acl[input.user.name][_] == 1',
			[
				'6:15: rego_type_error: undefined ref: input.user.name\n\tinput.user.name\n\t           ^\n\t           have: "name"\n\t           want (one of): ["any" "items" "method" "n" "path" "user"]',
			],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - input.user: schema.input\nx := input.user.name + 1',
			[
				'6:6: rego_type_error: undefined ref: input.user.name\n\tinput.user.name\n\t           ^\n\t           have: "name"\n\t           want (one of): ["any" "items" "method" "n" "path" "user"]',
			],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - input: schema\nx := data.p.y.z\ny := {"z": 1}',
			['6:1: rego_type_error: undefined schema: schema'],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - input: schema.bad\nx := input[_].zz',
			[
				'6:1: rego_type_error: unable to compile the schema: has a primitive type that is NOT VALID -- given: /nope/ Expected valid values are:[array boolean integer number null object string]',
			],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - input: schema.input\n#   - data.acl: schema.acl\nx := data.acl[input.user.name][_] == 1',
			[],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - input: schema.input\n#   - input.user.name: schema.num\nx := data.acl.alice[0] + 1',
			[],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - input: schema.input\n#   - input.user.roles: {type: object, properties: {q: {type: boolean}}}\nx := input.user.zoo\n',
			[
				'7:6: rego_type_error: undefined ref: input.user.zoo\n\tinput.user.zoo\n\t           ^\n\t           have: "zoo"\n\t           want (one of): ["age" "name" "roles"]',
			],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - input: {type: string}\nx := input.a + 1',
			['6:6: rego_type_error: undefined ref: input.a\n\tinput.a\n\t^^^^^\n\thave: string'],
		],
		[
			'package p\n# METADATA\n# scope: rule\n# schemas:\n#   - input[_]: schema.num\nx := input.foo\ny := 1',
			['6:1: rego_type_error: error getting key from value: var requires evaluation'],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nf(z) := z.zoo\nx := f(input.next)',
			[],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx := [input.next, 1]\ny := x[0].zz',
			[
				'7:6: rego_type_error: undefined ref: data.p.x[0].zz\n\tdata.p.x[0].zz\n\t            ^\n\t            have: "zz"\n\t            want (one of): ["kids" "next" "v"]',
			],
		],
		['# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx := count(input.kids)', []],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx := input.kids[0].kids[1].zip',
			[
				'6:6: rego_type_error: undefined ref: input.kids[0].kids[1].zip\n\tinput.kids[0].kids[1].zip\n\t                      ^\n\t                      have: "zip"\n\t                      want (one of): ["kids" "next" "v"]',
			],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx := input.next\ny := x.zoo',
			[
				'7:6: rego_type_error: undefined ref: data.p.x.zoo\n\tdata.p.x.zoo\n\t         ^\n\t         have: "zoo"\n\t         want (one of): ["kids" "next" "v"]',
			],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx := input.next.next.next.v + "a"',
			[
				'6:6: rego_type_error: plus: invalid argument(s)\n\thave: (number, string, ???)\n\twant: (x: number, y: number, z: number)',
			],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx := input.v.q',
			['6:6: rego_type_error: undefined ref: input.v.q\n\tinput.v.q\n\t^^^^^^^\n\thave: number'],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx := object.union(input.next, input.next.next)\ny := x.zoo',
			[],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx := upper(input.next)',
			[
				'6:6: rego_type_error: upper: invalid argument(s)\n\thave: (recursive(#/definitions/n), ???)\n\twant: (x: string, y: string)',
			],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx := {"a": input.next} == {"a": 1}',
			[],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx if input == 1',
			['6:6: rego_type_error: match error\n\tleft  : object<...>\n\tright : number'],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.rec\npackage p\nx[k] := input.next if some k in [1]',
			[],
		],
		['# METADATA\n# scope: package\n# schemas:\n#   - input: schema.any\npackage p\nx := input.a', []],
		['# METADATA\n# scope: package\n# schemas:\n#   - input: schema.any\npackage p\nx := input.b + 1', []],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.any\npackage p\nx := input[i].z',
			['6:6: rego_type_error: undefined ref: input[i].z\n\tinput[i].z\n\t^^^^^^^^\n\thave: any<number, string>'],
		],
		['# METADATA\n# scope: package\n# schemas:\n#   - input: schema.any\npackage p\nx := input[k] == true', []],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.any\npackage p\nx := upper(input)',
			[
				'6:6: rego_type_error: upper: invalid argument(s)\n\thave: (any<array[number], object<a: string>, object<b: number>>, ???)\n\twant: (x: string, y: string)',
			],
		],
		[
			'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.any\npackage p\nx if input == 1',
			[
				'6:6: rego_type_error: match error\n\tleft  : any<array[number], object<a: string>, object<b: number>>\n\tright : number',
			],
		],
	])('checks %j', (module, errors) => {
		expect(errorsOf({ 'm.rego': module }, FOLDER).map(withoutName)).toEqual(errors);
	});

	it.each<[modules: Record<string, string>, errors: string[]]>([
		[
			{
				'm.rego':
					'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.input\n#   - data.acl: schema.acl\npackage p\ny := 1',
				'q.rego': 'package p.q.r\nx := input.user.zoo',
				'z.rego': 'package zz\nx := input.user.zoo',
			},
			[],
		],
		[
			{
				'm.rego':
					'# METADATA\n# scope: subpackages\n# schemas:\n#   - input: schema.input\n#   - data.acl: schema.acl\npackage p\ny := 1',
				'q.rego': 'package p.q.r\nx := input.user.zoo',
				'z.rego': 'package zz\nx := input.user.zoo',
			},
			[
				'q.rego:2:6: rego_type_error: undefined ref: input.user.zoo\n\tinput.user.zoo\n\t           ^\n\t           have: "zoo"\n\t           want (one of): ["age" "name" "roles"]',
			],
		],
		[
			{
				'm.rego':
					'# METADATA\n# scope: package\n# schemas:\n#   - input: schema.input\n#   - data.acl: schema.acl\npackage p\ny := 1',
				'q.rego': 'package p.q.r\nx := input.user.name + 1',
				'z.rego': 'package zz\nx := input.user.name + 1',
			},
			[],
		],
		[
			{
				'm.rego':
					'# METADATA\n# scope: subpackages\n# schemas:\n#   - input: schema.input\n#   - data.acl: schema.acl\npackage p\ny := 1',
				'q.rego': 'package p.q.r\nx := input.user.name + 1',
				'z.rego': 'package zz\nx := input.user.name + 1',
			},
			[
				'q.rego:2:6: rego_type_error: plus: invalid argument(s)\n\thave: (string, number, ???)\n\twant: (x: number, y: number, z: number)',
			],
		],
	])('checks the modules %j', (modules, errors) => {
		expect(errorsOf(modules, FOLDER)).toEqual(errors);
	});

	it('does not need a schema set when the annotation is without effect', () => {
		const rules = '# METADATA\n# schemas:\n#   - input: schema.input\nx := input.user.zoo';
		expect(errorsOfRules(rules, null)).toEqual([]);
	});
});

describe('schemas that cannot be used', () => {
	it.each([
		[
			{ type: 'nope' },
			'has a primitive type that is NOT VALID -- given: /nope/ Expected valid values are:[array boolean integer number null object string]',
		],
		[{ $ref: 'http://example.com/x' }, 'remote reference loading disabled: http://example.com/x'],
	])('reports %j for all modules', (schema, message) => {
		const error = `rego_type_error: unable to compile the schema: ${message}`;
		expect(errorsOfRules('x := input.foo', SchemaSet.ofInput(schema))).toEqual([error]);
	});
});
