import type { Json } from '@merlon/model';
import { expect, it } from 'vitest';
import { schemaProblems } from './parameter-schema.ts';

it('takes what is understood', () => {
	const all = {
		type: ['array', 'object'],
		enum: [1],
		const: null,
		pattern: '^a',
		format: 'regex',
		minLength: 0,
		minimum: -1.5,
		maximum: 2,
		items: { type: 'string' },
		minItems: 1,
		maxItems: 2,
		properties: { properties: {} },
		required: ['a'],
		additionalProperties: {},
		title: 'a',
		description: 'b',
		default: 1,
		examples: [1],
	};
	expect(schemaProblems(all)).toEqual([]);
});

it.each<[Json, string]>([
	[[], 'schema must be a schema'],
	[{ oneOf: [] }, 'schema.oneOf is not understood'],
	[{ constructor: 1 }, 'schema.constructor is not understood'],
	[{ type: 'text' }, 'schema.type has a value that is not understood'],
	[{ type: [] }, 'schema.type has a value that is not understood'],
	[{ pattern: '(?=a)' }, 'schema.pattern has a value that is not understood'],
	[{ format: 'date' }, 'schema.format has a value that is not understood'],
	[{ minItems: -1 }, 'schema.minItems has a value that is not understood'],
	[{ items: [] }, 'schema.items has a value that is not understood'],
	[{ required: true }, 'schema.required has a value that is not understood'],
	[{ properties: { a: { items: { allOf: [] } } } }, 'schema.properties.a.items.allOf is not understood'],
	[{ properties: { a: true } }, 'schema.properties.a must be a schema'],
	[{ additionalProperties: { not: {} } }, 'schema.additionalProperties.not is not understood'],
])('tells what is not: %j', (schema, problem) => {
	expect(schemaProblems(schema)).toEqual([problem]);
});

it('takes no schema that is endlessly deep', () => {
	let schema: Json = {};
	for (let i = 0; i < 40; i++) schema = { items: schema };
	expect(schemaProblems(schema)).toEqual([`schema${'.items'.repeat(33)} is nested too deeply`]);
});
