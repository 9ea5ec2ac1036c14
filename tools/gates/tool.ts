import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from '../shared-data.ts';

export interface ToolRun {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs a program that a dependency of the workspace brings, by the name of its package and of the program. */
export function runTool(packageName: string, binary: string, args: readonly string[]): ToolRun {
	const { status, stdout, stderr } = spawnSync(process.execPath, [binaryPath(packageName, binary), ...args], {
		cwd: ROOT,
		encoding: 'utf8',
		maxBuffer: 1 << 28,
	});
	return { status, stdout, stderr };
}

function binaryPath(packageName: string, binary: string): string {
	const manifest = manifestPath(packageName);
	const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as {
		readonly bin: string | Readonly<Record<string, string>>;
	};
	const path = typeof bin === 'string' ? bin : bin[binary];
	if (path === undefined) throw new Error(`${packageName} has no program ${binary}`);
	return join(dirname(manifest), path);
}

/** Some packages do not export their package.json, so it is looked up where npm puts it. */
function manifestPath(packageName: string): string {
	const folders = createRequire(import.meta.url).resolve.paths(packageName) ?? [];
	const path = folders
		.map((folder) => join(folder, packageName, 'package.json'))
		.find((candidate) => existsSync(candidate));
	if (path === undefined) throw new Error(`${packageName} is not installed`);
	return path;
}
