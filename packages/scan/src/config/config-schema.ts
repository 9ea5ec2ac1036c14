import { assertNever } from '@merlon/base';
import type { Json, JsonObject } from '@merlon/model';
import type { KeySpec, KeyTable, ValueSpec } from './key-spec.ts';
import { SCAN_KEYS } from './keys.ts';

/** The JSON Schema of `merlon.yaml`, for editors. */
export function configSchema(): JsonObject {
	return {
		$schema: 'http://json-schema.org/draft-07/schema#',
		title: 'merlon.yaml',
		description: 'Settings of merlon scan.',
		...mappingSchema(SCAN_KEYS, []),
	};
}

function mappingSchema(keys: KeyTable, anyOf: readonly string[]): JsonObject {
	const properties = Object.fromEntries([...keys].map(([name, spec]) => [name, keySchema(spec)]));
	const needed = anyOf.map((name) => ({ required: [name] }));
	return { type: 'object', properties, additionalProperties: false, ...(needed.length > 0 ? { anyOf: needed } : {}) };
}

function keySchema({ value, about, standard }: KeySpec): JsonObject {
	return { description: about, ...valueSchema(value), ...(standard === null ? {} : { default: standard }) };
}

function valueSchema(spec: ValueSpec): JsonObject {
	switch (spec.kind) {
		case 'boolean':
			return { type: 'boolean' };
		case 'number':
			return { type: 'number', minimum: spec.least, maximum: spec.most };
		case 'word':
			return { type: 'string', enum: [...spec.words] };
		case 'text':
			return { type: 'string', minLength: 1, ...(spec.pattern === null ? {} : { pattern: spec.pattern }) };
		case 'texts': {
			const forms: Json[] = [
				{ type: 'array', items: { type: 'string', minLength: 1 } },
				{ type: 'string', minLength: 1 },
			];
			return { anyOf: spec.words.length === 0 ? forms : [{ enum: [...spec.words] }, ...forms] };
		}
		case 'map':
			return { type: 'object', additionalProperties: valueSchema(spec.value) };
		case 'json':
			return { type: 'object' };
		case 'entries':
			return { type: 'array', items: mappingSchema(spec.keys, spec.anyOf) };
		default:
			return assertNever(spec);
	}
}
