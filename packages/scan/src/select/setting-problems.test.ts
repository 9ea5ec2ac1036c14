import type { PolicyMetadata } from '@merlon/model';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../config/loaded-config.ts';
import { PolicyNames } from './policy-names.ts';
import { settingProblems } from './setting-problems.ts';

const POLICIES = [
	policy('k8s-labels', ['C-0076'], {
		labels: {
			type: 'array',
			minItems: 1,
			examples: [[{ key: 'owner' }]],
			items: {
				type: 'object',
				required: ['key'],
				additionalProperties: false,
				properties: { key: { type: 'string' }, pattern: { type: 'string', format: 'regex' } },
			},
		},
	}),
	policy('k8s-version', ['A'], { version: { type: 'string', pattern: '^v1$' } }, { version: 'v1' }),
	policy('k8s-user', ['A'], { minimum: { type: 'integer', minimum: 1 } }, { minimum: 10 }),
	policy('k8s-plain', [], null),
];

function policy(id: string, aliases: string[], properties: object | null, defaults: object = {}): PolicyMetadata {
	const schema = properties === null ? {} : { type: 'object', properties };
	return { id, aliases, parameters: { schema, defaults } } as unknown as PolicyMetadata;
}

function problems(text: string): string[] {
	const loaded = parseConfig(text, 'merlon.yaml', '/r');
	expect(loaded.problems).toEqual([]);
	const names = new PolicyNames(POLICIES);
	return settingProblems(loaded.config, { policies: POLICIES, names, source: loaded }).map(
		({ code, level, file, line, column, message, help }) => {
			expect([level, file]).toEqual(['error', 'merlon.yaml']);
			return `${line}:${column} ${code}: ${message} (${help})`;
		},
	);
}

const EXAMPLE = 'for instance: parameters: {k8s-labels: {labels: [{key: "owner"}]}}';

describe('parameters that do not fit the schema', () => {
	it.each([
		[
			'labels: nonsense',
			`2:25 parameter-value: parameters.k8s-labels.labels must be a list, not "nonsense" (${EXAMPLE})`,
		],
		['labels:', `2:25 parameter-value: parameters.k8s-labels.labels must be a list, not nothing (${EXAMPLE})`],
		[
			'labels: []',
			`2:25 parameter-value: parameters.k8s-labels.labels must be a list of at least 1 entry (${EXAMPLE})`,
		],
		[
			'labels: [{key: a}, {key: 1}]',
			'2:42 parameter-value: parameters.k8s-labels.labels[1].key must be a text, not 1 (YAML reads this as a number: put it in quotes)',
		],
		[
			'labels: [{pattern: a}]',
			`2:26 parameter-value: parameters.k8s-labels.labels[0] must be a mapping with the key "key" (${EXAMPLE})`,
		],
		[
			'labels: [{key: a, patern: b}]',
			'2:35 parameter-unknown: there is no parameter "patern" in parameters.k8s-labels.labels[0] (did you mean "pattern"?)',
		],
		[
			'labels: [{key: a, pattern: "("}]',
			`2:44 parameter-value: parameters.k8s-labels.labels[0].pattern must be a regular expression in the syntax of RE2, not "(" (${EXAMPLE})`,
		],
		[
			'label: []',
			'2:17 parameter-unknown: there is no parameter "label" in parameters.k8s-labels (did you mean "labels"?)',
		],
		[
			'__proto__: 1',
			'2:17 parameter-unknown: there is no parameter "__proto__" in parameters.k8s-labels (those here are labels)',
		],
	])('%s', (given, expected) => {
		expect(problems(`parameters:\n  k8s-labels: { ${given} }\n`)).toEqual([expected]);
	});

	it('are told of aliases, too', () => {
		expect(problems('parameters: {C-0076: {labels: 1}}')).toEqual([
			`1:31 parameter-value: parameters.C-0076.labels must be a list, not 1 (${EXAMPLE})`,
		]);
	});

	it('are told of policies that have none', () => {
		expect(problems('parameters: {k8s-plain: {a: 1}}')).toEqual([
			'1:26 parameter-unknown: there is no parameter "a" in parameters.k8s-plain (there are none)',
		]);
	});

	it('are told of overrides, whether they hold for a file or not', () => {
		expect(problems('overrides:\n- path: a\n- path: b\n  parameters:\n    k8s-user:\n      minimum: 0\n')).toEqual([
			'6:16 parameter-value: overrides[1].parameters.k8s-user.minimum must be at least 1, not 0 (for instance: parameters: {k8s-user: {minimum: 10}})',
		]);
	});

	it('of names that stand for several policies have to be of one of them', () => {
		expect(problems('parameters: {A: {version: v1, minimum: 2}}')).toEqual([]);
		expect(problems('parameters: {A: {version: v2, minimum: 2, least: 3}}')).toEqual([
			'1:27 parameter-value: parameters.A.version must be a text that matches ^v1$, not "v2" (for instance: parameters: {k8s-version: {version: "v1"}})',
			'1:43 parameter-unknown: there is no parameter "least" in parameters.A (those here are version, minimum)',
		]);
	});
});

describe('names that stand for no policy', () => {
	it('are told of severities and parameters', () => {
		const text =
			'severity: {k8s-usr: low}\nparameters: {zzz: {}}\noverrides:\n- path: a\n  severity: {k8s-plan: low}\n';
		expect(problems(text)).toEqual([
			'1:12 policy-unknown: severity: there is no policy called "k8s-usr" (did you mean "k8s-user"?)',
			'2:14 policy-unknown: parameters: there is no policy called "zzz" (merlon policies list shows what there is)',
			'5:14 policy-unknown: overrides[0].severity: there is no policy called "k8s-plan" (did you mean "k8s-plain"?)',
		]);
	});

	it('are none where there are none', () => {
		expect(
			problems('parameters: {k8s-labels: {labels: [{key: a, pattern: "^a"}]}, "k8s-*": {}}\nseverity: {A: low}'),
		).toEqual([]);
	});
});
