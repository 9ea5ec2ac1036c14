import { isObject, type PlainObject, property, stringifyJson, type Value } from '@merlon/rego';
import type { AnnotationRef, Inspection } from '../inspect/inspection.ts';
import { asList, asObjects, asText, textEntries } from '../load/json-shape.ts';
import { tableText } from './table.ts';

const CELL = 50;
const LINE = 80;

/** What a bundle holds, as tables and text. */
export function inspectionText(inspection: Inspection, withAnnotations: boolean): string {
	const manifest = manifestRows(inspection.manifest);
	const namespaces = [...inspection.namespaces].flatMap(([name, files]) =>
		files.map((file) => [name, shortPath(file)]),
	);
	return (
		(manifest.length === 0 ? '' : `MANIFEST:\n${tableText(['field', 'value'], manifest)}`) +
		(namespaces.length === 0 ? '' : `NAMESPACES:\n${tableText(['namespace', 'file'], namespaces)}`) +
		(withAnnotations && inspection.annotations.length > 0 ? annotationsText(inspection.annotations) : '')
	);
}

function manifestRows(manifest: PlainObject | null): string[][] {
	if (manifest === null) return [];
	const rows: string[][] = [];
	const version = property(manifest, 'rego_version');
	if (version !== undefined) rows.push(['Rego Version', stringifyJson(version)]);
	const revision = property(manifest, 'revision');
	if (typeof revision === 'string' && revision !== '') rows.push(['Revision', shortened(revision, CELL)]);
	const roots = asList(property(manifest, 'roots')).map(asText);
	for (const root of [...roots].sort()) if (roots.length > 1 || root !== '') rows.push(['Roots', shortPath(root)]);
	const metadata = property(manifest, 'metadata');
	if (metadata !== undefined) rows.push(['Metadata', shortened(stringifyJson(metadata), CELL)]);
	return rows;
}

function annotationsText(refs: readonly AnnotationRef[]): string {
	return `ANNOTATIONS:\n${refs.map(annotationText).join('')}`;
}

function annotationText({ annotations, packagePath, ruleName, path, location }: AnnotationRef): string {
	const text = (key: string): string => asText(property(annotations, key));
	const title = text('title').trim() || path.replace(/^data\.?/, '');
	const description = text('description');
	let out = `${title}\n${'='.repeat(Math.min(Buffer.byteLength(title), LINE))}\n\n`;
	if (description !== '') out += `${description}\n\n`;
	out += `Package:  ${packagePath.replace(/^data\.?/, '')}\n`;
	if (ruleName !== null) out += `Rule:     ${ruleName}\n`;
	out += `Location: ${location.file}:${location.row}\nScope: ${text('scope')}\n`;
	if (property(annotations, 'entrypoint') === true) out += 'Entrypoint: true\n';
	return `${out}\n${listsText(annotations)}`;
}

type Entry = readonly [key: string, value: string];

function listsText(annotations: PlainObject): string {
	const objects = (key: string): readonly PlainObject[] => asObjects(property(annotations, key));
	const custom = property(annotations, 'custom');
	return (
		listText(
			'Organizations',
			'',
			asList(property(annotations, 'organizations')).map((item) => [asText(item), '']),
		) +
		listText(
			'Authors',
			'',
			objects('authors').map((item) => [authorText(item), '']),
		) +
		listText('Schemas', ': ', objects('schemas').map(schemaEntry)) +
		listText('Related Resources', ' ', objects('related_resources').map(resourceEntry)) +
		listText('Custom', ': ', customEntries(custom))
	);
}

function listText(title: string, separator: string, entries: readonly Entry[]): string {
	if (entries.length === 0) return '';
	const width = Math.max(...entries.map(([key]) => key.length));
	const lines = entries.map(([key, value]) => {
		const line = value === '' ? ` ${key}` : ` ${key}${separator}${' '.repeat(width - key.length)}${value}`;
		return `${shortened(line, LINE)}\n`;
	});
	return `${title}:\n${lines.join('')}\n`;
}

function authorText(author: PlainObject): string {
	const name = asText(property(author, 'name'));
	const email = asText(property(author, 'email'));
	if (email === '') return name;
	return name === '' ? `<${email}>` : `${name} <${email}>`;
}

function schemaEntry(schema: PlainObject): Entry {
	const reference = property(schema, 'schema');
	const definition = property(schema, 'definition');
	const value =
		reference !== undefined ? pathText(reference) : definition === undefined ? '' : stringifyJson(definition);
	return [pathText(property(schema, 'path') ?? []), value];
}

/** A reference in its JSON form, as text. */
function pathText(path: Value): string {
	const parts = asObjects(path).map((part) => asText(property(part, 'value')));
	return parts.join('.');
}

function resourceEntry(resource: PlainObject): Entry {
	return [asText(property(resource, 'ref')), asText(property(resource, 'description'))];
}

function customEntries(custom: Value | undefined): Entry[] {
	if (custom === undefined || !isObject(custom)) return [];
	return textEntries(custom).map(([key, value]) => [key, stringifyJson(value)]);
}

function shortened(text: string, width: number): string {
	return text.length < width ? text : `${text.slice(0, width - 3)}...`;
}

/** A long path with its middle left out. */
function shortPath(path: string): string {
	if (path.length < CELL) return path;
	const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0)).replace(/^\//, '');
	let middle = folder.slice(folder.indexOf('/') + 1);
	const spare = CELL - (path.length - middle.length + 3);
	if (spare > 0) middle = spare > middle.length ? '' : middle.slice(0, middle.length - spare);
	return middle.length > 3 ? path.replace(middle, '...') : path;
}
