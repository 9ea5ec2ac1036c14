import { isJsonObject, type Json, type JsonObject } from '@merlon/model';
import { isValidRegex } from '@merlon/rego';

/** The types of JSON Schema, as people who write YAML call them. */
export const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
	['array', 'a list'],
	['boolean', 'true or false'],
	['integer', 'a whole number'],
	['null', 'nothing'],
	['number', 'a number'],
	['object', 'a mapping'],
	['string', 'a text'],
]);

type IsRight = (value: Json) => boolean;

const isAnything: IsRight = () => true;
const isNumber: IsRight = (value) => typeof value === 'number';
const isCount: IsRight = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isTypeName: IsRight = (value) => typeof value === 'string' && TYPE_NAMES.has(value);
const isTextList: IsRight = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** The keywords of JSON Schema that parameters are checked by, with what their values must be. */
const KEYWORDS: ReadonlyMap<string, IsRight> = new Map<string, IsRight>([
	['type', (value) => isTypeName(value) || (Array.isArray(value) && value.length > 0 && value.every(isTypeName))],
	['enum', (value) => Array.isArray(value) && value.length > 0],
	['const', isAnything],
	['pattern', (value) => typeof value === 'string' && isValidRegex(value)],
	['format', (value) => value === 'regex'],
	['minLength', isCount],
	['minimum', isNumber],
	['maximum', isNumber],
	['items', isJsonObject],
	['minItems', isCount],
	['maxItems', isCount],
	['properties', isJsonObject],
	['required', isTextList],
	['additionalProperties', (value) => typeof value === 'boolean' || isJsonObject(value)],
	['title', isAnything],
	['description', isAnything],
	['default', isAnything],
	['examples', Array.isArray],
]);

const DEEPEST = 32;

/** What of a schema would not be understood when settings are checked by it: nothing is passed over. */
export function schemaProblems(schema: Json, path = 'schema', depth = 0): string[] {
	if (!isJsonObject(schema)) return [`${path} must be a schema`];
	if (depth > DEEPEST) return [`${path} is nested too deeply`];
	const problems: string[] = [];
	for (const [keyword, value] of Object.entries(schema)) {
		const isRight = KEYWORDS.get(keyword);
		if (isRight === undefined) problems.push(`${path}.${keyword} is not understood`);
		else if (!isRight(value)) problems.push(`${path}.${keyword} has a value that is not understood`);
	}
	for (const [name, inner] of Object.entries(propertiesOf(schema))) {
		problems.push(...schemaProblems(inner, `${path}.properties.${name}`, depth + 1));
	}
	for (const keyword of ['items', 'additionalProperties'] as const) {
		const inner = schema[keyword];
		if (isJsonObject(inner)) problems.push(...schemaProblems(inner, `${path}.${keyword}`, depth + 1));
	}
	return problems;
}

/** The schemas of the properties that a schema names. */
export function propertiesOf(schema: JsonObject): JsonObject {
	const properties = schema['properties'];
	return isJsonObject(properties) ? properties : {};
}
