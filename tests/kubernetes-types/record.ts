import { writeFileSync } from 'node:fs';
import { type Answer, type ApiServer, apiServer } from '../../tools/kubernetes/api-server.ts';
import { allFields, type Field, objectWith } from './fields.ts';
import { VALUES } from './values.ts';

/**
 * Writes what the API server at `$CP_URL` makes of values of every type at every field of its kinds, into
 * `answers.json`: for each field a letter per value, `x` where its decoder refuses the object and `.` where it does not.
 * To be run after the table of types was written anew, and followed by `npm run format`.
 */
async function main(): Promise<void> {
	const server = apiServer();
	const { body: version } = await server.get('/version');
	const places = await placesOf(server);
	const fields = allFields().filter((field) => places.has(`${field.apiVersion} ${field.kind}`));
	const answers: string[] = [];
	let done = 0;
	const work = fields.entries();
	await Promise.all(
		Array.from({ length: 4 }, async () => {
			for (const [i, field] of work) {
				answers[i] = await answersAt(server, places.get(`${field.apiVersion} ${field.kind}`) ?? '', field);
				if (++done % 100 === 0) process.stderr.write(`\r${done} of ${fields.length}`);
			}
		}),
	);
	const lines = fields.map(({ apiVersion, kind, path }, i) =>
		JSON.stringify([apiVersion, kind, path.join('/'), answers[i]]),
	);
	const { gitVersion } = version as { readonly gitVersion: string };
	const text = `{"server":${JSON.stringify(gitVersion)},"values":${JSON.stringify(VALUES)},"fields":[\n${lines.join(',\n')}\n]}\n`;
	writeFileSync(new URL('answers.json', import.meta.url), text);
	process.stdout.write(`${fields.length} fields, ${fields.length * VALUES.length} objects\n`);
}

interface ApiResources {
	readonly groupVersion: string;
	readonly resources: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[];
}

/** Where objects of each kind are posted. */
async function placesOf(server: ApiServer): Promise<Map<string, string>> {
	const { body } = await server.get('/apis');
	const { groups } = body as {
		readonly groups: readonly { readonly versions: readonly { readonly groupVersion: string }[] }[];
	};
	const places = new Map<string, string>();
	const versions = groups.flatMap((group) => group.versions.map(({ groupVersion }) => `/apis/${groupVersion}`));
	for (const root of ['/api/v1', ...versions]) {
		const { body: list } = await server.get(root);
		const { groupVersion, resources } = list as ApiResources;
		for (const { name, kind, namespaced } of resources) {
			if (name.includes('/')) continue;
			places.set(`${groupVersion} ${kind}`, `${root}/${namespaced ? 'namespaces/default/' : ''}${name}`);
		}
	}
	return places;
}

async function answersAt(server: ApiServer, place: string, field: Field): Promise<string> {
	let answers = '';
	for (const value of VALUES) {
		const answer = await server.post(`${place}?dryRun=All&fieldValidation=Ignore`, objectWith(field, value));
		answers += isRefused(answer) ? 'x' : '.';
	}
	return answers;
}

/** Whether the decoder gave up. What it reads may still not be valid. */
function isRefused({ status, body }: Answer): boolean {
	const { message = '' } = body as { readonly message?: string };
	if (/^.{1,200} cannot be handled as an? /.test(message)) return true;
	if (status === 400) process.stderr.write(`\nanother error: ${message}\n`);
	return false;
}

await main();
