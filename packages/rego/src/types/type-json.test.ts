import { describe, expect, it } from 'vitest';
import { functionFromJson, type TypeJson, TypeJsonError, typeFromJson, typeToJson } from './type-json.ts';

describe('types as JSON', () => {
	it.each<[TypeJson]>([
		[{ type: 'null' }],
		[{ type: 'any' }],
		[{ of: [{ type: 'number' }, { type: 'string' }], type: 'any' }],
		[{ dynamic: { type: 'any' }, static: [{ type: 'string' }], type: 'array' }],
		[{ type: 'array' }],
		[{ of: { type: 'number' }, type: 'set' }],
		[{ type: 'set' }],
		[
			{
				dynamic: { key: { type: 'string' }, value: { type: 'any' } },
				static: [{ key: 'a', value: { type: 'boolean' } }],
				type: 'object',
			},
		],
		[{ args: [{ type: 'any' }], result: { type: 'null' }, type: 'function' }],
		[{ type: 'function', variadic: { type: 'any' } }],
		[{ description: 'what it is', name: 'x', of: { type: 'number' }, type: 'set' }],
		[{ name: 'y', type: 'number' }],
	])('reads and writes %j', (json) => {
		expect(JSON.stringify(typeToJson(typeFromJson(json)))).toBe(JSON.stringify(json));
	});

	it('sorts what OPA sorts', () => {
		const of = [{ type: 'string' }, { type: 'number' }];
		const properties = ['b', 'a'].map((key) => ({ key, value: { type: 'null' } }));
		expect(typeToJson(typeFromJson({ type: 'any', of }))['of']).toEqual([{ type: 'number' }, { type: 'string' }]);
		expect(typeToJson(typeFromJson({ type: 'object', static: properties }))['static']).toEqual(
			[...properties].reverse(),
		);
	});

	it('writes a recursive type by its name', () => {
		expect(typeToJson({ kind: 'recursive', name: '#/a', type: null })).toEqual({ name: '#/a', type: 'recursive' });
	});
});

describe('JSON that is no type', () => {
	it.each<[unknown, string]>([
		[null, 'type must be an object'],
		[[], 'type must be an object'],
		[{}, "unsupported type ''"],
		[{ type: 'thing' }, "unsupported type 'thing'"],
		[{ type: 'any', of: {} }, 'of must be an array'],
		[{ type: 'object', static: [1] }, 'property must be an object'],
		[nested(120), 'type is nested deeper than 100 levels'],
	])('refuses %j', (json, message) => {
		expect(() => typeFromJson(json)).toThrow(new TypeJsonError(message));
	});

	it('refuses a declaration that is no function', () => {
		expect(() => functionFromJson({ type: 'any' })).toThrow(new TypeJsonError('invalid type'));
	});
});

function nested(depth: number): unknown {
	let json: unknown = { type: 'any' };
	for (let i = 0; i < depth; i++) json = { type: 'set', of: json };
	return json;
}
