import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Finding, Problem } from '@merlon/model';
import { type ScanConfig, type ScanThreadData, scan } from '@merlon/scan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let root = '';
let count = 0;

beforeAll(() => {
	root = mkdtempSync(join(realpathSync(tmpdir()), 'merlon-scan-'));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A new folder with files. */
function folderWith(files: Readonly<Record<string, string>>): string {
	const folder = join(root, String(++count));
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), content);
	}
	return folder;
}

function pod(name: string, { namespace = 'shop', privileged = true, extra = '' } = {}): string {
	return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  containers:
  - name: main
    image: example.com/main:1.0.0
    securityContext: {privileged: ${privileged}}
${extra}`;
}

const CHECK = { check: ['k8s-privileged-container'] };

function shortFinding({ policy, status, severity, locations, suppression }: Finding): string {
	const at = locations[0];
	const why = suppression === null ? '' : ` ${suppression.source}: ${suppression.reason}`;
	return `${at?.file}:${at?.startLine} ${policy} ${status} ${severity}${why}`;
}

function shortProblem({ code, level, message, file, line }: Problem): string {
	return `${level} ${code} ${file}:${line} ${message}`;
}

async function findingsOf(cwd: string, config: ScanConfig): Promise<string[]> {
	const { findings, problems } = await scan({ cwd, config });
	expect(problems).toEqual([]);
	return findings.map(shortFinding);
}

describe('a scan', () => {
	it('says what was looked at', async () => {
		const cwd = folderWith({
			'a.yaml': `${pod('a')}---\n${pod('b', { privileged: false })}`,
			'b.yaml': 'not: Kubernetes\n',
			'c.yaml': 'apiVersion: v1\nkind: [\n',
			'd.txt': 'no manifest',
		});
		const { summary, resources, findings } = await scan({ cwd, config: { ...CHECK, showPassed: true } });
		expect(summary).toEqual({
			files: 3,
			resources: 2,
			policies: 1,
			ignored: 1,
			unreadable: 1,
			failed: 1,
			passed: 1,
			skipped: 0,
			durationMs: expect.any(Number),
		});
		expect(resources.map(({ address }) => address)).toEqual(['Pod.shop.a', 'Pod.shop.b']);
		expect(findings.map(shortFinding)).toEqual([
			'a.yaml:10 k8s-privileged-container fail critical',
			'a.yaml:12 k8s-privileged-container pass critical',
		]);
	});

	it('orders findings by file, place and policy', async () => {
		const cwd = folderWith({ 'b.yaml': pod('b'), 'a/z.yaml': pod('z'), 'a.yaml': pod('a') });
		const { findings } = await scan({ cwd, config: { policies: 'all' } });
		const places = findings.map(
			({ locations: [at], policy }) => [at?.file, at?.startLine, at?.startColumn, policy] as const,
		);
		const order = ['a.yaml', 'a/z.yaml', 'b.yaml'];
		const sorted = places.toSorted(
			(a, b) =>
				order.indexOf(a[0] ?? '') - order.indexOf(b[0] ?? '') ||
				(a[1] ?? 0) - (b[1] ?? 0) ||
				(a[2] ?? 0) - (b[2] ?? 0) ||
				(a[3] < b[3] ? -1 : 1),
		);
		expect(places).toEqual(sorted);
		expect(new Set(places.map(([file]) => file))).toEqual(new Set(order));
	});

	it('gives findings that are alike fingerprints of their own', async () => {
		const cwd = folderWith({ 'a.yaml': `${pod('a')}---\n${pod('a')}` });
		const { findings } = await scan({ cwd, config: CHECK });
		expect(findings).toHaveLength(2);
		expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
	});

	it('tells how far it is', async () => {
		const cwd = folderWith({ 'a.yaml': pod('a'), 'b.yaml': pod('b') });
		const calls: string[] = [];
		await scan({ cwd, config: CHECK, onProgress: (done, total) => calls.push(`${done}/${total}`) });
		expect(calls).toEqual(['0/2']);
	});

	it('does nothing with settings that are wrong', async () => {
		const cwd = folderWith({ 'a.yaml': pod('a') });
		const { findings, problems, summary } = await scan({ cwd, config: { check: ['k8s-priviledged-container'] } });
		expect(findings).toEqual([]);
		expect(summary.files).toBe(0);
		expect(problems.map(({ code, level }) => [code, level])).toEqual([['policy-unknown', 'error']]);
		const unreadable = await scan({ cwd, config: { baseline: 'missing.json' } });
		expect(unreadable.problems.map(shortProblem)).toEqual([
			'error baseline-unreadable missing.json:0 the baseline cannot be read: there is no such file',
		]);
	});
});

describe('threads', () => {
	// Threads do not take over the loader of TypeScript by themselves.
	const start = (data: ScanThreadData): Worker =>
		new Worker(
			`import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
				register();
				return import(${JSON.stringify(new URL('scan-thread.ts', import.meta.url).href)});
			})`,
			{ eval: true, workerData: data, execArgv: ['--conditions=merlon-source'] },
		);

	/** More than what one thread is taken for. */
	function largeFolder(): string {
		const padding = `# ${'x'.repeat(998)}\n`.repeat(2500);
		const files: Record<string, string> = { 'broken.yaml': 'apiVersion: v1\nkind: [\n' };
		for (let i = 0; i < 14; i++) files[`${i}.yaml`] = `${pod(`p${i}`, { privileged: i % 2 === 0 })}${padding}`;
		return folderWith(files);
	}

	it.skipIf(availableParallelism() === 1)('give the same as one', { timeout: 120_000 }, async () => {
		const cwd = largeFolder();
		const config: ScanConfig = {
			...CHECK,
			showPassed: true,
			severity: { 'k8s-privileged-container': 'low' },
			overrides: [{ path: ['1*.yaml'], skipCheck: ['k8s-privileged-container'] }],
		};
		const calls: number[] = [];
		const alone = await scan({ cwd, config });
		const started: ScanThreadData[] = [];
		const together = await scan({
			cwd,
			config,
			onProgress: (done) => calls.push(done),
			thread: (data) => {
				started.push(data);
				return start(data);
			},
		});
		expect(started.length).toBeGreaterThan(0);
		const plain = ({ summary, ...rest }: typeof alone): unknown => ({
			...rest,
			summary: { ...summary, durationMs: 0 },
		});
		expect(plain(together)).toEqual(plain(alone));
		expect(alone.findings).toHaveLength(9);
		expect(calls.at(-1)).toBe(15);
	});

	it.skipIf(availableParallelism() === 1)('end the scan where one of them fails', { timeout: 120_000 }, async () => {
		const cwd = largeFolder();
		const failing = (): Worker => new Worker('throw new Error("no memory")', { eval: true });
		await expect(scan({ cwd, config: CHECK, thread: failing })).rejects.toThrow('no memory');
	});

	it('are not started for little', async () => {
		const cwd = folderWith({ 'a.yaml': pod('a') });
		const thread = (): Worker => {
			throw new Error('a thread was started');
		};
		await expect(scan({ cwd, config: CHECK, thread })).resolves.toMatchObject({ summary: { failed: 1 } });
	});
});

