import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	isTest,
	misfits,
	type PolicyDefinition,
	type PolicySource,
	policyPlace,
	readPolicies,
	schemaProblems,
} from '@merlon/policy';
import { BUILTIN } from '@merlon/policy/builtin';
import { missingParameters, readExpectations, testPolicies } from '@merlon/scan';
import { describe, expect, it } from 'vitest';
import { ROOT, sharedFolder } from '../../tools/shared-data.ts';

/** Every folder of a policy, `policies/<framework>/<area>/<name>`, found by walking: nothing has to be registered. */
const FOLDERS = foldersOf(join(ROOT, 'policies'))
	.filter((framework) => framework !== 'lib')
	.flatMap((framework) => below(framework).flatMap(below));

const SOURCES = regoFiles('policies');
const { policies: POLICIES, problems: PROBLEMS } = readPolicies(SOURCES);

const CATEGORIES = [
	'access-control',
	'governance',
	'network',
	'pod-security',
	'reliability',
	'secrets',
	'supply-chain',
];

/** Documentation of those who make what a policy is about. */
const PRIMARY = ['kubernetes.io', 'helm.sh', 'github.com/kubernetes', 'github.com/helm'];

describe('the folders of policies', () => {
	it('are all policies, and all policies are in folders of their own', () => {
		expect(PROBLEMS).toEqual([]);
		expect(POLICIES.map(({ file }) => file).toSorted()).toEqual(
			FOLDERS.map((folder) => `policies/${folder}/policy.rego`).toSorted(),
		);
		expect(FOLDERS.length).toBeGreaterThan(50);
	});

	it('are what the build compiled', () => {
		expect(BUILTIN.policies).toEqual(POLICIES.map(({ metadata }) => metadata));
	});

	it('pass their tests and cases', () => {
		const { policies, problems } = testPolicies(['policies'], { cwd: ROOT, shipped: [] });
		expect([...problems, ...policies.flatMap((policy) => policy.problems)]).toEqual([]);
		expect(policies.map(({ id }) => id)).toEqual(POLICIES.map(({ metadata }) => metadata.id));
	});
});

describe.each(FOLDERS.map((folder) => ({ folder })))('$folder', ({ folder }) => {
	const path = `policies/${folder}`;
	const policy = POLICIES.find(({ file }) => file === `${path}/policy.rego`) as PolicyDefinition;

	it('has the id and the package that its place says', () => {
		const place = policyPlace(folder);
		expect(policy.metadata.id).toBe(place?.id);
		expect(policy.package).toBe(place?.package);
	});

	it('says what is wrong, why, and what to do', () => {
		const { title, description, remediation, category, targets } = policy.metadata;
		expect(title).toMatch(/^[A-Z][^\n]{5,90}[^.\s]$/);
		expect(description.length).toBeGreaterThan(80);
		expect(remediation).toMatch(/^[A-Z].+\.$/s);
		expect(CATEGORIES).toContain(category);
		for (const target of targets) expect(target).toMatch(/^kubernetes\/[A-Z][A-Za-z]+$/);
	});

	it('links to primary documentation', () => {
		expect(policy.metadata.links).not.toEqual([]);
		for (const link of policy.metadata.links) {
			expect(PRIMARY.some((place) => link.startsWith(`https://${place}/`))).toBe(true);
		}
	});

	it('has a schema for each of its parameters, which is understood, and which the defaults fit', () => {
		const { schema, defaults } = policy.metadata.parameters;
		expect(schemaProblems(schema)).toEqual([]);
		// Lists that users have to fill are empty.
		const unset = missingParameters(policy.metadata);
		expect(misfits(schema, defaults).filter((misfit) => !unset.includes(String(misfit.path[0])))).toEqual([]);
		expect(Object.keys((schema['properties'] ?? {}) as object).toSorted()).toEqual(Object.keys(defaults).toSorted());
	});

	it('has tests, at least two cases that fail and one that passes, and nothing else', () => {
		const files = readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' }).toSorted();
		const cases = files.filter((file) => /^cases\/(?:fail|pass)-[a-z0-9]+(?:-[a-z0-9]+)*\.(?:yaml|json)$/.test(file));
		expect(files).toEqual(['cases', ...cases, 'policy.rego', 'policy_test.rego']);
		const statuses = cases.map((file) => {
			const { expectations } = readExpectations(readFileSync(join(ROOT, path, file), 'utf8'));
			// A case is called after what it shows, and may show passing neighbours, too.
			const name = file.startsWith('cases/fail-') ? 'fail' : 'pass';
			expect(expectations.some(({ status }) => status === name)).toBe(true);
			return name;
		});
		expect(statuses.filter((status) => status === 'fail').length).toBeGreaterThanOrEqual(2);
		expect(statuses).toContain('pass');
	});
});

const CATALOGUE = sharedFolder('catalogue/peer-checks.jsonl');

describe.skipIf(CATALOGUE === null)('aliases', () => {
	const known = catalogueIds(CATALOGUE);

	it.each(POLICIES.filter(({ metadata }) => metadata.aliases.length > 0).map(({ metadata }) => metadata))(
		'of $id are ids of other tools',
		({ aliases }) => {
			expect(aliases.filter((alias) => !known.has(alias))).toEqual([]);
		},
	);
});

/** Ids of other tools' checks, as aliases write them. */
function catalogueIds(file: string | null): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const line of file === null ? [] : readFileSync(file, 'utf8').split('\n')) {
		if (line === '') continue;
		const { tool, id } = JSON.parse(line) as { readonly tool: string; readonly id: string };
		ids.add(id).add(`${tool}:${id}`);
	}
	return ids;
}

function foldersOf(path: string): string[] {
	return readdirSync(path, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
}

function below(folder: string): string[] {
	return foldersOf(join(ROOT, 'policies', folder)).map((name) => `${folder}/${name}`);
}

function regoFiles(folder: string): PolicySource[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.rego'))
		.map((name) => ({ file: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), 'utf8') }))
		.filter((source) => !isTest(source));
}
