import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { COMMANDS } from '../apps/cli/src/command-table.ts';
import type { RunCommand } from '../apps/cli/src/io.ts';
import type { Builtin } from '../packages/rego/src/builtins/builtin.ts';
import { BUILTINS } from '../packages/rego/src/builtins/registry.ts';
import { printType } from '../packages/rego/src/types/print-type.ts';
import { configReference, configSchema, SCAN_KEYS } from '../packages/scan/src/index.ts';
import { examplesOf, PAGES, readPage, withOutputs } from './doc-examples.ts';
import { POLICY_PAGES, policyPages } from './policy-pages.ts';
import { ROOT } from './shared-data.ts';

/**
 * Writes the parts of the documentation that the code already says: the builtins, the commands, the policies, the keys
 * of `merlon.yaml` and, with `--examples`, what examples print. With `--check` it writes nothing and fails where a page is out of date; `tests/docs` runs the
 * examples.
 */

interface Page {
	readonly path: string;
	readonly text: string;
	/** What the page lists, for the report. */
	readonly items: string;
}

const NOTE = '<!-- Written by `npm run docs`. -->\n';

/** What the compiler itself calls; policies cannot. */
const INTERNAL = 'internal.';

async function main(args: readonly string[]): Promise<void> {
	const check = args.includes('--check');
	const bring = (page: Page): void => {
		process.stdout.write(`${page.path}: ${page.items}, ${bringUpToDate(page, check)}\n`);
	};
	for (const page of [builtinsPage(), await commandsPage(), schemaPage(), keysPage()]) bring(page);
	// Read after the keys were written: a page may have both.
	if (args.includes('--examples')) for (const path of PAGES) bring(examplesPage(path));
	const policies = policyPages(NOTE);
	const states = new Set(policies.map((page) => bringUpToDate(page, check)));
	for (const path of stalePages(policies)) {
		states.add(check ? OUTDATED : WRITTEN);
		if (check) process.exitCode = 1;
		else rmSync(join(ROOT, path));
		process.stdout.write(`${path}: of no policy, ${check ? OUTDATED : 'removed'}\n`);
	}
	const state = [OUTDATED, WRITTEN, CURRENT].find((one) => states.has(one)) ?? CURRENT;
	process.stdout.write(`${POLICY_PAGES}: ${policies.length} pages, ${state}\n`);
}

const CURRENT = 'up to date';
const WRITTEN = 'written';
const OUTDATED = 'OUT OF DATE, run `npm run docs`';

function bringUpToDate({ path, text }: Pick<Page, 'path' | 'text'>, check: boolean): string {
	const file = join(ROOT, path);
	if (existsSync(file) && readFileSync(file, 'utf8') === text) return CURRENT;
	if (check) process.exitCode = 1;
	else {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	return check ? OUTDATED : WRITTEN;
}

function stalePages(pages: readonly { readonly path: string }[]): string[] {
	const folder = join(ROOT, POLICY_PAGES);
	const paths = new Set(pages.map(({ path }) => path));
	const files = existsSync(folder) ? readdirSync(folder) : [];
	return files.map((name) => `${POLICY_PAGES}/${name}`).filter((path) => !paths.has(path));
}

function schemaPage(): Page {
	const text = `${JSON.stringify(configSchema(), null, '\t')}\n`;
	return { path: 'docs/merlon.schema.json', text, items: `${SCAN_KEYS.size} keys` };
}

/** The part of `docs/scan.md` between two comments. */
function keysPage(): Page {
	const path = 'docs/scan.md';
	const part = /(<!-- keys: written by `npm run docs` -->\n)[\s\S]*?(<!-- end of keys -->\n)/;
	const text = readPage(path).replace(part, (_, head: string, end: string) => `${head}\n${configReference()}\n${end}`);
	if (!part.test(text)) throw new Error(`${path} has no place for the keys of merlon.yaml`);
	return { path, text, items: `${SCAN_KEYS.size} keys` };
}

function examplesPage(path: string): Page {
	const page = readPage(path);
	return { path, text: withOutputs(page), items: `${examplesOf(page).length} examples` };
}

function builtinsPage(): Page {
	const builtins = [...BUILTINS.values()].filter(({ name }) => !name.startsWith(INTERNAL));
	const categories = [...new Set(builtins.map(categoryOf))].sort();
	const sections = categories.map((category) => {
		const rows = builtins.filter((builtin) => categoryOf(builtin) === category).map(builtinRow);
		return `\n## ${category}\n\n| name | signature | what it gives |\n|---|---|---|\n${rows.join('')}`;
	});
	const head =
		'# Builtins\n\n' +
		'Signatures are written as in type errors: arguments, `=>`, result. An operand of another type makes the call\n' +
		'undefined, or ends the evaluation with `--strict-builtin-errors`. [rego.md](rego.md) tells how to add builtins.\n';
	return {
		path: 'docs/rego-builtins.md',
		text: NOTE + head + sections.join(''),
		items: `${builtins.length} builtins`,
	};
}

function categoryOf({ categories, name }: Builtin): string {
	const dot = name.indexOf('.');
	return categories[0] ?? (dot < 0 ? 'other' : name.slice(0, dot));
}

function builtinRow(builtin: Builtin): string {
	const { name, infix, description, deprecated, nondeterministic, relation } = builtin;
	const marks = [
		...(deprecated ? ['Deprecated.'] : []),
		...(relation ? ['A call iterates over all its results.'] : []),
		...(nondeterministic ? ['Its result depends on more than its operands.'] : []),
	];
	const shown = infix === null ? code(name) : `${code(name)} (${code(infix)})`;
	return `| ${shown} | ${code(signature(builtin))} | ${cell([description, ...marks].join(' '))} |\n`;
}

function signature({ decl }: Builtin): string {
	const args = decl.args.map(printType);
	if (decl.variadic !== null) args.push(`${printType(decl.variadic)}...`);
	return `(${args.join(', ')}) => ${decl.result === null ? 'nothing' : printType(decl.result)}`;
}

function code(text: string): string {
	return `\`${cell(text)}\``;
}

function cell(text: string): string {
	return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

async function commandsPage(): Promise<Page> {
	// Commander wraps at the terminal's width; without a terminal it wraps at 80 columns, always.
	Object.defineProperty(process.stdout, 'isTTY', { value: false });
	const sections: string[] = [];
	for (const [name, entry] of COMMANDS) {
		const help = await helpOf(await entry.load());
		// Commands know their last word; the parser puts nothing before it.
		const words = name.split(' ');
		const last = words[words.length - 1] ?? '';
		const usage = help.replace(new RegExp(`^Usage: (?:[a-z]+ )*?${last}\\b`), `Usage: merlon ${name}`).trimEnd();
		sections.push(`\n## merlon ${name}\n\n\`\`\`text\n${usage}\n\`\`\`\n`);
	}
	const head =
		'# Commands\n\n' +
		'What `--help` prints. Commands end with 0 on success, 1 for what they found or could not do, and 2 for wrong use;\n' +
		'`scan` ends with 2 where something could not be read, too ([scan.md](scan.md#exit-codes)). For `rego`,\n' +
		'[rego.md](rego.md#differences-from-opa) lists what differs from `opa`.\n';
	return { path: 'docs/commands.md', text: NOTE + head + sections.join(''), items: `${COMMANDS.size} commands` };
}

async function helpOf(run: RunCommand): Promise<string> {
	let text = '';
	await run(['--help'], {
		out: (part) => {
			text += part;
		},
		err: (part) => {
			process.stderr.write(part);
		},
		stdin: () => new Uint8Array(),
	});
	return text;
}

await main(process.argv.slice(2));
