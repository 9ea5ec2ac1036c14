import { isJsonObject, type JsonPath, type Problem, type Resource } from '@merlon/model';
import { DEFAULT_YAML_LIMITS, Marks, readYaml, type Skim, type YamlLimits, type YamlNote } from '@merlon/yaml';
import { readJson } from '../json-document.ts';
import { type Located, SourceDocument } from '../source-document.ts';
import { noteProblem } from './note-problem.ts';
import { isKubernetesObject, kubernetesResource } from './resource.ts';
import { shapeProblems } from './schema/shape-problems.ts';

/** What a file holds. */
export interface ReadResult {
	readonly resources: readonly Resource[];
	readonly problems: readonly Problem[];
	/** Documents that could not be read, and objects that an API server would not read. */
	readonly unreadable: number;
}

export interface ReadOptions {
	readonly limits?: YamlLimits;
	/** Values that nobody needs; of JSON, everything is read. */
	readonly skim?: Skim | null;
}

const NOTHING: ReadResult = { resources: [], problems: [], unreadable: 0 };

/**
 * Reads the Kubernetes objects of a file, as the API server would read them. A file that is not Kubernetes has none; a
 * document that is not YAML, in a file that looks like Kubernetes, is a problem, and so is an object that has fields of
 * another type than its kind.
 */
export function readKubernetes(file: string, text: string, options: ReadOptions = {}): ReadResult {
	if (!text.includes('apiVersion') || !text.includes('kind')) return NOTHING;
	if (isKustomizationOrChart(file)) return NOTHING;
	const resources: Resource[] = [];
	const problems: Problem[] = [];
	let unreadable = 0;
	let isTemplate: boolean | null = null;
	for (const { value, start, end, error, located, notes } of readDocuments(file, text, options)) {
		const document = new SourceDocument(file, text, { start, end }, located);
		if (error !== null) {
			unreadable++;
			isTemplate ??= TEMPLATE_ACTION.test(text);
			problems.push(unreadableDocument(document, isTemplate, error));
			continue;
		}
		const before = resources.length;
		collect(value, document, [], resources);
		if (resources.length > before) for (const note of notes) problems.push(noteProblem(note, document));
	}
	for (const resource of resources) {
		const found = shapeProblems(resource);
		if (found.length === 0) continue;
		problems.push(...found);
		if (found.some((problem) => problem.unreadable)) unreadable++;
	}
	return { resources, problems, unreadable };
}

/** What an action of a Go template starts with: a field, a function, a text, a comment. */
const TEMPLATE_ACTION = /\{\{-?\s*[\w.$/("`]/;

interface ReadDocument {
	readonly value: unknown;
	readonly start: number;
	readonly end: number;
	readonly error: ReadError | null;
	readonly located: Located | null;
	readonly notes: readonly YamlNote[];
}

interface ReadError {
	readonly message: string;
	readonly offset: number;
}

/** JSON is read as such where it is; everything else, also JSON with mistakes, as YAML, which says where they are. */
function readDocuments(
	file: string,
	text: string,
	{ limits = DEFAULT_YAML_LIMITS, skim = null }: ReadOptions,
): readonly ReadDocument[] {
	if (file.endsWith('.json')) {
		const json = readJson(text, limits);
		if (json !== null) return [{ ...json, start: 0, end: text.length, error: null, located: null }];
	}
	const marks = new Marks();
	return readYaml(text, { limits, marks, skim }).map((document) => ({
		...document,
		located: { value: document.value, marks, comments: document.comments },
	}));
}

function isKustomizationOrChart(file: string): boolean {
	const name = file.slice(file.lastIndexOf('/') + 1);
	return /^(?:kustomization\.ya?ml|Kustomization|Chart\.yaml)$/.test(name);
}

/** Lists hold objects, and lists of them may hold lists. */
const MAX_LIST_DEPTH = 8;

function collect(value: unknown, document: SourceDocument, prefix: JsonPath, resources: Resource[]): void {
	if (!isKubernetesObject(value)) return;
	const items = value['items'];
	if (String(value['kind']).endsWith('List') && Array.isArray(items) && prefix.length < 2 * MAX_LIST_DEPTH) {
		const kind = String(value['kind']).slice(0, -'List'.length);
		items.forEach((item, i) => {
			// The items of a PodList and its like need not say what they are.
			const typed = kind !== '' && isJsonObject(item) && item['kind'] === undefined;
			const object: unknown = typed ? { apiVersion: value['apiVersion'], kind, ...item } : item;
			collect(object, document, [...prefix, 'items', i], resources);
		});
		return;
	}
	resources.push(kubernetesResource(value, document, prefix));
}

function unreadableDocument(document: SourceDocument, isTemplate: boolean, { message, offset }: ReadError): Problem {
	return {
		code: isTemplate ? 'template-not-rendered' : 'yaml-syntax',
		level: 'error',
		message,
		file: document.file,
		...document.position(offset),
		help: isTemplate ? 'this looks like a template: render it and scan the result' : '',
		unreadable: true,
	};
}
