import { property, type Value } from '@merlon/rego';
import { asList, asObject, asObjects } from './json-shape.ts';
import { DEFAULT_LOAD_LIMITS } from './limits.ts';
import { LoadError } from './load-error.ts';
import { parseJsonDocument } from './parse-document.ts';
import { decodeText, readBounded } from './read-file.ts';

/** The part of OPA's capabilities that concerns the language. */
export interface LanguageCapabilities {
	readonly features: readonly string[];
	readonly futureKeywords: readonly string[];
}

/** A capabilities file. */
export interface Capabilities extends LanguageCapabilities {
	/** Names of the builtins that may be called. */
	readonly builtins: ReadonlySet<string>;
}

const V1: LanguageCapabilities = {
	features: ['keywords_in_refs', 'rego_v1', 'rego_v2', 'rego_v2_import', 'template_strings'],
	futureKeywords: ['and', 'not', 'or'],
};

const V0: LanguageCapabilities = {
	features: [
		'keywords_in_refs',
		'rego_v1',
		'rego_v1_import',
		'rego_v2',
		'rego_v2_import',
		'rule_head_ref_string_prefixes',
		'rule_head_refs',
	],
	futureKeywords: ['and', 'contains', 'every', 'if', 'in', 'not', 'or'],
};

/** Reads a capabilities file. Throws LoadError. */
export function capabilitiesOf(path: string): Capabilities {
	const value = parseJsonDocument(path, decodeText(readBounded(path, DEFAULT_LOAD_LIMITS.fileBytes)));
	const object = asObject(value);
	if (object === null) throw new LoadError([`${path}: capabilities must be an object`]);
	return {
		features: strings(property(object, 'features')),
		futureKeywords: strings(property(object, 'future_keywords')),
		builtins: new Set(names(property(object, 'builtins'))),
	};
}

/** What may be read: what the version has, and what the capabilities add. */
export function languageOf(
	given: LanguageCapabilities | null,
	version: 'v0' | 'v1' | 'v0-compat-v1',
): LanguageCapabilities {
	const own = version === 'v1' ? V1 : V0;
	if (given === null) return own;
	return {
		features: [...new Set([...given.features, ...own.features])],
		futureKeywords: [...new Set([...given.futureKeywords, ...own.futureKeywords])],
	};
}

function strings(value: Value | undefined): readonly string[] {
	return asList(value).filter((item) => typeof item === 'string');
}

function names(value: Value | undefined): readonly string[] {
	return strings(asObjects(value).map((item) => property(item, 'name') ?? null));
}
