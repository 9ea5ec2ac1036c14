import { decodeUtf8 } from '../../runtime/bytes.ts';
import { setProperty } from '../../runtime/collection.ts';
import type { HttpResponse } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { JsonError, parseJson } from '../../runtime/json.ts';
import type { PlainObject, Value } from '../../runtime/value.ts';
import { parseYaml } from '../encoding/yaml-read.ts';
import { header } from './cache-policy.ts';

/** How the body is read whatever its type says. */
export interface Decoding {
	readonly forceJson: boolean;
	readonly forceYaml: boolean;
}

/** What `http.send` gives for an answer. A body that cannot be read is null. */
export function responseValue(response: HttpResponse, decoding: Decoding): PlainObject {
	const text = decodeUtf8(response.body);
	return {
		status: response.status,
		status_code: response.statusCode,
		body: bodyValue(text, header(response.headers, 'content-type'), decoding),
		raw_body: text,
		headers: headerValues(response.headers),
	};
}

function bodyValue(text: string, contentType: string, { forceJson, forceYaml }: Decoding): Value {
	if (forceJson || isJsonType(contentType)) return orNull(() => parseJson(text));
	if (forceYaml || /application\/(?:x-)?yaml/.test(contentType)) return orNull(() => parseYaml(text));
	return null;
}

/** `application/json` and `application/...+json`, whatever parameters follow. */
function isJsonType(contentType: string): boolean {
	const type = (contentType.split(';')[0] as string).trim().toLowerCase();
	return type === 'application/json' || /^application\/[^/]*\+json$/.test(type);
}

/** Each header's values as a list, under its name in lower case. */
function headerValues(headers: HttpResponse['headers']): PlainObject {
	const lists = new Map<string, string[]>();
	for (const [name, value] of headers) {
		const lower = name.toLowerCase();
		lists.set(lower, [...(lists.get(lower) ?? []), value]);
	}
	const out: Record<string, Value> = {};
	for (const [name, values] of lists) setProperty(out, name, values);
	return out;
}

/** A body that is no document counts as none. */
function orNull(parse: () => Value): Value {
	try {
		return parse();
	} catch (error) {
		if (error instanceof JsonError || error instanceof BuiltinError) return null;
		throw error;
	}
}
