import { describe, expect, it } from 'vitest';
import { printType } from '../print-type.ts';
import { typeOfSchema } from './json-schema.ts';
import { SchemaError } from './schema-error.ts';

// The expected texts are those of OPA 1.22.2.
describe('the type of a schema', () => {
	it.each<[schema: unknown, type: string]>([
		[
			{
				anyOf: [
					{ properties: { bar: { type: 'integer' } }, required: ['bar'] },
					{ properties: { foo: { type: 'string' } }, required: ['foo'] },
				],
			},
			'any<object<bar: number>, object<foo: string>>',
		],
		[{ type: 'string', oneOf: [{ minLength: 2 }, { maxLength: 4 }] }, 'string'],
		[{ properties: { foo: { type: 'integer' }, bar: { type: 'string' } } }, 'object<bar: string, foo: number>'],
		[
			{
				properties: { foo: { type: 'array', maxItems: 3 }, bar: { type: 'array' } },
				patternProperties: { 'f.o': { minItems: 2 } },
				additionalProperties: { type: 'integer' },
			},
			'object<bar: array[any], foo: array[any]>',
		],
		[{ properties: { foo: true, bar: false } }, 'object<bar: any, foo: any>'],
		[{ type: 'integer' }, 'number'],
		[{ type: 'object' }, 'object[any: any]'],
		[{ type: 'array' }, 'array[any]'],
		[
			{
				allOf: [
					{ properties: { bar: { type: 'integer' } }, required: ['bar'] },
					{ properties: { foo: { type: 'string' } }, required: ['foo'] },
				],
			},
			'object<bar: number, foo: string>',
		],
		[
			{
				properties: { bar: { type: 'integer' } },
				required: ['bar'],
				allOf: [
					{ properties: { foo: { type: 'string' } }, required: ['foo'] },
					{ properties: { baz: { type: 'null' } }, required: ['baz'] },
				],
			},
			'object<baz: any, foo: string>',
		],
		[{ items: { type: 'integer' } }, 'array[number]'],
		[{ items: [{ type: 'integer' }, { type: 'string' }] }, 'array<number, string>'],
		[{ items: [true, false] }, 'array<any, any>'],
		[{ properties: { foo: { not: {} } } }, 'object<foo: any>'],
		[{ items: [{}], additionalItems: { type: 'integer' } }, 'array<any>'],
		[{ items: [{}, {}, {}], additionalItems: false }, 'array<any, any, any>'],
		[{ items: [{ type: 'integer' }] }, 'array<number>'],
		[
			{ properties: { foo: { type: 'integer' }, bar: { $ref: '#/properties/foo' } } },
			'object<bar: number, foo: number>',
		],
		[{ items: [{ type: 'integer' }, { $ref: '#/items/0' }] }, 'array<number, number>'],
		[
			{
				'tilda~field': { type: 'integer' },
				'slash/field': { type: 'integer' },
				'percent%field': { type: 'integer' },
				properties: {
					tilda: { $ref: '#/tilda~0field' },
					slash: { $ref: '#/slash~1field' },
					percent: { $ref: '#/percent%25field' },
				},
			},
			'object<percent: number, slash: number, tilda: number>',
		],
		[
			{
				definitions: { reffed: { type: 'array' } },
				properties: { foo: { $ref: '#/definitions/reffed', maxItems: 2 } },
			},
			'object<foo: array[any]>',
		],
		[{ properties: { $ref: { type: 'string' } } }, 'object<$ref: string>'],
		[{ properties: { foo: { type: 'integer', default: [] } } }, 'object<foo: number>'],
		[{ properties: { bar: { type: 'string', minLength: 4, default: 'bad' } } }, 'object<bar: string>'],
		[
			{
				allOf: [
					{ properties: { a: { type: 'string' } } },
					{ properties: { a: { type: 'number' }, b: { type: 'null' } } },
				],
			},
			'object<a: string, a: number, b: any>',
		],
		[
			{ allOf: [{ items: [{ type: 'string' }] }, { items: [{ type: 'string' }, { type: 'number' }] }] },
			'array<string, number>',
		],
		[
			{
				type: 'object',
				properties: { c: { type: 'boolean' } },
				anyOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'string' } } }],
			},
			'any<object<a: string>, object<b: string>, object<c: boolean>>',
		],
		[
			{
				$ref: '#/definitions/n',
				definitions: {
					n: {
						type: 'object',
						properties: {
							v: { type: 'number' },
							l: { $ref: '#/definitions/n' },
							k: { type: 'array', items: { $ref: '#/definitions/n' } },
						},
					},
				},
			},
			'object<k: array[recursive(#/definitions/n)], l: recursive(#/definitions/n), v: number>',
		],
		[
			{
				definitions: { a: { $ref: '#/definitions/b' }, b: { type: 'string' } },
				properties: { x: { $ref: '#/definitions/a' }, y: { $ref: '#/definitions/b' } },
			},
			'object<x: string, y: string>',
		],
		[
			{
				id: 'http://x.org/root.json',
				properties: { a: { $ref: '#foo' } },
				definitions: { i: { id: '#foo', type: 'integer' } },
			},
			'object<a: number>',
		],
		[{ type: ['object', 'null'], properties: { a: { type: ['string', 'null'] } } }, 'object<a: string>'],
		[{ items: { type: 'string' } }, 'array[string]'],
		[{ properties: { a: true, b: false } }, 'object<a: any, b: any>'],
		[
			{ type: 'object', allOf: [{ properties: { a: { type: 'string' } } }], properties: { b: { type: 'string' } } },
			'object<a: string, b: string>',
		],
		[
			{
				definitions: { 'a/b': { type: 'string' }, 'c%d': { type: 'number' }, 'e~f': { type: 'boolean' } },
				properties: {
					x: { $ref: '#/definitions/a~1b' },
					y: { $ref: '#/definitions/c%25d' },
					z: { $ref: '#/definitions/e~0f' },
				},
			},
			'object<x: string, y: number, z: boolean>',
		],
		[
			{ type: 'array', items: { type: 'object', properties: { id: { type: 'string' }, value: { type: 'number' } } } },
			'array[object<id: string, value: number>]',
		],
		[{ properties: { name: { pattern: '^(?!testing:.*)[a-z]+$', type: 'string' } } }, 'object<name: string>'],
		[
			{
				type: 'object',
				properties: {
					AddressLine: { type: 'string' },
					RandomInfo: {
						anyOf: [
							{ type: 'object', properties: { accessMe: { type: 'string' } } },
							{ type: 'number', minimum: 0 },
						],
					},
				},
			},
			'object<AddressLine: string, RandomInfo: any<number, object<accessMe: string>>>',
		],
		[
			{
				type: 'object',
				properties: { AddressLine: { type: 'string' } },
				anyOf: [
					{ type: 'object', properties: { State: { type: 'string' }, ZipCode: { type: 'string' } } },
					{ properties: { County: { type: 'string' }, PostCode: { type: 'integer' } } },
				],
			},
			'any<object<AddressLine: string>, object<County: string, PostCode: number>, object<State: string, ZipCode: string>>',
		],
		[
			{
				type: 'object',
				properties: { AddressLine: { type: 'string' } },
				allOf: [
					{ type: 'object', properties: { State: { type: 'string' }, ZipCode: { type: 'string' } } },
					{ properties: { County: { type: 'string' }, PostCode: { type: 'integer' } } },
				],
			},
			'object<AddressLine: string, County: string, PostCode: number, State: string, ZipCode: string>',
		],
		[
			{ type: 'array', anyOf: [{ items: [{ type: 'number' }, { type: 'string' }] }, { items: [{ type: 'integer' }] }] },
			'any<array<number>, array<number, string>>',
		],
		[
			{
				$schema: 'https://json-schema.org/draft/2020-12/schema',
				allOf: [{ $ref: '#/$defs/d' }],
				$defs: { d: { type: 'object', properties: { v: { const: 1 } }, additionalProperties: false } },
			},
			'object<v: any>',
		],
		[
			{
				$schema: 'http://json-schema.org/draft-04/schema#',
				anyOf: [
					{ type: 'object', properties: { State: { type: 'string' }, ZipCode: { type: 'string' } } },
					{ type: 'object', properties: { County: { type: 'string' }, PostCode: { type: 'string' } } },
				],
			},
			'any<object<County: string, PostCode: string>, object<State: string, ZipCode: string>>',
		],
		[
			{
				type: 'object',
				properties: {
					AddressLine: { type: 'string' },
					RandomInfo: {
						allOf: [
							{ type: 'object', properties: { accessMe: { type: 'string' } } },
							{ type: 'object', properties: { accessYou: { type: 'string' } } },
						],
					},
				},
			},
			'object<AddressLine: string, RandomInfo: object<accessMe: string, accessYou: string>>',
		],
		[
			{
				type: 'array',
				allOf: [
					{ items: [{ type: 'integer' }, { type: 'integer' }] },
					{ items: [{ type: 'integer' }, { type: 'integer' }, { type: 'string' }] },
				],
			},
			'array<number, number, string>',
		],
		[
			{
				type: 'object',
				properties: { Something: { $ref: '#/$defs/X' } },
				$defs: {
					X: { type: 'object', properties: { Y: { $ref: '#/$defs/Y' } } },
					Y: { type: 'object', properties: { X: { $ref: '#/$defs/X' } } },
				},
			},
			'object<Something: object<Y: object<X: recursive(#/$defs/X)>>>',
		],
		[{ properties: { id: { type: 'integer' } }, required: ['id'] }, 'object<id: number>'],
		[{ type: 'boolean' }, 'boolean'],
		[
			{
				type: 'object',
				properties: {
					numbers: { type: 'array', items: { type: 'number' } },
					names: {
						type: 'object',
						properties: { first: { type: 'string' }, last: { type: 'string' } },
						additionalProperties: false,
					},
				},
				additionalProperties: false,
			},
			'object<names: object<first: string, last: string>, numbers: array[number]>',
		],
		[
			{ $ref: '#/$defs/foo', $defs: { foo: { type: 'object', properties: { foo: { $ref: '#/$defs/foo' } } } } },
			'object<foo: recursive(#/$defs/foo)>',
		],
		[
			{
				type: 'object',
				properties: { tree: { $ref: '#/$defs/tree' } },
				$defs: { tree: { type: 'array', items: { $ref: '#/$defs/tree' } } },
			},
			'object<tree: array[recursive(#/$defs/tree)]>',
		],
		[
			{
				type: 'object',
				properties: { node: { $ref: '#/$defs/node' } },
				$defs: { node: { anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/$defs/node' } }] } },
			},
			'object<node: any<string, array[recursive(#/$defs/node)]>>',
		],
		[
			{
				type: 'object',
				properties: { addr: { $ref: '#/$defs/address' } },
				$defs: { address: { type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } } },
			},
			'object<addr: object<city: string, street: string>>',
		],
	])('is read from %j', (schema, type) => {
		expect(printType(typeOfSchema(schema))).toBe(type);
	});

	it('takes names of properties as they are', () => {
		const schema: unknown = JSON.parse('{"properties": {"__proto__": {"type": "string"}, "$ref": {"type": "number"}}}');
		expect(printType(typeOfSchema(schema))).toBe('object<$ref: number, __proto__: string>');
	});

	it('ends where OPA does not', () => {
		expect(printType(typeOfSchema({ properties: { next: { $ref: '#' } } }))).toBe(
			'object<next: object<next: recursive(#)>>',
		);
		expect(() => typeOfSchema({ allOf: [{ $ref: '#' }] })).toThrow(/^schema is nested deeper than 1000 levels$/);
	});

	it('asks for other documents where it may', () => {
		const load = (uri: string): unknown =>
			uri === 'http://example.com/a.json' ? { definitions: { n: { type: 'number' } } } : undefined;
		const schema = { items: { $ref: 'http://example.com/a.json#/definitions/n' } };
		expect(printType(typeOfSchema(schema, load))).toBe('array[number]');
		expect(() => typeOfSchema({ $ref: 'http://example.com/b.json' }, load)).toThrow(
			/^unable to compile the schema: remote reference loading disabled: http:\/\/example.com\/b.json$/,
		);
	});
});

