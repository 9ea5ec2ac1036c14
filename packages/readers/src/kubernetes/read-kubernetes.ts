import { isJsonObject, type JsonPath, type Problem, type Resource } from '@merlon/model';
import { DEFAULT_YAML_LIMITS, readYaml, type YamlLimits } from '@merlon/yaml';
import { SourceDocument } from '../source-document.ts';
import { isKubernetesObject, kubernetesResource } from './resource.ts';

/** What a file holds. */
export interface ReadResult {
	readonly resources: readonly Resource[];
	readonly problems: readonly Problem[];
	/** Documents that could not be read. */
	readonly unreadable: number;
}

const NOTHING: ReadResult = { resources: [], problems: [], unreadable: 0 };

/**
 * Reads the Kubernetes objects of a file, as the API server would read them. A file that is not Kubernetes has none; a
 * document that is not YAML, in a file that looks like Kubernetes, is a problem.
 */
export function readKubernetes(file: string, text: string, limits: YamlLimits = DEFAULT_YAML_LIMITS): ReadResult {
	if (!text.includes('apiVersion') || !text.includes('kind')) return NOTHING;
	if (isKustomizationOrChart(file)) return NOTHING;
	const resources: Resource[] = [];
	const problems: Problem[] = [];
	let unreadable = 0;
	let isTemplate: boolean | null = null;
	for (const { value, start, end, error } of readDocuments(file, text, limits)) {
		const document = new SourceDocument(file, text, start, end);
		if (error !== null) {
			unreadable++;
			isTemplate ??= TEMPLATE_ACTION.test(text);
			problems.push(unreadableDocument(document, isTemplate, error));
		} else collect(value, document, [], resources);
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
}

interface ReadError {
	readonly message: string;
	readonly offset: number;
}

/** JSON is read as such where it is; everything else, also JSON with mistakes, as YAML, which says where they are. */
function readDocuments(file: string, text: string, limits: YamlLimits): readonly ReadDocument[] {
	if (file.endsWith('.json') && isShallow(text, limits.depth)) {
		try {
			return [{ value: JSON.parse(text), start: 0, end: text.length, error: null }];
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
		}
	}
	return readYaml(text, { limits });
}

/** Whether brackets nest no deeper than a bound, those in strings counted as well. */
function isShallow(text: string, depth: number): boolean {
	let open = 0;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (c === 0x7b || c === 0x5b) {
			if (++open > depth) return false;
		} else if (c === 0x7d || c === 0x5d) open--;
	}
	return true;
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
	};
}
