// Compiles the policies that come with Merlon to one module, so that scanning parses no Rego. Runs after the packages
// are compiled.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePolicies } from '../packages/policy/dist/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = `${root}packages/policy/generated/builtin.js`;
const files = readdirSync(`${root}policies`, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && entry.name.endsWith('.rego'))
	.map((entry) => join(entry.parentPath, entry.name))
	.sort();
const sources = files.map((file) => ({ file: relative(root, file), text: readFileSync(file, 'utf8') }));
const { policies, code, problems } = compilePolicies(sources);
for (const { file, row, message } of problems) process.stderr.write(`${file}:${row}: ${message}\n`);
if (problems.length > 0) process.exit(1);
writeFileSync(target, `${code}export const BUILTIN = { policies: ${JSON.stringify(policies)}, evaluate };\n`);
// Policies of users are compiled where they are tested, and may import these.
const libraries = sources.filter(({ file }) => file.startsWith('policies/lib/') && !file.endsWith('_test.rego'));
writeFileSync(
	`${root}packages/policy/generated/libraries.js`,
	`export const LIBRARIES = ${JSON.stringify(libraries)};\n`,
);
process.stdout.write(
	`${relative(root, target)}: ${policies.length} policies, ${Math.round(statSync(target).size / 1024)} KiB\n`,
);
