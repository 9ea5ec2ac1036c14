import type { JsonObject } from '@merlon/model';
import { describe, expect, it } from 'vitest';
import { compilePolicies, loadPolicies } from './compile-policies.ts';
import type { PolicyModule } from './policy-module.ts';
import { PolicySet } from './policy-set.ts';

function source(
	id: string,
	rules: string,
	{ targets = 'kubernetes/Pod', custom = '' } = {},
): { file: string; text: string } {
	const name = id.replaceAll('-', '_');
	return {
		file: `${name}.rego`,
		text: `# METADATA
# title: ${id}
# description: ${id}
# custom:
#   id: ${id}
#   severity: low
#   category: test
#   targets: [${targets}]
#   remediation: none
${custom}package test.${name}

${rules}
`,
	};
}

function load(...sources: readonly { readonly file: string; readonly text: string }[]): PolicyModule {
	const { module, problems } = loadPolicies(sources);
	expect(problems).toEqual([]);
	if (module === null) throw new Error('the policies are refused');
	return module;
}

const ALWAYS = 'violation contains {"msg": "found", "path": ["kind"]}';
const POD: JsonObject = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };
const DEPLOYMENT: JsonObject = {
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	spec: { template: { spec: { containers: [] } } },
};

function all(module: PolicyModule): ReadonlySet<string> {
	return new Set(module.policies.map(({ id }) => id));
}

describe('selection by target', () => {
	const module = load(
		source('a-deployment', ALWAYS, { targets: 'kubernetes/Deployment' }),
		source('b-pod', ALWAYS),
		source('c-both', ALWAYS, { targets: 'kubernetes/Deployment, kubernetes/Pod' }),
		source('d-service', ALWAYS, { targets: 'kubernetes/Service' }),
	);
	const ids = (type: string, content: JsonObject, selected = all(module)): string[] =>
		new PolicySet(module, selected).evaluate('kubernetes', type, content).map(({ policy }) => policy.id);

	it.each<[string, JsonObject, string[]]>([
		['Pod', POD, ['b-pod', 'c-both']],
		['Deployment', DEPLOYMENT, ['a-deployment', 'b-pod', 'c-both']],
		['Deployment', { kind: 'Deployment' }, ['a-deployment', 'c-both']],
		['Rollout', { ...DEPLOYMENT, kind: 'Rollout' }, ['b-pod', 'c-both']],
		['Service', { kind: 'Service' }, ['d-service']],
		['ConfigMap', { kind: 'ConfigMap' }, []],
		['constructor', { kind: 'constructor' }, []],
	])('%s %j', (type, content, expected) => {
		expect(ids(type, content)).toEqual(expected);
	});

	it('asks only what is selected', () => {
		expect(ids('Deployment', DEPLOYMENT, new Set(['c-both', 'unknown']))).toEqual(['c-both']);
		expect(new PolicySet(module, new Set(['c-both'])).policies.map(({ id }) => id)).toEqual(['c-both']);
	});
});

describe('violations', () => {
	const violationsOf = (rules: string, content = POD): unknown =>
		new PolicySet(load(source('a', rules)), new Set(['a'])).evaluate('kubernetes', 'Pod', content)[0]?.violations;

	it('have a message, a path, a fix and details', () => {
		const rule = `violation contains {
			"msg": "found", "path": ["spec", 0], "fix": {"op": "add", "path": ["a"], "value": 1}, "details": {"b": 2},
		}`;
		expect(violationsOf(rule)).toEqual([
			{
				message: 'found',
				path: ['spec', 0],
				fix: { op: 'add', path: ['a'], value: 1 },
				details: { b: 2 },
			},
		]);
	});

	it.each([
		['{"msg": "m"}', { message: 'm' }],
		['"text"', { message: '"text"' }],
		['{"msg": 5}', { message: '{"msg":5}' }],
		['{"msg": "m", "path": "spec"}', { message: 'm' }],
		['{"msg": "m", "path": ["a", null]}', { message: 'm' }],
		['{"msg": "m", "fix": {"op": "move", "path": []}}', { message: 'm' }],
		['{"msg": "m", "fix": {"op": "add"}}', { message: 'm' }],
		['{"msg": "m", "fix": "remove"}', { message: 'm' }],
		['{"msg": "m", "details": [1]}', { message: 'm' }],
	])('%s lacks what is of the wrong kind', (violation, expected) => {
		expect(violationsOf(`violation contains ${violation}`)).toEqual([
			{ path: [], fix: null, details: null, ...expected },
		]);
	});

	it.each(['violation contains 1 if false', 'violation := {"a": 1}', 'violation if false'])('%s: none', (rules) => {
		expect(violationsOf(rules)).toEqual([]);
	});
});

