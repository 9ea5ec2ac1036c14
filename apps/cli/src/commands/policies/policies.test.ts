import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyMetadata } from '@merlon/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunCommand } from '../../io.ts';
import { runInit } from '../init.ts';
import { runList } from './list.ts';
import { runNew } from './new.ts';
import { runShow } from './show.ts';
import { runPolicyTests } from './test.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'merlon-command-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true });
});

async function run(command: RunCommand, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
	let out = '';
	let err = '';
	const code = await command(args, {
		out: (text) => {
			out += text;
		},
		err: (text) => {
			err += text;
		},
		stdin: () => new Uint8Array(),
	});
	return { code, out, err };
}

async function listed(...args: string[]): Promise<readonly PolicyMetadata[]> {
	return JSON.parse((await run(runList, '-o', 'json', ...args)).out) as PolicyMetadata[];
}

describe('policies list', () => {
	it('lists all policies and marks those that run by default', async () => {
		const { code, out } = await run(runList);
		expect(code).toBe(0);
		expect(out).toMatch(/^\* k8s-privileged-container +critical +pod-security +Container runs privileged$/m);
		expect(out).toMatch(/^ {2}k8s-image-digest +low /m);
	});

	it('filters by set, severity, category, control and text', async () => {
		const all = await listed();
		const defaults = await listed('--policies', 'default');
		expect(defaults).toEqual(all.filter((policy) => policy.default));
		expect((await listed('--check', 'critical')).every(({ severity }) => severity === 'critical')).toBe(true);
		expect((await listed('--check', 'secrets')).every(({ category }) => category === 'secrets')).toBe(true);
		expect((await listed('--check', 'pss-baseline.privileged')).map(({ id }) => id)).toEqual([
			'k8s-privileged-container',
		]);
		expect((await listed('--text', 'CONTAINER RUNTIME SOCKET')).map(({ id }) => id)).toContain(
			'k8s-container-runtime-socket',
		);
		expect(
			(await listed('--check', 'low', '--skip-check', 'low,medium,high')).every(
				({ severity }) => severity === 'critical',
			),
		).toBe(true);
	});

	it('refuses a name that stands for nothing', async () => {
		const { code, err } = await run(runList, '--check', 'k8s-privileged-containr');
		expect(code).toBe(2);
		expect(err).toContain('k8s-privileged-container');
	});
});

describe('policies show', () => {
	it('finds a policy by the id of another tool', async () => {
		const { code, out } = await run(runShow, 'ckv_k8s_16');
		expect(code).toBe(0);
		expect(out).toMatch(/^k8s-privileged-container: Container runs privileged\n/);
		const json = JSON.parse((await run(runShow, 'KSV017', '-o', 'json')).out) as PolicyMetadata;
		expect(json.id).toBe('k8s-privileged-container');
	});

	it('prints the source', async () => {
		const { code, out } = await run(runShow, 'k8s-host-pid', '--rego');
		expect(code).toBe(0);
		expect(out).toContain('package merlon.kubernetes.workload.host_pid\n');
	});

	it('suggests a name', async () => {
		expect(await run(runShow, 'k8s-host-pdi')).toEqual({
			code: 2,
			out: '',
			err: 'merlon policies show: there is no policy called "k8s-host-pdi", did you mean "k8s-host-pid"?\n',
		});
	});
});

describe('policies new and test', () => {
	it('writes a policy that passes', async () => {
		expect((await run(runNew, 'kubernetes/workload/terminal', '--folder', folder)).code).toBe(0);
		const tested = await run(runPolicyTests, folder, '--verbose');
		expect(tested.out).toBe(
			'PASS k8s-terminal: 2 tests, 3 cases\nPolicies: 1 passed, 0 failed. Tests passed: 2. Cases passed: 3 of 3.\n',
		);
		expect(tested.code).toBe(0);
		expect((await run(runNew, 'kubernetes/workload/terminal', '--folder', folder)).code).toBe(1);
		rmSync(join(folder, 'kubernetes/workload/terminal/cases/pass-container.yaml'));
		expect((await run(runPolicyTests, folder)).code).toBe(1);
	});

	it('refuses a place that is none, and an id that is taken', async () => {
		expect((await run(runNew, 'workload/terminal', '--folder', folder)).code).toBe(2);
		expect((await run(runNew, 'kubernetes/other/host-pid', '--folder', folder)).err).toBe(
			'merlon policies new: there is a policy k8s-host-pid already; choose another name\n',
		);
	});

	it('fails where there are no policies', async () => {
		expect((await run(runPolicyTests, folder)).code).toBe(1);
		expect((await run(runPolicyTests, join(folder, 'nowhere'))).code).toBe(2);
	});
});

describe('init', () => {
	it('writes settings once', async () => {
		const file = join(folder, 'merlon.yaml');
		expect((await run(runInit, file)).code).toBe(0);
		expect(readFileSync(file, 'utf8')).toBe((await run(runInit, '--print')).out);
		expect((await run(runInit, file)).err).toBe(`merlon init: ${file} is there already; --force replaces it\n`);
		expect((await run(runInit, file, '--force')).code).toBe(0);
		expect(existsSync(join(folder, 'merlon.yaml'))).toBe(true);
	});
});
