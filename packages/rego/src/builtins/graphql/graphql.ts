import { isObject } from '../../runtime/collection.ts';
import type { EvalContext } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import * as t from '../types.ts';
import type { QueryDocument, SchemaDocument } from './ast.ts';
import { decodeQueryDocument, decodeSchemaDocument } from './decode-document.ts';
import { nodeValue } from './document-value.ts';
import { builtinError, GraphqlError } from './graphql-error.ts';
import { parseQueryDocument } from './parse-query.ts';
import { parseSchemaDocument } from './parse-schema.ts';
import { makeSchema, type Schema } from './schema.ts';
import { validateQuery } from './validate.ts';

const DOCUMENT = t.objectOf(t.any, t.any);
const TEXT_OR_DOCUMENT = t.anyOf(t.string, DOCUMENT);
const QUERY = named('query', 'GraphQL query, as text or in the form the parsing builtins give', TEXT_OR_DOCUMENT);
const SCHEMA = named('schema', 'GraphQL schema, as text or in the form the parsing builtins give', TEXT_OR_DOCUMENT);

export const graphqlParse: Builtin = builtin({
	name: 'graphql.parse',
	description:
		'The syntax trees of a query and of a schema under which it is valid; undefined where it is not, or one of the two cannot be read.',
	categories: [],
	args: [QUERY, SCHEMA],
	result: named('output', 'array of the trees of the query and of the schema', t.tuple([DOCUMENT, DOCUMENT])),
	unchecked: true,
	impl(context, query, schema) {
		return parseBoth(context, query, schema);
	},
});

export const graphqlParseAndVerify: Builtin = builtin({
	name: 'graphql.parse_and_verify',
	description: 'Whether a query is valid under a schema, and the syntax trees of both if it is.',
	categories: [],
	args: [QUERY, SCHEMA],
	result: named(
		'output',
		'`[true, query, schema]` with the trees of both, or `[false, {}, {}]`',
		t.tuple([t.boolean, DOCUMENT, DOCUMENT]),
	),
	unchecked: true,
	impl(context, query, schema) {
		const trees = orUndefined(() => parseBoth(context, query, schema));
		return trees === undefined ? [false, {}, {}] : [true, ...trees];
	},
});

export const graphqlParseQuery: Builtin = builtin({
	name: 'graphql.parse_query',
	description: 'The syntax tree of a GraphQL query.',
	categories: [],
	args: [named('query', 'GraphQL query', t.string)],
	result: named('output', 'tree of the query', DOCUMENT),
	impl(_context, query) {
		return nodeValue(queryOf(query));
	},
});

export const graphqlParseSchema: Builtin = builtin({
	name: 'graphql.parse_schema',
	description: 'The syntax tree of a GraphQL schema.',
	categories: [],
	args: [named('schema', 'GraphQL schema', t.string)],
	result: named('output', 'tree of the schema', DOCUMENT),
	impl(_context, schema) {
		return nodeValue(schemaDocumentOf(schema));
	},
});

export const graphqlIsValid: Builtin = builtin({
	name: 'graphql.is_valid',
	description: 'Whether a query is valid under a schema.',
	categories: [],
	args: [QUERY, SCHEMA],
	result: named('output', '`true` if the query is valid under the schema, `false` otherwise', t.boolean),
	unchecked: true,
	impl(context, query, schema) {
		return orUndefined(() => parseBoth(context, query, schema)) !== undefined;
	},
});

export const graphqlSchemaIsValid: Builtin = builtin({
	name: 'graphql.schema_is_valid',
	description: 'Whether a GraphQL schema is valid.',
	categories: [],
	args: [SCHEMA],
	result: named('output', '`true` if the schema is valid, `false` otherwise', t.boolean),
	unchecked: true,
	impl(context, schema) {
		return orUndefined(() => schemaOf(context, schemaDocumentOf(schema), schema)) !== undefined;
	},
});

function orUndefined<T>(attempt: () => T): T | undefined {
	try {
		return attempt();
	} catch (error) {
		if (error instanceof BuiltinError) return undefined;
		throw error;
	}
}

/** Positions of operands count from zero here, as in OPA. */
function queryOf(operand: Value): QueryDocument {
	if (typeof operand === 'string') return parsed(() => parseQueryDocument(operand));
	if (isObject(operand)) return decodeQueryDocument(operand);
	throw operandTypeError(0, operand, 'string', 'object');
}

function schemaDocumentOf(operand: Value): SchemaDocument {
	if (typeof operand === 'string') return parsed(() => parseSchemaDocument(operand));
	if (isObject(operand)) return decodeSchemaDocument(operand);
	throw operandTypeError(1, operand, 'string', 'object');
}

function parsed<T>(parse: () => T): T {
	try {
		return parse();
	} catch (error) {
		if (error instanceof GraphqlError) throw builtinError(error.located);
		throw error;
	}
}

/** Schemas are large and queries many, so a schema's text is made into one once per evaluation. */
function schemaOf(context: EvalContext, document: SchemaDocument, operand: Value): Schema {
	const key = typeof operand === 'string' ? `graphql:${operand}` : null;
	const known = key === null ? undefined : context.memo.get(key);
	if (known !== undefined) return known as Schema;
	try {
		const schema = makeSchema(document);
		if (key !== null) context.memo.set(key, schema);
		return schema;
	} catch (error) {
		if (!(error instanceof GraphqlError)) throw error;
		throw new BuiltinError(`Error in gqlparser SchemaDocument to Schema conversion: ${error.located}`);
	}
}

function parseBoth(context: EvalContext, query: Value, schema: Value): readonly [Value, Value] {
	const queryDocument = queryOf(query);
	const schemaDocument = schemaDocumentOf(schema);
	const made = schemaOf(context, schemaDocument, schema);
	const errors = validateQuery(made, queryDocument, (steps) => context.tick(steps));
	if (errors.length > 0) throw builtinError(errors.map((error) => `${error.located}\n`).join(''));
	return [nodeValue(queryDocument), nodeValue(schemaDocument)];
}
