import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BuildOptions, buildSync, transformSync } from 'esbuild';
import { ROOT } from './shared-data.ts';

/** A code block of a page that can be run, with the block of output that follows it, if one does. */
export interface Example {
	readonly language: 'ts' | 'sh';
	/** Of the block's first line, counted from 1. */
	readonly line: number;
	readonly code: string;
	/** Null where the page does not show the output. */
	readonly output: string | null;
	readonly outputKind: string | null;
}

/** Pages whose examples are run. */
export const PAGES: readonly string[] = ['README.md', 'docs/rego.md', 'docs/scan.md', 'docs/tutorial.md'];

/**
 * Every `ts` and `sh` block is an example unless the comment `not run` stands before it. A block `text`, `json` or `js`
 * right after it is what it prints.
 */
const EXAMPLE = /^(<!-- not run[^\n]*-->\n)?```(ts|sh)\n([\s\S]*?)^```\n(?:\n```(text|json|js)\n([\s\S]*?)^```\n)?/gm;

export function examplesOf(page: string): Example[] {
	const found: Example[] = [];
	for (const match of page.matchAll(EXAMPLE)) {
		const [, skipped, language, code, outputKind, output] = match;
		if (skipped !== undefined || (language !== 'ts' && language !== 'sh')) continue;
		const line = page.slice(0, match.index).split('\n').length + 1;
		found.push({ language, line, code: code as string, output: output ?? null, outputKind: outputKind ?? null });
	}
	return found;
}

/** A folder with the shipped examples, in which `npx merlon` and `@merlon/rego` are this repository's sources. */
export class ExampleFolder {
	readonly path: string = mkdtempSync(join(tmpdir(), 'merlon-docs-'));
	#count = 0;

	constructor() {
		symlinkSync(join(ROOT, 'examples'), join(this.path, 'examples'));
		writeFileSync(join(this.path, 'package.json'), '{ "type": "module" }\n');
		const main = join(this.path, '.bin/merlon.cjs');
		bundle({ entryPoints: [join(ROOT, 'apps/cli/src/main.ts')], outfile: main, format: 'cjs' });
		const npx = join(this.path, '.bin/npx');
		writeFileSync(npx, `#!/bin/sh\nshift\nexec '${process.execPath}' '${main}' "$@"\n`);
		chmodSync(npx, 0o755);
		const packages = join(this.path, 'node_modules/@merlon');
		bundle({ entryPoints: ENTRY_POINTS, outdir: packages, format: 'esm', splitting: true, banner: { js: REQUIRE } });
		for (const name of ['base', 'rego']) {
			writeFileSync(join(packages, name, 'package.json'), JSON.stringify({ type: 'module', exports: EXPORTS }));
		}
	}

	/** Runs an example and gives what it prints. Throws with its errors where it fails. */
	run({ language, code }: Pick<Example, 'language' | 'code'>): string {
		if (language === 'sh') return this.#spawn('bash', ['-euc', code]);
		const file = join(this.path, `example-${this.#count++}.mjs`);
		writeFileSync(file, transformSync(code, { loader: 'ts' }).code);
		return this.#spawn(process.execPath, [file]);
	}

	remove(): void {
		rmSync(this.path, { recursive: true, force: true });
	}

	#spawn(command: string, args: readonly string[]): string {
		const path = `${join(this.path, '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
		const { status, stdout, stderr } = spawnSync(command, args, {
			cwd: this.path,
			encoding: 'utf8',
			env: { ...process.env, PATH: path },
			timeout: 60_000,
		});
		if (status !== 0) throw new Error(`ended with ${status ?? 'a signal'}:\n${stderr}${stdout}`);
		return stdout;
	}
}

/** Where the packages' entry points go below `@merlon`. */
const ENTRY_POINTS: Readonly<Record<string, string>> = {
	'base/index': join(ROOT, 'packages/base/src/index.ts'),
	'rego/index': join(ROOT, 'packages/rego/src/index.ts'),
	'rego/node': join(ROOT, 'packages/rego/src/node/index.ts'),
	'rego/runtime': join(ROOT, 'packages/rego/src/runtime-entry.ts'),
};

const EXPORTS: Readonly<Record<string, string>> = {
	'.': './index.js',
	'./node': './node.js',
	'./runtime': './runtime.js',
};

/** Packages of CommonJS in a bundle still ask for Node's modules with `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Bundles sources, so that an example starts as fast as it does for a user. */
function bundle(options: BuildOptions): void {
	buildSync({ bundle: true, platform: 'node', target: 'node20', conditions: ['merlon-source'], ...options });
}

/** The page with the outputs that its examples have now. */
export function withOutputs(page: string): string {
	const folder = new ExampleFolder();
	try {
		return page.replace(EXAMPLE, (whole: string, ...[skipped, language, code, , output]: (string | undefined)[]) => {
			if (skipped !== undefined) return whole;
			const printed = folder.run({ language: language as Example['language'], code: code as string });
			if (output === undefined) return whole;
			return `${whole.slice(0, whole.length - output.length - '```\n'.length)}${printed.trimEnd()}\n\`\`\`\n`;
		});
	} finally {
		folder.remove();
	}
}

export function readPage(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}
