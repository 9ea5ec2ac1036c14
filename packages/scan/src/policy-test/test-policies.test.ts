import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type PolicyPlace, policyPlace, scaffoldPolicy } from '@merlon/policy';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testPolicies } from './test-policies.ts';

const FOLDER = 'policies/kubernetes/workload/terminal';

/** As much of the library as the policy asks for. */
const LIBRARY = {
	file: 'shipped.rego',
	text: `package merlon.lib.workload

containers := [{"spec": spec, "name": spec.name, "path": ["spec", field, i]} |
	some field in ["initContainers", "containers"]
	some i, spec in input.review.object.spec[field]
]
`,
};

let cwd: string;

beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), 'merlon-policies-'));
	const place = policyPlace('kubernetes/workload/terminal') as PolicyPlace;
	for (const { file, text } of scaffoldPolicy(place)) write(`${FOLDER}/${file}`, text);
});

afterEach(() => {
	rmSync(cwd, { recursive: true });
});

function write(file: string, text: string): void {
	mkdirSync(dirname(join(cwd, file)), { recursive: true });
	writeFileSync(join(cwd, file), text);
}

function pod(head: string, tty: boolean): string {
	return `${head}\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      tty: ${tty}\n`;
}

function problems(): string[] {
	const tests = testPolicies(['policies'], { cwd, shipped: [LIBRARY] });
	const all = [...tests.problems, ...tests.policies.flatMap((policy) => policy.problems)];
	return all.map(({ file, row, message }) => `${file.replace(`${FOLDER}/`, '')}:${row}: ${message}`);
}

it('passes a new policy', () => {
	expect(testPolicies(['policies'], { cwd, shipped: [LIBRARY] })).toEqual({
		policies: [
			{
				id: 'k8s-terminal',
				folder: FOLDER,
				passedTests: 2,
				cases: ['fail-container', 'fail-init-container', 'pass-container'].map((name) => ({
					file: `${FOLDER}/cases/${name}.yaml`,
					passed: true,
				})),
				problems: [],
			},
		],
		problems: [],
		libraryTests: 0,
	});
});

it('fails a case with a wrong line', () => {
	write(`${FOLDER}/cases/fail-container.yaml`, pod('# fail: Pod.default.web at 8', true));
	expect(problems()).toEqual([
		'cases/fail-container.yaml:8: Pod.default.web is expected to fail here, and does not',
		'cases/fail-container.yaml:9: Pod.default.web is not expected to fail here: container "web" allocates a terminal',
	]);
});

it('fails a case that is expected to pass and does not', () => {
	write(`${FOLDER}/cases/pass-container.yaml`, pod('# pass: Pod.default.web', true));
	expect(problems()).toEqual([
		'cases/pass-container.yaml:9: Pod.default.web is not expected to fail here: container "web" allocates a terminal',
	]);
});

it('fails a case about a resource that is not there', () => {
	write(`${FOLDER}/cases/pass-container.yaml`, pod('# pass: Pod.default.api', false));
	expect(problems()).toEqual(['cases/pass-container.yaml:1: there is no Pod.default.api: Pod.default.web']);
});

it('fails a case with findings in a resource that it does not name', () => {
	const text = `# pass: Pod.default.web\n${pod('', false)}---\n${pod('', true).replace('name: web', 'name: api')}`;
	write(`${FOLDER}/cases/pass-container.yaml`, text);
	expect(problems()).toEqual([
		'cases/pass-container.yaml:20: Pod.default.api is not expected to fail: container "web" allocates a terminal',
	]);
});

it('fails a case that cannot be read', () => {
	write(`${FOLDER}/cases/pass-container.yaml`, `${pod('# pass: Pod.default.web', false)}  - :\n - [`);
	expect(problems().length).toBeGreaterThan(0);
});

it('fails a folder without tests, and without cases that pass', () => {
	rmSync(join(cwd, FOLDER, 'policy_test.rego'));
	rmSync(join(cwd, FOLDER, 'cases/pass-container.yaml'));
	expect(problems()).toEqual([
		'policy.rego:1: there are no tests: write policy_test.rego next to it',
		`policy.rego:1: no case says "# pass: …": add one to ${FOLDER}/cases`,
	]);
});

it('fails a test that fails, and cases without a policy', () => {
	write(`${FOLDER}/policy_test.rego`, 'package terminal_test\n\ntest_nothing if 1 == 2\n');
	write('policies/kubernetes/workload/other/cases/pass-a.yaml', pod('# pass: Pod.default.web', false));
	expect(problems()).toEqual([
		'policies/kubernetes/workload/other:1: there are cases, but no policy',
		'policy_test.rego:3: test_nothing fails',
	]);
});

it('prefers the libraries next to the policies', () => {
	write('policies/lib/workload/workload.rego', 'package merlon.lib.workload\n\ncontainers := []\n');
	const { policies } = testPolicies([FOLDER], { cwd, shipped: [LIBRARY] });
	expect(policies.flatMap((policy) => policy.problems)).not.toEqual([]);
});

it('takes a file for its folder', () => {
	expect(testPolicies([`${FOLDER}/policy.rego`], { cwd, shipped: [LIBRARY] }).policies[0]?.problems).toEqual([]);
});

it('reports a path that does not exist', () => {
	expect(testPolicies(['nowhere'], { cwd, shipped: [] }).problems).toEqual([
		{ file: 'nowhere', row: 1, message: 'there is no such file or folder' },
	]);
});
