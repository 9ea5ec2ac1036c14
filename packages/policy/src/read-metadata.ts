import { isJsonObject, isSeverity, type JsonObject, type PolicyMetadata } from '@merlon/model';
import type { Module } from '@merlon/rego';
import { misfits } from './misfits.ts';
import { propertiesOf, schemaProblems } from './parameter-schema.ts';

/** The keys of `custom` that a policy may have. */
const KEYS: ReadonlySet<string> = new Set([
	'id',
	'aliases',
	'severity',
	'category',
	'targets',
	'controls',
	'default',
	'remediation',
	'example',
	'inventory',
	'parameters',
]);

/**
 * Reads what a module's package annotation says of the policy in it. Null for a module without an id, which is a
 * library; `problem` is told what is missing or of the wrong kind.
 */
export function readMetadata(module: Module, problem: (message: string) => void): PolicyMetadata | null {
	const annotations = module.annotations.find(({ scope, custom }) => scope === 'package' && 'id' in custom);
	if (annotations === undefined) return null;
	const { title, description, custom } = annotations;
	for (const key of Object.keys(custom)) if (!KEYS.has(key)) problem(`custom.${key} is no key of a policy`);
	const text = (key: string, required: boolean): string => {
		const value = custom[key];
		if (typeof value === 'string' && value !== '') return value;
		if (required || value !== undefined) problem(`custom.${key} must be a text that is not empty`);
		return '';
	};
	const list = (key: string): readonly string[] => {
		const value = custom[key] ?? [];
		if (isTexts(value)) return value;
		problem(`custom.${key} must be a list of texts`);
		return [];
	};
	if (title === '') problem('a policy needs a title');
	if (description === '') problem('a policy needs a description: what goes wrong, and how an attacker uses it');
	const severity = text('severity', true);
	if (!isSeverity(severity)) problem('custom.severity must be critical, high, medium, low or info');
	const targets = list('targets');
	if (targets.length === 0) problem('custom.targets must name at least one type, such as kubernetes/Pod');
	const byDefault = custom['default'] ?? false;
	if (typeof byDefault !== 'boolean') problem('custom.default must be true or false');
	return {
		id: text('id', true),
		title,
		description: description.trim(),
		severity: isSeverity(severity) ? severity : 'medium',
		category: text('category', true),
		targets,
		remediation: text('remediation', true).trim(),
		example: text('example', false).trimEnd(),
		links: annotations.relatedResources.map(({ ref }) => ref),
		aliases: list('aliases'),
		controls: list('controls'),
		default: byDefault === true,
		inventory: readInventory(custom['inventory'], problem),
		parameters: readParameters(custom['parameters'], problem),
	};
}

function readInventory(value: unknown, problem: (message: string) => void): PolicyMetadata['inventory'] {
	if (value === undefined) return [];
	if (Array.isArray(value) && value.every(isInventoryNeed)) {
		return value.map(({ kinds, fields }) => ({ kinds, fields: fields ?? [] }));
	}
	problem('custom.inventory must be a list of `kinds`, each with the `fields` that are looked at');
	return [];
}

function isInventoryNeed(value: unknown): value is { kinds: readonly string[]; fields?: readonly string[] } {
	return isJsonObject(value) && isTexts(value['kinds']) && (value['fields'] === undefined || isTexts(value['fields']));
}

function isTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function readParameters(value: unknown, problem: (message: string) => void): PolicyMetadata['parameters'] {
	if (value === undefined) return { schema: {}, defaults: {} };
	const { schema, defaults } = isJsonObject(value) ? value : { schema: undefined, defaults: undefined };
	if (!isJsonObject(schema) || !isJsonObject(defaults)) {
		problem('custom.parameters must have a `schema` and the `defaults`');
		return { schema: {}, defaults: {} };
	}
	const problems = schemaProblems(schema);
	if (problems.length === 0) problems.push(...defaultProblems(schema, defaults));
	for (const text of problems) problem(`custom.parameters.${text}`);
	return { schema, defaults };
}

/** What of the defaults does not fit. A list that is empty though it must not be is what users have to set. */
function defaultProblems(schema: JsonObject, defaults: JsonObject): string[] {
	const properties = propertiesOf(schema);
	return Object.entries(defaults).flatMap(([name, value]) => {
		const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
		if (!isJsonObject(property)) return [`defaults.${name} is no property of the schema`];
		const { minItems: _, ...lists } = property;
		const isUnset = Array.isArray(value) && value.length === 0;
		return misfits(isUnset ? lists : property, value, [name]).map(
			({ path, expected }) => `defaults.${path.join('.')} must be ${expected === '' ? 'left out' : expected}`,
		);
	});
}
