import type { PolicyMetadata } from '@merlon/model';
import { expect, test } from 'vitest';
import { askedPolicies, idlePolicies, missingParameters, parameterExample } from './idle-policies.ts';
import { PolicyNames } from './policy-names.ts';

const LABELS = {
	id: 'k8s-required-labels',
	aliases: ['C-0076'],
	parameters: {
		schema: {
			properties: {
				labels: { type: 'array', minItems: 1, examples: [[{ key: 'owner', pattern: '^a"' }, { key: 'b' }]] },
			},
		},
		defaults: { labels: [] },
	},
} as unknown as PolicyMetadata;
const OTHER = {
	id: 'k8s-other',
	aliases: [],
	parameters: { schema: { properties: { a: { type: 'array' } } }, defaults: { a: [] } },
} as unknown as PolicyMetadata;
const POLICIES = [LABELS, OTHER];

function problems(check: readonly string[], labels?: readonly string[]): string[] {
	const given = labels === undefined ? {} : { 'k8s-required-labels': { labels } };
	const source = { file: 'merlon.yaml', locate: () => ({ line: 3, column: 1 }) };
	return idlePolicies(POLICIES, given, askedPolicies(check, new PolicyNames(POLICIES)), source).map(
		({ level, message, help, line }) => `${line}: ${level}: ${message} (${help})`,
	);
}

test('policies that were asked for by name tell what they need', () => {
	const expected = [
		'3: warning: k8s-required-labels finds nothing until its parameter labels is set (in merlon.yaml: parameters: {k8s-required-labels: {labels: [{key: "owner", pattern: "^a\\""}, {key: "b"}]}})',
	];
	expect(problems(['k8s-required-labels'])).toEqual(expected);
	expect(problems(['C-0076', 'k8s-other'])).toEqual(expected);
});

test('others do not', () => {
	expect(problems([])).toEqual([]);
	expect(problems(['k8s-*'])).toEqual([]);
	expect(problems(['k8s-other'])).toEqual([]);
	expect(problems(['k8s-required-labels'], ['a'])).toEqual([]);
	expect(missingParameters(OTHER)).toEqual([]);
	expect(parameterExample(OTHER, 'a')).toBe('parameters: {k8s-other: {a: […]}}');
});
