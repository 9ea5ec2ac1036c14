import { spanPosition } from '@merlon/base';
import {
	type Module,
	moduleToJson,
	type PlainObject,
	parseJson,
	property,
	sortedEntries,
	sortedItems,
	type Value,
} from '@merlon/rego';
import { dataPathText } from '../load/data-path.ts';
import { asObject, asObjects } from '../load/json-shape.ts';
import type { Bundle } from '../load/load-bundle.ts';
import { manifestValue } from '../load/manifest.ts';
import { decodeText } from '../load/read-file.ts';

/** One METADATA block and what it is about. */
export interface AnnotationRef {
	readonly annotations: PlainObject;
	/** `data.a.b` */
	readonly path: string;
	readonly pathParts: readonly string[];
	readonly packagePath: string;
	readonly ruleName: string | null;
	readonly location: { readonly file: string; readonly row: number; readonly col: number };
}

/** What a bundle or a policy holds. */
export interface Inspection {
	readonly manifest: PlainObject | null;
	readonly signatures: PlainObject;
	/** Files by the data path they define, sorted. */
	readonly namespaces: ReadonlyMap<string, readonly string[]>;
	readonly annotations: readonly AnnotationRef[];
}

interface InspectedModule {
	readonly name: string;
	readonly module: Module;
}

export function inspectModules(modules: readonly InspectedModule[]): Inspection {
	const namespaces = new Map<string, string[]>();
	for (const { name, module } of modules) addFile(namespaces, dataPathText(packageParts(module)), cleaned(name));
	return {
		manifest: null,
		signatures: {},
		namespaces: sorted(namespaces),
		annotations: modules.flatMap(annotationsOf).sort(compareRefs),
	};
}

export function inspectBundle(bundle: Bundle): Inspection {
	const { namespaces, annotations } = inspectModules(bundle.modules);
	const files = new Map([...namespaces].map(([path, names]) => [path, [...names]]));
	for (const { name, folder } of bundle.dataFiles) addFile(files, ['data', ...folder].join('.'), cleaned(name));
	for (const { entrypoint, module } of bundle.manifest.wasm) {
		addFile(files, ['data', ...entrypoint.replace(/^\//, '').split('/')].join('.'), module);
	}
	return {
		manifest: manifestValue(bundle.manifest),
		signatures: signaturesOf(bundle),
		namespaces: sorted(files),
		annotations,
	};
}

function signaturesOf(bundle: Bundle): PlainObject {
	const file = bundle.otherFiles.find(({ path }) => /(?:^|\/)\.signatures\.json$/.test(path));
	return file === undefined ? {} : (asObject(parseJson(decodeText(file.bytes))) ?? {});
}

function addFile(files: Map<string, string[]>, path: string, name: string): void {
	const list = files.get(path);
	if (list === undefined) files.set(path, [name]);
	else list.push(name);
}

function sorted(files: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
	return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function packageParts(module: Module): readonly string[] {
	return module.package.path.path.map((part) => (part.kind === 'string' ? part.value : ''));
}

function annotationsOf({ module }: InspectedModule): AnnotationRef[] {
	const order = { items: sortedItems, entries: sortedEntries };
	const json = asObjects(property(moduleToJson(module, { order }), 'annotations'));
	const packagePath = packageParts(module);
	return module.annotations.map(({ ruleIndex }, i) => {
		const rule = ruleIndex === null ? undefined : module.rules[ruleIndex];
		const names = rule === undefined ? [] : ruleParts(rule);
		const target = rule === undefined ? module.package.span : rule.span;
		const { line, column } = spanPosition(target);
		return {
			annotations: json[i] ?? {},
			path: dataPathText([...packagePath, ...names]),
			pathParts: [...packagePath, ...names],
			packagePath: dataPathText(packagePath),
			ruleName: rule === undefined ? null : names.join('.'),
			location: { file: target.source.name, row: line, col: column },
		};
	});
}

/** The names of a rule's reference, up to the first part that is computed. */
function ruleParts(rule: Module['rules'][number]): string[] {
	const { reference } = rule.head;
	const parts = [rule.head.name];
	for (const part of reference.path) {
		if (part.kind !== 'string') break;
		parts.push(part.value);
	}
	return parts;
}

function compareRefs(a: AnnotationRef, b: AnnotationRef): number {
	return (
		compareText(a.path, b.path) || compareText(a.location.file, b.location.file) || a.location.row - b.location.row
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The JSON form that `opa inspect` prints. */
export function inspectionJson(inspection: Inspection, withAnnotations: boolean): Value {
	const { manifest, signatures, namespaces, annotations } = inspection;
	return {
		...(manifest === null ? {} : { manifest }),
		signatures_config: signatures,
		...(namespaces.size === 0 ? {} : { namespaces: Object.fromEntries(namespaces) }),
		...(withAnnotations && annotations.length > 0 ? { annotations: annotations.map(annotationRefJson) } : {}),
	};
}

function annotationRefJson({ annotations, location, pathParts }: AnnotationRef): Value {
	const { file, row, col } = location;
	return {
		annotations,
		location: { file, row, col },
		path: [{ type: 'var', value: 'data' }, ...pathParts.map((value) => ({ type: 'string', value }))],
	};
}

function cleaned(path: string): string {
	return path.replace(/^\.\//, '').replace(/\/{2,}/g, '/');
}
