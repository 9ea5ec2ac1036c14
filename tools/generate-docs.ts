import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../apps/cli/src/command-table.ts';
import type { RunCommand } from '../apps/cli/src/io.ts';
import type { Builtin } from '../packages/rego/src/builtins/builtin.ts';
import { BUILTINS } from '../packages/rego/src/builtins/registry.ts';
import { printType } from '../packages/rego/src/types/print-type.ts';
import { examplesOf, PAGES, readPage, withOutputs } from './doc-examples.ts';
import { ROOT } from './shared-data.ts';

/**
 * Writes the parts of the documentation that the code already says: the builtins, the commands and, with `--examples`,
 * what examples print. With `--check` it writes nothing and fails where a page is out of date; `tests/docs` runs the
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
	const examples = args.includes('--examples') ? PAGES.map(examplesPage) : [];
	for (const page of [builtinsPage(), await commandsPage(), ...examples]) {
		const file = join(ROOT, page.path);
		const current = existsSync(file) && readFileSync(file, 'utf8') === page.text;
		if (!current && check) process.exitCode = 1;
		if (!current && !check) writeFileSync(file, page.text);
		const state = current ? 'up to date' : check ? 'OUT OF DATE, run `npm run docs`' : 'written';
		process.stdout.write(`${page.path}: ${page.items}, ${state}\n`);
	}
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
		const usage = help.replace(/^Usage: (?:merlon )?(?:rego )?/, 'Usage: merlon rego ').trimEnd();
		sections.push(`\n## merlon ${name}\n\n\`\`\`text\n${usage}\n\`\`\`\n`);
	}
	const head =
		'# Commands\n\n' +
		'What `--help` prints. All commands end with 0 on success, 1 for what they found or could not do, and 2 for wrong\n' +
		'use; [rego.md](rego.md#differences-from-opa) lists what differs from `opa`.\n';
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
