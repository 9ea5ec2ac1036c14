import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Builtin } from '../packages/rego/src/builtins/builtin.ts';

/** Writes `builtins/registry.generated.ts`: every builtin that a file of `builtins/<family>/` exports, sorted by name. */

const BUILTINS = join(dirname(fileURLToPath(import.meta.url)), '../packages/rego/src/builtins');
const OUTPUT = join(BUILTINS, 'registry.generated.ts');

interface Found {
	readonly builtin: Builtin;
	readonly file: string;
	readonly exportName: string;
}

async function main(): Promise<void> {
	const found: Found[] = [];
	for (const file of sourceFiles()) found.push(...(await builtinsOf(file)));
	found.sort((a, b) => compareText(a.builtin.name, b.builtin.name));
	for (let i = 1; i < found.length; i++) {
		const [a, b] = [found[i - 1] as Found, found[i] as Found];
		if (a.builtin.name === b.builtin.name) {
			throw new Error(`builtin ${a.builtin.name} is declared in ${a.file} and in ${b.file}`);
		}
	}
	writeFileSync(OUTPUT, render(found));
	process.stdout.write(`${found.length} builtins\n`);
}

function sourceFiles(): string[] {
	return readdirSync(BUILTINS, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap((family) => readdirSync(join(BUILTINS, family.name)).map((name) => `${family.name}/${name}`))
		.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
		.sort(compareText);
}

async function builtinsOf(file: string): Promise<Found[]> {
	const module = (await import(pathToFileURL(join(BUILTINS, file)).href)) as Record<string, unknown>;
	return Object.entries(module)
		.filter((entry): entry is [string, Builtin] => isBuiltin(entry[1]))
		.map(([exportName, builtin]) => ({ builtin, file, exportName }));
}

function isBuiltin(value: unknown): value is Builtin {
	return typeof value === 'object' && value !== null && 'decl' in value && 'impl' in value && 'infix' in value;
}

function render(found: readonly Found[]): string {
	const files = [...new Set(found.map((entry) => entry.file))].sort(compareText);
	const alias = new Map(found.map((entry, i) => [entry, `b${i}`]));
	const imports = files.map((file) => {
		const names = found
			.filter((entry) => entry.file === file)
			.sort((a, b) => compareText(a.exportName, b.exportName))
			.map((entry) => `${entry.exportName} as ${alias.get(entry)}`);
		return `import { ${names.join(', ')} } from './${file}';\n`;
	});
	return [
		'// Written by tools/generate-builtin-registry.ts; run it again after adding a builtin.\n',
		"import type { Builtin } from './builtin.ts';\n",
		...imports,
		'\n/** Every builtin, sorted by name. */\n',
		'export const GENERATED_BUILTINS: readonly Builtin[] = [\n',
		...found.map((entry) => `\t${alias.get(entry)}, // ${entry.builtin.name}\n`),
		'];\n',
	].join('');
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

await main();
