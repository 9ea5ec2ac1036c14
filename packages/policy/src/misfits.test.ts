import type { Json, JsonObject } from '@merlon/model';
import { describe, expect, it } from 'vitest';
import { misfits } from './misfits.ts';

function told(schema: JsonObject, value: Json): string[] {
	return misfits(schema, value).map(
		({ path, kind, expected, known }) => `${path.join('.')} ${kind} ${kind === 'key' ? known.join() : expected}`,
	);
}

describe('values', () => {
	it.each<[JsonObject, Json]>([
		[{}, [{ a: 1 }]],
		[{ type: 'array' }, []],
		[{ type: 'boolean' }, false],
		[{ type: 'integer' }, 3],
		[{ type: 'null' }, null],
		[{ type: 'number' }, 0.5],
		[{ type: 'object' }, {}],
		[{ type: 'string', minLength: 1 }, 'a'],
		[{ type: ['string', 'null'] }, null],
		[{ enum: [1, [2], { a: 3, b: 4 }] }, { b: 4, a: 3 }],
		[{ enum: [1, [2]] }, [2]],
		[{ const: null }, null],
		[{ pattern: '^a' }, 1],
		[{ pattern: 'a$' }, 'ba'],
		[{ format: 'regex' }, '^a'],
		[{ minimum: 1, maximum: 1 }, 1],
		[{ minItems: 1, maxItems: 1, items: { type: 'string' } }, ['a']],
		[{ properties: { a: { type: 'string' } } }, { b: 1 }],
		[
			{ properties: { a: {} }, additionalProperties: { type: 'number' } },
			{ a: 'a', b: 1 },
		],
	])('fit %j: %j', (schema, value) => {
		expect(told(schema, value)).toEqual([]);
	});

	it.each<[JsonObject, Json, string]>([
		[{ type: 'array' }, {}, 'value a list'],
		[{ type: 'boolean' }, 'true', 'value true or false'],
		[{ type: 'integer' }, 1.5, 'value a whole number'],
		[{ type: 'null' }, 0, 'value nothing'],
		[{ type: 'object' }, [], 'value a mapping'],
		[{ type: ['string', 'number'] }, null, 'value a text or a number'],
		[{ enum: ['a', 1, [2], { a: 1 }] }, [3], 'value one of "a", 1, [2], {"a":1}'],
		[{ enum: [{ a: 1 }] }, { b: 1 }, 'value one of {"a":1}'],
		[{ const: 1 }, '1', 'value 1'],
		[{ pattern: '^a' }, 'ba', 'value a text that matches ^a'],
		[{ format: 'regex' }, '(?=a)', 'value a regular expression in the syntax of RE2'],
		[{ minLength: 2 }, '😀', 'value a text of at least 2 characters'],
		[{ minimum: 1 }, 0, 'value at least 1'],
		[{ maximum: 1 }, 2, 'value at most 1'],
		[{ minItems: 2 }, [1], 'value a list of at least 2 entries'],
		[{ maxItems: 1 }, [1, 2], 'value a list of at most 1 entry'],
		[{ required: ['toString'] }, {}, 'value a mapping with the key "toString"'],
	])('do not fit %j: %j', (schema, value, expected) => {
		expect(told(schema, value)).toEqual([` ${expected}`]);
	});

	it('are all told, with where they are', () => {
		const item = { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false };
		expect(told({ items: item }, [{ a: 1 }, { a: 'b', c: 1, toString: 2 }, 3])).toEqual([
			'0.a value a text',
			'1.c key a',
			'1.toString key a',
			'2 value a mapping',
		]);
		expect(told({ additionalProperties: { type: 'number' } }, { a: 'b' })).toEqual(['a value a number']);
	});
});
