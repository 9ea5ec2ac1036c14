import { BuiltinError } from '../../runtime/errors.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { parseUri } from './parse-uri.ts';

export const uriParse: Builtin = builtin({
	name: 'uri.parse',
	description:
		'The components of a URI (RFC 3986) that are not empty. `raw_path` keeps the escapes of the path, and `raw_query` goes well with the `urlquery` builtins.',
	categories: [],
	args: [named('uri', 'URI to take apart', t.string)],
	result: named('output', 'components by name', t.objectOf(t.string, t.string)),
	impl(_context, text) {
		const components: Record<string, Value> = {};
		const { scheme, hostname, port, path, rawPath, rawQuery, fragment } = parseUri(text);
		const found = { scheme, hostname, port, path, raw_path: rawPath, raw_query: rawQuery, fragment };
		for (const [name, value] of Object.entries(found)) if (value !== '') components[name] = value;
		return components;
	},
});

export const uriIsValid: Builtin = builtin({
	name: 'uri.is_valid',
	description: 'Whether a string that is not empty can be read as a URI.',
	categories: [],
	args: [named('uri', 'string to look at', t.string)],
	result: named('result', '`true` if `uri` is a URI', t.boolean),
	unchecked: true,
	impl(_context, text) {
		if (typeof text !== 'string' || text === '') return false;
		try {
			parseUri(text);
			return true;
		} catch (error) {
			if (error instanceof BuiltinError) return false;
			throw error;
		}
	},
});
