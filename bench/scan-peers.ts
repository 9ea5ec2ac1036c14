import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchCache } from './cache.ts';
import type { Run } from './process-cost.ts';
import { conftestPolicy, gatekeeperPolicies, PEER_RULES } from './scan-peer-rules.ts';

/** Another scanner, and how it is called on a folder. */
export interface ScanPeer {
	readonly name: string;
	readonly rules: number;
	readonly command: (folder: string) => readonly string[];
	/** What the run shows that it looked at, for people; null where it failed. */
	readonly looked: (run: Run) => string | null;
}

type Say = (line: string) => void;

/** Installs the peers in the cache. One that cannot be installed is left out with a line that says so. */
export function scanPeers(say: Say): readonly ScanPeer[] {
	return [checkov(say), conftest(say), gator(say), kubeScore(say)].filter((peer) => peer !== null);
}

function checkov(say: Say): ScanPeer | null {
	const venv = join(benchCache('checkov'), 'venv');
	const command = join(venv, 'bin/checkov');
	if (!existsSync(command)) {
		say('installing Checkov …');
		const made = spawnSync('python3', ['-m', 'venv', venv]).status === 0;
		if (!made || spawnSync(join(venv, 'bin/pip'), ['install', '--quiet', 'checkov==3.3.30']).status !== 0) {
			say('SKIPPED: Checkov cannot be installed with pip');
			return null;
		}
	}
	const flags = ['--framework', 'kubernetes', '--quiet', '--compact', '-o', 'json'];
	const list = spawnSync(command, ['--list', '--framework', 'kubernetes'], { encoding: 'utf8' }).stdout;
	return {
		name: 'checkov',
		rules: new Set(list.match(/\bCKV2?_K8S_\d+\b/g)).size,
		// Checkov leaves out folders below hidden ones, such as the cache.
		command: (folder) => ['env', 'CKV_IGNORE_HIDDEN_DIRECTORIES=false', command, '-d', folder, ...flags],
		looked: ({ stdout }) => {
			const resources = /"resource_count": (\d+)/.exec(stdout)?.[1];
			const errors = /"parsing_errors": (\d+)/.exec(stdout)?.[1];
			return resources === undefined ? null : `read ${resources} resources, ${errors} files in error`;
		},
	};
}

function conftest(say: Say): ScanPeer | null {
	const command = goTool('conftest', 'github.com/open-policy-agent/conftest@v0.71.1', say);
	if (command === null) return null;
	const policies = join(benchCache('scan-rules'), 'conftest');
	mkdirSync(policies, { recursive: true });
	writeFileSync(join(policies, 'rules.rego'), conftestPolicy());
	return {
		name: 'conftest',
		rules: PEER_RULES.length,
		command: (folder) => [command, 'test', '--policy', policies, '--output', 'json', folder],
		looked: ({ stdout, status }) => {
			if (status > 1) return null;
			const files = JSON.parse(stdout) as readonly { readonly failures?: readonly unknown[] }[];
			return `${files.length} files, ${files.reduce((sum, { failures = [] }) => sum + failures.length, 0)} findings`;
		},
	};
}

function gator(say: Say): ScanPeer | null {
	const command = goTool('gator', 'github.com/open-policy-agent/gatekeeper/v3/cmd/gator@v3.23.1', say);
	if (command === null) return null;
	const policies = join(benchCache('scan-rules'), 'gator');
	mkdirSync(policies, { recursive: true });
	writeFileSync(join(policies, 'rules.yaml'), gatekeeperPolicies());
	return {
		name: 'gator',
		rules: PEER_RULES.length,
		command: (folder) => [command, 'test', '-f', policies, '-f', folder, '-o', 'json'],
		looked: ({ stdout }) => {
			// Gator ends with 1 for findings and for failures alike.
			if (!stdout.startsWith('[') && !stdout.startsWith('null')) return null;
			return `${((JSON.parse(stdout) ?? []) as readonly unknown[]).length} findings`;
		},
	};
}

/** Kube-score mixes up objects of one name in several files, and gives up all files for one: it gets each by itself. */
function kubeScore(say: Say): ScanPeer | null {
	const command = goTool('kube-score', 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0', say);
	if (command === null) return null;
	const list = spawnSync(command, ['list'], { encoding: 'utf8' }).stdout;
	const script = 'find "$2" -name "*.yaml" -print0 | xargs -0 -n 1 "$1" score -o json';
	return {
		name: 'kube-score',
		rules: list.match(/,default$/gm)?.length ?? 0,
		command: (folder) => ['bash', '-c', script, 'bash', command, folder],
		looked: ({ stdout, stderr }) => {
			const scored = stdout.match(/"object_name":/g)?.length ?? 0;
			const failed = stderr.match(/^Failed to score files/gm)?.length ?? 0;
			return `a process for each file; scored only ${scored} objects, ${failed} files in error`;
		},
	};
}

function goTool(name: string, module: string, say: Say): string | null {
	const folder = benchCache('bin');
	const command = join(folder, name);
	if (existsSync(command)) return command;
	say(`building ${name} …`);
	const { status, stderr, error } = spawnSync('go', ['install', module], {
		env: { ...process.env, GOBIN: folder },
		encoding: 'utf8',
	});
	if (status === 0) return command;
	say(`SKIPPED: ${name} cannot be built with Go: ${error?.message ?? stderr.trim().split('\n').at(-1) ?? ''}`);
	return null;
}