describe('overrides', () => {
	const files = { 'a/x.yaml': pod('x'), 'b/z.yaml': pod('z') };

	it('change policies and severities of some files', async () => {
		const cwd = folderWith(files);
		const overrides = [
			{ path: ['a/**'], severity: { 'k8s-privileged-container': 'info' as const } },
			{ path: ['b/**'], skipCheck: ['CKV_K8S_16'] },
		];
		expect(await findingsOf(cwd, { ...CHECK, overrides })).toEqual(['a/x.yaml:10 k8s-privileged-container fail info']);
	});

	it('give some files other policies', async () => {
		const cwd = folderWith(files);
		const overrides = [{ path: ['b/**'], check: ['k8s-default-namespace'] }];
		expect(await findingsOf(cwd, { ...CHECK, overrides })).toEqual([
			'a/x.yaml:10 k8s-privileged-container fail critical',
		]);
	});

	it('may ask for policies that look at other objects', async () => {
		const cwd = folderWith({
			'a/pod.yaml': pod('x', { extra: '' }).replace('  namespace', '  labels: {app: x}\n  namespace'),
			'b/policy.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: all, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress]}
`,
		});
		const overrides = [{ path: ['a/**'], check: ['CKV2_K8S_6'] }];
		expect(await findingsOf(cwd, { ...CHECK, overrides })).toEqual([]);
		rmSync(join(cwd, 'b'), { recursive: true });
		const [finding] = await findingsOf(cwd, { ...CHECK, overrides });
		expect(finding).toMatch(/^a\/pod\.yaml:\d+ k8s-[a-z-]+ fail /);
	});

	it('say which of their policies there are none of', async () => {
		const cwd = folderWith(files);
		const overrides = [{ path: ['b/**'], check: ['k8s-privilegd-container'] }];
		const { problems, findings } = await scan({ cwd, config: { ...CHECK, overrides } });
		expect(findings).toEqual([]);
		expect(problems.map(({ code, level, help }) => [code, level, help])).toEqual([
			['policy-unknown', 'error', 'did you mean "k8s-privileged-container"?'],
		]);
	});
});

describe('system components', () => {
	const cwdWith = (): string => folderWith({ 'a.yaml': pod('proxy', { namespace: 'kube-system' }) });
	const privileged = (findings: readonly string[]): string[] =>
		findings.filter((finding) => finding.includes('k8s-privileged-container'));

	it('are not judged by the default policies', async () => {
		expect(privileged(await findingsOf(cwdWith(), {}))).toEqual([
			'a.yaml:10 k8s-privileged-container skip critical config: components of kube-system are not judged by the default policies: --policies all does',
		]);
	});

	it('are judged by all policies', async () => {
		expect(privileged(await findingsOf(cwdWith(), { policies: 'all' }))).toEqual([
			'a.yaml:10 k8s-privileged-container fail critical',
		]);
	});

	it('are judged by policies that are asked for by name', async () => {
		const failed = ['a.yaml:10 k8s-privileged-container fail critical'];
		expect(await findingsOf(cwdWith(), { check: ['k8s-privileged-container'] })).toEqual(failed);
		expect(await findingsOf(cwdWith(), { check: ['high', 'CKV_K8S_16'], skipCheck: ['k8s-host-*'] })).toContain(
			failed[0],
		);
		for (const check of ['critical', 'k8s-privileged-*', 'pss-baseline']) {
			const [status] = privileged(await findingsOf(cwdWith(), { check: [check] }));
			expect(status).toContain(' skip ');
		}
	});

	it.each([
		['Deployment', 'apps/v1'],
		['ReplicaSet', 'apps/v1'],
		['Job', 'batch/v1'],
		['CronJob', 'batch/v1'],
	])('may be of any kind that makes pods: %s', async (kind, apiVersion) => {
		const template = { spec: { containers: [{ name: 'a', image: 'a', securityContext: { privileged: true } }] } };
		const spec = kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { template };
		const metadata = { name: 'a', namespace: 'kube-system' };
		const cwd = folderWith({ 'a.yaml': JSON.stringify({ apiVersion, kind, metadata, spec }) });
		expect(privileged(await findingsOf(cwd, {}))).toEqual([expect.stringContaining(' skip ')]);
	});

	it('are nothing but workloads', async () => {
		const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: a, namespace: kube-system}
rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]
`;
		const { findings } = await scan({ cwd: folderWith({ 'a.yaml': role }) });
		expect(findings.length).toBeGreaterThan(0);
		expect(findings.every(({ status }) => status === 'fail')).toBe(true);
	});
});

describe('suppressions', () => {
	it('of manifests and of settings are skips with their reasons', async () => {
		const cwd = folderWith({
			'a.yaml': pod('a', { extra: '# merlon:skip=k8s-privileged-container:a = b, c' }),
			'b.yaml': pod('b').replace('  namespace', '  annotations: {checkov.io/skip1: CKV_K8S_16=d}\n  namespace'),
			'c.yaml': pod('c'),
			'd.yaml': pod('d'),
		});
		const suppressions = [{ path: ['c.yaml'], reason: 'e' }];
		expect(await findingsOf(cwd, { ...CHECK, suppressions })).toEqual([
			'a.yaml:10 k8s-privileged-container skip critical comment: a = b, c',
			'b.yaml:11 k8s-privileged-container skip critical annotation: d',
			'c.yaml:10 k8s-privileged-container skip critical config: e',
			'd.yaml:10 k8s-privileged-container fail critical',
		]);
	});

	it('of settings that suppress nothing are told where all was scanned', async () => {
		const cwd = folderWith({ 'a.yaml': pod('a'), 'b/c.yaml': pod('c') });
		const config: ScanConfig = { ...CHECK, suppressions: [{ path: ['b/missing.yaml'], reason: 'e' }] };
		const codes = async (paths?: string[]): Promise<string[]> => {
			const { problems } = await scan({ cwd, config, ...(paths === undefined ? {} : { paths }) });
			return problems.map(({ code }) => code);
		};
		expect(await codes()).toEqual(['suppression-unused']);
		expect(await codes(['.'])).toEqual(['suppression-unused']);
		expect(await codes(['a.yaml'])).toEqual([]);
	});
});
