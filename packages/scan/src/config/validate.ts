import { assertNever, nearestName } from '@merlon/base';
import type { Json, JsonPath, Problem } from '@merlon/model';
import type { YamlMapping, YamlValue } from '@merlon/yaml';
import { type ConfigSource, ownValue } from './config-source.ts';
import type { KeyTable, ValueSpec } from './key-spec.ts';

/** What a check of settings shares. */
export interface Checking {
	readonly source: ConfigSource;
	readonly problems: Problem[];
}

/** A mapping as its table has it: lists for texts with commas, unusable values left out and reported. */
export function checkMapping(checking: Checking, value: YamlValue, path: JsonPath, keys: KeyTable): YamlMapping {
	if (!isMapping(value)) {
		report(checking, path, `${shown(path)} must be a mapping of keys to values, not ${kindOf(value)}`);
		return {};
	}
	const checked: YamlMapping = {};
	for (const [name, inner] of Object.entries(value)) {
		const spec = keys.get(name);
		if (spec === undefined) reportUnknown(checking, [...path, name], name, keys);
		else if ((inner ?? null) !== null) define(checked, name, checkValue(checking, inner, [...path, name], spec.value));
	}
	return checked;
}

/** Sets a key that may be called `__proto__`; leaves out what has no value. */
function define(target: YamlMapping, key: string, value: YamlValue | undefined): void {
	if (value !== undefined)
		Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The value as the settings hold it; undefined where it cannot be used, which is reported. */
function checkValue(checking: Checking, value: YamlValue, path: JsonPath, spec: ValueSpec): YamlValue | undefined {
	switch (spec.kind) {
		case 'boolean':
			return typeof value === 'boolean' ? value : wrong(checking, value, path, 'true or false');
		case 'number': {
			const fits = typeof value === 'number' && value >= spec.least && value <= spec.most;
			return fits ? value : wrong(checking, value, path, `a number from ${spec.least} to ${spec.most}`);
		}
		case 'word':
			return checkWord(checking, value, path, spec.words);
		case 'text':
			return checkText(checking, value, path, spec);
		case 'texts':
			return checkTexts(checking, value, path, spec);
		case 'map':
			return checkMap(checking, value, path, spec);
		case 'json':
			return isMapping(value) ? value : wrong(checking, value, path, 'a mapping');
		case 'entries':
			return checkEntries(checking, value, path, spec);
		default:
			return assertNever(spec);
	}
}

function checkWord(
	checking: Checking,
	value: YamlValue,
	path: JsonPath,
	words: readonly string[],
): YamlValue | undefined {
	const word = typeof value === 'string' ? value.toLowerCase() : '';
	if (words.includes(word)) return word;
	const near = typeof value === 'string' ? nearestName(word, words) : null;
	return wrong(checking, value, path, `one of ${words.join(', ')}`, near === null ? '' : `did you mean "${near}"?`);
}

function checkText(
	checking: Checking,
	value: YamlValue,
	path: JsonPath,
	{ pattern, what }: { readonly pattern: string | null; readonly what: string },
): YamlValue | undefined {
	if (typeof value !== 'string') return wrong(checking, value, path, what);
	if (value === '' || (pattern !== null && !new RegExp(pattern, 'u').test(value)))
		return wrong(checking, value, path, what);
	return value;
}

function checkTexts(
	checking: Checking,
	value: YamlValue,
	path: JsonPath,
	{ what, words }: { readonly what: string; readonly words: readonly string[] },
): YamlValue | undefined {
	if (typeof value === 'string') {
		if (words.includes(value)) return value;
		const texts = value.split(',').map((text) => text.trim());
		return texts.includes('') ? wrong(checking, value, path, `a list of ${what}`) : texts;
	}
	if (!Array.isArray(value)) return wrong(checking, value, path, `a list of ${what}`);
	for (const [i, text] of value.entries()) {
		if (typeof text !== 'string' || text === '')
			return wrong(checking, text, [...path, i], `one of: ${what}`, 'put it in quotes');
	}
	return value;
}

function checkMap(
	checking: Checking,
	value: YamlValue,
	path: JsonPath,
	spec: { readonly names: string; readonly value: ValueSpec },
): YamlValue | undefined {
	if (!isMapping(value)) return wrong(checking, value, path, `a mapping from ${spec.names}`);
	const checked: YamlMapping = {};
	for (const [name, inner] of Object.entries(value)) {
		define(checked, name, checkValue(checking, inner, [...path, name], spec.value));
	}
	return checked;
}

function checkEntries(
	checking: Checking,
	value: YamlValue,
	path: JsonPath,
	{ keys, anyOf }: { readonly keys: KeyTable; readonly anyOf: readonly string[] },
): YamlValue | undefined {
	if (!Array.isArray(value)) return wrong(checking, value, path, 'a list');
	const checked: YamlValue[] = [];
	for (const [i, entry] of value.entries()) {
		const at = [...path, i];
		const before = checking.problems.length;
		const mapping = checkMapping(checking, entry, at, keys);
		if (checking.problems.length > before) continue;
		if (anyOf.some((name) => ownValue(mapping, name) !== undefined)) checked.push(mapping);
		else report(checking, at, `${shown(at)} must have ${anyOf.map((name) => `"${name}"`).join(' or ')}`);
	}
	return checked;
}

export function isMapping(value: YamlValue | undefined): value is YamlMapping {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(checking: Checking, value: YamlValue, path: JsonPath, what: string, help = ''): undefined {
	const number =
		typeof value === 'number' && !what.startsWith('a number') ? 'YAML reads this as a number: put it in quotes' : '';
	report(checking, path, `${shown(path)} must be ${what}, not ${kindOf(value)}`, help || number);
}

/** A value as messages name it. */
export function kindOf(value: Json): string {
	if (value === null) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a mapping';
	return JSON.stringify(typeof value === 'string' && value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

function reportUnknown({ source, problems }: Checking, path: JsonPath, name: string, keys: KeyTable): void {
	const camel = name.replace(/[-_]+([a-z])/g, (_, letter: string) => letter.toUpperCase());
	const near = keys.has(camel) ? camel : nearestName(camel, keys.keys());
	const help = near === null ? `the keys here are ${[...keys.keys()].join(', ')}` : `did you mean "${near}"?`;
	const message = `there is no key ${JSON.stringify(name)} ${path.length > 1 ? `in ${shown(path.slice(0, -1))}` : 'here'}`;
	problems.push({
		code: 'config-key',
		level: 'error',
		message,
		file: source.file,
		...source.locate(path, 'key'),
		help,
	});
}

function report({ source, problems }: Checking, path: JsonPath, message: string, help = ''): void {
	problems.push({
		code: 'config-value',
		level: 'error',
		message,
		file: source.file,
		...source.locate(path, 'value'),
		help,
	});
}

/** A path as people write it: `overrides[0].severity`. */
export function shown(path: JsonPath): string {
	if (path.length === 0) return 'the file';
	return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}