describe('a schema that cannot be used', () => {
	it.each<[schema: unknown, message: string]>([
		[
			{ $id: 'http://localhost:1234/', items: { $id: 'folder/', items: { $ref: 'folderInteger.json' } } },
			'unable to compile the schema: remote reference loading disabled: http://localhost:1234/folder/folderInteger.json',
		],
		[
			{
				$id: 'http://localhost:1234/object',
				type: 'object',
				properties: { name: { $ref: 'name.json#/definitions/orNull' } },
			},
			'unable to compile the schema: remote reference loading disabled: http://localhost:1234/name.json',
		],
		[
			{ type: 'strin' },
			'unable to compile the schema: has a primitive type that is NOT VALID -- given: /strin/ Expected valid values are:[array boolean integer number null object string]',
		],
		[{ type: ['string', 'string'] }, 'unable to compile the schema: string type is duplicated'],
		[{ type: 5 }, 'unable to compile the schema: Invalid type. Expected: type, given: string/Array Of Strings'],
		[{ properties: [] }, 'unable to compile the schema: Properties must be of type object'],
		[{ items: 5 }, 'unable to compile the schema: Invalid type. Expected: Valid Schema/Array Of Schemas, given: items'],
		[{ required: ['a', 'a'] }, 'unable to compile the schema: required items must be unique'],
		[{ required: [1] }, 'unable to compile the schema: Invalid type. Expected: string, given: required'],
		[{ enum: [1, 1] }, 'unable to compile the schema: enum items must be unique'],
		[{ minLength: 'a' }, 'unable to compile the schema: minLength must be of an integer'],
		[{ minLength: -1 }, 'unable to compile the schema: minLength must be greater than or equal to 0'],
		[{ minLength: 3, maxLength: 1 }, 'unable to compile the schema: minLength cannot be greater than maxLength'],
		[{ minItems: -1 }, 'unable to compile the schema: minItems must be greater than or equal to 0'],
		[{ uniqueItems: 1 }, 'unable to compile the schema: uniqueItems must be of a boolean'],
		[{ multipleOf: 0 }, 'unable to compile the schema: multipleOf must be strictly greater than 0'],
		[{ multipleOf: 'a' }, 'unable to compile the schema: Invalid type. Expected: Number, given: multipleOf'],
		[{ minimum: 'a' }, 'unable to compile the schema: minimum must be of a Number'],
		[{ exclusiveMinimum: true }, 'unable to compile the schema: exclusiveMinimum cannot be used without minimum'],
		[
			{ exclusiveMinimum: 'x' },
			'unable to compile the schema: Invalid type. Expected: boolean/number, given: exclusiveMinimum',
		],
		[
			{ $schema: 'http://json-schema.org/draft-04/schema#', exclusiveMinimum: 5 },
			'unable to compile the schema: Invalid type. Expected: boolean, given: exclusiveMinimum',
		],
		[
			{ $schema: 'http://json-schema.org/draft-07/schema#', exclusiveMinimum: true },
			'unable to compile the schema: Invalid type. Expected: number, given: exclusiveMinimum',
		],
		[{ $schema: 5 }, 'unable to compile the schema: $schema must be of type string'],
		[
			{ $ref: 'http://example.com/a.json' },
			'unable to compile the schema: remote reference loading disabled: http://example.com/a.json',
		],
		[{ $ref: 'foo.json' }, 'unable to compile the schema: Reference /foo.json must be canonical'],
		[{ $ref: '#/definitions/none' }, "unable to compile the schema: Object has no key 'definitions'"],
		[{ $ref: 5 }, 'unable to compile the schema: Invalid type. Expected: string, given: $ref'],
		[{ title: 5 }, 'unable to compile the schema: Invalid type. Expected: string, given: title'],
		[{ description: 5 }, 'unable to compile the schema: Invalid type. Expected: string, given: description'],
		[{ pattern: 5 }, 'unable to compile the schema: Invalid type. Expected: string, given: pattern'],
		[{ format: 5 }, 'unable to compile the schema: Invalid type. Expected: string, given: format'],
		[
			{ additionalProperties: 5 },
			'unable to compile the schema: Invalid type. Expected: boolean/Valid Schema, given: additionalProperties',
		],
		[
			{ additionalItems: 5 },
			'unable to compile the schema: Invalid type. Expected: boolean/Valid Schema, given: additionalItems',
		],
		[
			{ patternProperties: 5 },
			'unable to compile the schema: Invalid type. Expected: Valid Schema, given: patternProperties',
		],
		[{ dependencies: 5 }, 'unable to compile the schema: dependencies must be of type object'],
		[{ dependencies: { a: 5 } }, 'unable to compile the schema: Dependency must be of type Schema Or Array Of Strings'],
		[{ definitions: 5 }, 'unable to compile the schema: Invalid type. Expected: Array Of Schemas, given: definitions'],
		[{ anyOf: 5 }, 'unable to compile the schema: anyOf must be of an array'],
		[{ allOf: {} }, 'unable to compile the schema: allOf must be of an array'],
		[{ oneOf: 'a' }, 'unable to compile the schema: oneOf must be of an array'],
		[{ not: 5 }, 'unable to compile the schema: not must be of an object'],
		[{ if: 5 }, 'unable to compile the schema: if must be of an object'],
		[
			{ allOf: [{ type: 'object', properties: { a: { type: 'string' } } }, { type: 'string' }] },
			'type checking: unable to merge these schemas: type mismatch: object and string',
		],
		[
			{ allOf: [{ items: [{ type: 'string' }] }, { items: [{ type: 'number' }] }] },
			'type checking: unable to merge these schemas',
		],
		[
			{
				$id: 'http://x.org/root.json',
				properties: { a: { $ref: 'item.json' }, b: { $ref: 'other.json' } },
				definitions: { i: { $id: 'item.json', type: 'integer' } },
			},
			'unable to compile the schema: remote reference loading disabled: http://x.org/other.json',
		],
		[{ x: 5, $ref: '#/x' }, 'unable to compile the schema: Valid Schema must be of type object'],
		[{ x: [1], $ref: '#/x/3' }, "unable to compile the schema: Out of bound array[0,1] index '3'"],
		[{ x: [1], $ref: '#/x/z' }, "unable to compile the schema: Invalid array index 'z'"],
		[{ x: 5, $ref: '#/x/z' }, "unable to compile the schema: Invalid token reference 'z'"],
		['x', 'unable to compile the schema: schema is invalid'],
		[
			{ properties: { id: { type: 'UNKNOWN' } }, required: ['id'] },
			'unable to compile the schema: has a primitive type that is NOT VALID -- given: /UNKNOWN/ Expected valid values are:[array boolean integer number null object string]',
		],
		[{ id: 5 }, 'unable to compile the schema: Invalid type. Expected: string, given: id'],
	])('is refused: %j', (schema, message) => {
		expect(() => typeOfSchema(schema)).toThrow(new SchemaError(message));
	});

	it('is refused when it is nested without end', () => {
		let schema: unknown = {};
		for (let i = 0; i < 5000; i++) schema = { items: schema };
		expect(() => typeOfSchema(schema)).toThrow(
			/^unable to compile the schema: schema is nested deeper than 500 levels$/,
		);
	});

	it('is refused when there is none', () => {
		expect(() => typeOfSchema(null)).toThrow(/^no schema as input to compile$/);
	});
});
