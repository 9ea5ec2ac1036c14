import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiServer } from './kubernetes/api-server.ts';
import type { OpenApiDocument } from './kubernetes/open-api.ts';
import { type TypeTable, typeTable } from './kubernetes/type-table.ts';
import { ROOT } from './shared-data.ts';

/**
 * Writes `schema/type-table.generated.ts` of the reader: which fields the kinds of an API server have, and of what type,
 * as the OpenAPI documents of the server at `$CP_URL` say it. To be run for a new version of Kubernetes, with all beta
 * versions served (`--runtime-config=api/beta=true`).
 */

const OUTPUT = 'packages/readers/src/kubernetes/schema/type-table.generated.ts';

async function main(): Promise<void> {
	const server = apiServer();
	const { body: version } = await server.get('/version');
	const { body: index } = await server.get('/openapi/v3');
	const { paths } = index as { readonly paths: Readonly<Record<string, { readonly serverRelativeURL: string }>> };
	const documents: OpenApiDocument[] = [];
	for (const path of Object.keys(paths).sort()) {
		const { body } = await server.get(paths[path]?.serverRelativeURL ?? '');
		documents.push(body as OpenApiDocument);
	}
	const { gitVersion } = version as { readonly gitVersion: string };
	const table = typeTable(documents);
	const text = render(gitVersion, table);
	writeFileSync(join(ROOT, OUTPUT), text);
	const kinds = table.kinds.split('=').length - 1;
	const types = table.types.split('\n').length;
	process.stdout.write(`${OUTPUT}: Kubernetes ${gitVersion}, ${kinds} kinds, ${types} types, ${text.length} bytes\n`);
}

function render(version: string, { kinds, types }: TypeTable): string {
	return [
		`// Written by tools/generate-kubernetes-schema.ts from Kubernetes ${version}; run it again for a new version.\n`,
		'\n/** A line for each version of a group: its name, and the type of each kind. The first line has parts of objects. */\n',
		`export const KINDS: string = ${literal(kinds)};\n`,
		'\n/** A line for each type: `code:field,field;code:field`. */\n',
		`export const TYPES: string = ${literal(types)};\n`,
	].join('');
}

function literal(text: string): string {
	return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

await main();
