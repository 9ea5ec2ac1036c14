import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools/shared-data.ts';
import { benchCache } from './cache.ts';
import { writeManifests } from './manifests/write-manifests.ts';

/** A folder of manifests to scan, and what is in it. */
export interface ScanFolder {
	readonly path: string;
	readonly files: number;
	/** Kubernetes objects, each a document of its own. */
	readonly documents: number;
	readonly megabytes: number;
}

/** What `large` has. */
const DOCUMENTS = 20_000;

/** The deliberately vulnerable manifests of Kubernetes Goat, about thirty, without templates and what is not Kubernetes. */
export function smallFolder(attack: string): ScanFolder {
	const scenarios = join(attack, 'kubernetes-goat/scenarios');
	const names = readdirSync(scenarios, { recursive: true, encoding: 'utf8' });
	const files = names.filter((name) => name.endsWith('.yaml')).sort();
	const copies = files.map((name): Copy => [name.replaceAll('/', '-'), join(scenarios, name)]);
	return copied('small', copies, (text) => /^kind:/m.test(text) && !text.includes('{{'));
}

/** What Helm renders of public charts: of each with its custom resources, and with other settings. */
export function manyFolder(helm: string): ScanFolder {
	const charts = readdirSync(helm, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	const copies = charts.flatMap(({ name }) =>
		['crds', 'set'].map((variant): Copy => [`${name}.${variant}.yaml`, join(helm, name, `${variant}.yaml`)]),
	);
	return copied('many', copies, () => true);
}

/** Generated applications: twenty thousand documents, or a tenth of them. */
export function largeFolder(part: 'whole' | 'tenth'): ScanFolder {
	const generator = join(ROOT, 'bench/manifests');
	const recipe = readdirSync(generator)
		.sort()
		.map((name) => readFileSync(join(generator, name), 'utf8'));
	const documents = part === 'whole' ? DOCUMENTS : DOCUMENTS / 10;
	return cached(`large-${part}`, [...recipe, String(documents)], (folder) => writeManifests(folder, documents));
}

/** The name of a copy in the folder, and the file it is made of. */
type Copy = readonly [name: string, source: string];

/** A folder of copies, without further folders, so that every scanner finds them. */
function copied(name: string, copies: readonly Copy[], accepts: (text: string) => boolean): ScanFolder {
	const distinct = new Set(copies.map(([copy]) => copy));
	if (distinct.size < copies.length) throw new Error(`two files of the folder ${name} have one name`);
	const texts = copies
		.filter(([, source]) => existsSync(source))
		.map(([copy, source]) => [copy, readFileSync(source, 'utf8')] as const)
		.filter(([, text]) => accepts(text));
	return cached(name, texts.flat(), (folder) => {
		for (const [copy, text] of texts) writeFileSync(join(folder, copy), text);
	});
}

/** Makes a folder of the cache, unless it is there and was made of the same. */
function cached(name: string, recipe: readonly string[], fill: (folder: string) => void): ScanFolder {
	const path = join(benchCache('scan'), name);
	const record = `${path}.json`;
	const hash = createHash('sha256').update(JSON.stringify(recipe)).digest('hex');
	if (existsSync(path) && existsSync(record)) {
		const made = JSON.parse(readFileSync(record, 'utf8')) as { readonly hash: string; readonly folder: ScanFolder };
		if (made.hash === hash) return { ...made.folder, path };
	}
	rmSync(path, { recursive: true, force: true });
	mkdirSync(path, { recursive: true });
	fill(path);
	const folder = surveyed(path);
	writeFileSync(record, JSON.stringify({ hash, folder }));
	return folder;
}

/** Counts what is in a folder without reading it as YAML: rendered objects have one line that starts with their kind. */
function surveyed(path: string): ScanFolder {
	const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	let documents = 0;
	let bytes = 0;
	for (const { parentPath, name } of entries) {
		const text = readFileSync(join(parentPath, name));
		bytes += text.length;
		documents += text.toString('latin1').match(/^kind:/gm)?.length ?? 0;
	}
	return { path, files: entries.length, documents, megabytes: bytes / 1e6 };
}