describe('parameters', () => {
	const custom =
		'#   parameters:\n#     schema: {type: object, properties: {one: {type: integer}, two: {type: integer}}}\n#     defaults: {one: 1, two: 2}\n';
	const rules = 'violation contains {"msg": json.marshal(input.parameters)}';
	const module = load(source('a', rules, { custom }), source('b', rules, { custom }), source('c', rules));
	const messages = (parameters: Record<string, JsonObject>): string[] =>
		new PolicySet(module, all(module), { parameters })
			.evaluate('kubernetes', 'Pod', POD)
			.flatMap(({ violations }) => violations.map(({ message }) => message));

	it('are the defaults where none are given', () => {
		expect(messages({})).toEqual(['{"one":1,"two":2}', '{"one":1,"two":2}', '{}']);
	});

	it('are those of each policy', () => {
		expect(messages({ a: { two: 3, three: [] }, other: { one: 5 } })).toEqual([
			'{"one":1,"three":[],"two":3}',
			'{"one":1,"two":2}',
			'{}',
		]);
	});
});

describe('the inventory', () => {
	const library = {
		file: 'lib.rego',
		text: 'package test.lib\n\npods := {name | some name; data.inventory.namespace.shop.v1.Pod[name]}\n',
	};
	const module = load(
		library,
		source('a', 'import data.test.lib\n\nviolation contains {"msg": name} if some name in lib.pods'),
		source('b', 'violation contains {"msg": name} if some name, _ in data.inventory.cluster.v1.Node'),
		source('c', ALWAYS),
		{
			file: 'between.rego',
			text: '# Libraries may import others.\npackage test.between\n\nimport data.test.lib as l\n\nn := l.pods\n',
		},
		source('d', 'violation contains {"msg": name} if some name in data.test.between.n'),
		source('e', 'violation contains 1 if data["inventory"].cluster'),
	);

	it('is what the set was told last', () => {
		const set = new PolicySet(module, new Set(['a', 'b']));
		const found = (): string[] =>
			set.evaluate('kubernetes', 'Pod', POD).flatMap(({ violations }) => violations.map(({ message }) => message));
		expect(found()).toEqual([]);
		set.useInventory({
			namespace: { shop: { v1: { Pod: { web: {}, api: {} } } } },
			cluster: { v1: { Node: { n: {} } } },
		});
		expect(found()).toEqual(['api', 'web', 'n']);
		set.useInventory({});
		expect(found()).toEqual([]);
	});

	it('is used by policies that read it, themselves or through a library', () => {
		const uses = module.policies.map(({ id, inventory }) => [id, inventory.length > 0]);
		expect(Object.fromEntries(uses)).toEqual({ a: true, b: true, c: false, d: true, e: true });
	});
});

describe('errors', () => {
	const CONFLICT = 'violation := {1}\n\nviolation := {2} if input.review.object.kind == "Pod"';

	it('stop only the policy that has one', () => {
		const module = load(source('a', ALWAYS), source('b', CONFLICT), source('c', ALWAYS));
		const results = new PolicySet(module, all(module)).evaluate('kubernetes', 'Pod', POD);
		expect(results.map(({ policy, violations }) => [policy.id, violations.length])).toEqual([
			['a', 1],
			['b', 0],
			['c', 1],
		]);
		expect(results.map(({ error }) => error)).toEqual([
			null,
			'rule data.test.b.violation produced conflicting values',
			null,
		]);
	});

	it('come of policies that take too long', () => {
		const slow = `violation contains {"msg": "m"} if {
			some a in numbers.range(1, 3000)
			some b in numbers.range(1, 3000)
			a * b == input.review.object.metadata.name
		}`;
		const module = load(source('a', slow));
		const [result] = new PolicySet(module, all(module), { timeMs: 20 }).evaluate('kubernetes', 'Pod', POD);
		expect(result?.violations).toEqual([]);
		expect(result?.error).toBe('evaluation took too long');
	});
});

describe('compiled policies', () => {
	it('are a module, in the order of their ids', () => {
		const { policies, code, problems } = compilePolicies([
			source('b', 'violation contains {"msg": "m"} if data.inventory.cluster'),
			source('a', ALWAYS),
			{ file: 'a_test.rego', text: 'this is no Rego' },
		]);
		expect(problems).toEqual([]);
		expect(policies.map(({ id }) => id)).toEqual(['a', 'b']);
		expect(policies.map(({ inventory }) => inventory)).toEqual([[], [{ kinds: ['*'], fields: [] }]]);
		expect(code).toContain('@merlon/rego/runtime');
	});

	it('name each id once', () => {
		const { problems } = compilePolicies([
			source('a', ALWAYS),
			{ file: 'other.rego', text: source('a', ALWAYS).text.replace('test.a', 'test.other') },
		]);
		expect(problems).toEqual([{ file: 'other.rego', row: 1, message: 'a.rego has the id a, too' }]);
	});

	it('refuse what the compiler refuses', () => {
		expect(() => compilePolicies([source('a', 'violation contains x if y')])).toThrow('unsafe');
	});
});
