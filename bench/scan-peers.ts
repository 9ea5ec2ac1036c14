import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { benchCache } from './cache.ts';

/** Another scanner, and how it is called on a folder. */
export interface ScanPeer {
	readonly name: string;
	readonly command: (folder: string) => readonly string[];
}

/** Installs the peers in the cache. One that cannot be installed is left out with a line that says so. */
export function scanPeers(say: (line: string) => void): readonly ScanPeer[] {
	const peers: ScanPeer[] = [];
	const checkov = checkovCommand(say);
	if (checkov !== null) {
		peers.push({
			name: 'checkov',
			// Checkov leaves out folders below hidden ones, such as the cache.
			command: (folder) => [
				'env',
				'CKV_IGNORE_HIDDEN_DIRECTORIES=false',
				checkov,
				'-d',
				folder,
				'--framework',
				'kubernetes',
				'--quiet',
				'--compact',
				'-o',
				'json',
			],
		});
	}
	const kubeScore = goTool('kube-score', 'github.com/zegl/kube-score/cmd/kube-score@latest', say);
	if (kubeScore !== null) {
		const script = 'find "$2" -name "*.yaml" -print0 | xargs -0 "$1" score -o json';
		peers.push({ name: 'kube-score', command: (folder) => ['bash', '-c', script, 'bash', kubeScore, folder] });
	}
	return peers;
}

function checkovCommand(say: (line: string) => void): string | null {
	const folder = join(benchCache('checkov'), 'venv');
	const command = join(folder, 'bin/checkov');
	if (existsSync(command)) return command;
	say('installing Checkov …');
	const made = spawnSync('python3', ['-m', 'venv', folder]).status === 0;
	const installed = made && spawnSync(join(folder, 'bin/pip'), ['install', '--quiet', 'checkov==3.3.30']).status === 0;
	if (installed) return command;
	say('SKIPPED: Checkov cannot be installed with pip');
	return null;
}

function goTool(name: string, module: string, say: (line: string) => void): string | null {
	const folder = benchCache('bin');
	const command = join(folder, name);
	if (existsSync(command)) return command;
	say(`building ${name} …`);
	if (spawnSync('go', ['install', module], { env: { ...process.env, GOBIN: folder } }).status === 0) return command;
	say(`SKIPPED: ${name} cannot be built with Go`);
	return null;
}
