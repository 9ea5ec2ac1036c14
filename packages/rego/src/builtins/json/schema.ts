import { isObject } from '../../runtime/collection.ts';
import type { EvalContext } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { isValidJson, parseJson } from '../../runtime/json.ts';
import type { Value } from '../../runtime/value.ts';
import { SchemaError } from '../../types/schema/schema-error.ts';
import type { Type } from '../../types/type.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { plainJson } from './plain-json.ts';
import { type CompiledSchema, compileSchema } from './schema-compile.ts';
import { validate } from './schema-validate.ts';

const JSON_OR_TEXT: Type = t.anyOf(t.string, t.objectOf(t.any, t.any));

export const jsonVerifySchema: Builtin = builtin({
	name: 'json.verify_schema',
	description:
		'Whether a value, or the JSON text of one, is a JSON Schema of draft 4, 6 or 7. Patterns are RE2 and must be valid.',
	categories: ['object'],
	args: [named('schema', 'schema to check', JSON_OR_TEXT)],
	result: named(
		'output',
		'`[true, null]`, or `[false, problem]` with the problem as a string',
		t.tuple([t.boolean, t.anyOf(t.nil, t.string)]),
	),
	nondeterministic: true,
	unchecked: true,
	impl(_context, schema) {
		try {
			compileSchema(documentOf(schema));
			return [true, null];
		} catch (error) {
			if (error instanceof BuiltinError || error instanceof SchemaError) return [false, `jsonschema: ${error.message}`];
			throw error;
		}
	},
});

const MISMATCH: Type = t.record({ desc: t.string, error: t.string, field: t.string, type: t.string });

export const jsonMatchSchema: Builtin = builtin({
	name: 'json.match_schema',
	description: 'Whether a document matches a JSON Schema of draft 4, 6 or 7, and where it does not. Patterns are RE2.',
	categories: ['object'],
	args: [
		named('document', 'document to check, or its JSON text', JSON_OR_TEXT),
		named('schema', 'schema, or its JSON text', JSON_OR_TEXT),
	],
	result: named(
		'output',
		'`[true, []]`, or `[false, mismatches]` with an object for every mismatch',
		t.tuple([t.boolean, t.arrayOf(MISMATCH)]),
	),
	nondeterministic: true,
	unchecked: true,
	impl(context, document, schema) {
		const value = documentOf(document);
		const mismatches = validate(compiled(context, schema), value, (steps) => context.tick(steps)).map(
			({ type, field, description }) => ({
				error: `${field}: ${description}`,
				type,
				field,
				desc: description,
			}),
		);
		return [mismatches.length === 0, mismatches];
	},
});

/** One schema often has many documents, so it is compiled once per evaluation. */
function compiled(context: EvalContext, schema: Value): CompiledSchema {
	const known = context.memo.get(MEMO_KEY) as LastSchema | undefined;
	if (known?.source === schema) return known.compiled;
	try {
		const last: LastSchema = { source: schema, compiled: compileSchema(documentOf(schema)) };
		context.memo.set(MEMO_KEY, last);
		return last.compiled;
	} catch (error) {
		if (error instanceof SchemaError) throw new BuiltinError(error.message);
		throw error;
	}
}

const MEMO_KEY = 'json.match_schema';

interface LastSchema {
	readonly source: Value;
	readonly compiled: CompiledSchema;
}

function documentOf(operand: Value): Value {
	if (typeof operand === 'string') {
		if (!isValidJson(operand)) throw new BuiltinError('invalid JSON string');
		return parseJson(operand);
	}
	if (!isObject(operand) && !Array.isArray(operand)) {
		throw new BuiltinError('wrong type, expected string or object');
	}
	return plainJson(operand);
}
