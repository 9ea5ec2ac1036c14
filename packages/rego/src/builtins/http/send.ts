import { isObject, keyOf, type ObjectValue, objectEntries, objectFrom } from '../../runtime/collection.ts';
import {
	type EvalContext,
	type HttpEffect,
	HttpFailure,
	type HttpRequest,
	type HttpResponse,
} from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { PlainObject, Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { parseUriParts } from '../uri/uri-parts.ts';
import { isCacheable } from './cache-policy.ts';
import { readFlag } from './fields.ts';
import { freshOrRevalidated, keep, readForcedSeconds } from './inter-query-cache.ts';
import { readRequest } from './request.ts';
import { checkRequestKeys } from './request-keys.ts';
import { responseValue } from './response-value.ts';

const NAME = 'http.send';

export const httpSend: Builtin = builtin({
	name: NAME,
	description: 'Sends an HTTP request and gives the answer; the same answer for the same request in one evaluation.',
	categories: [],
	args: [named('request', 'method, URL and further parameters of the request', t.objectOf(t.string, t.any))],
	result: named('response', 'status, headers and body of the answer', t.objectOf(t.any, t.any)),
	nondeterministic: true,
	impl(context, request) {
		const raise = lookup(request, 'raise_error') ?? true;
		if (typeof raise !== 'boolean') throw new BuiltinError('invalid value for raise_error field');
		try {
			checkRequestKeys(request, 1);
			return answer(context, request);
		} catch (error) {
			if (!(error instanceof BuiltinError || error instanceof HttpFailure)) throw error;
			if (raise) throw raised(error, request);
			return failureValue(error);
		}
	},
});

/** A failure as the error that ends the call. */
function raised(error: BuiltinError | HttpFailure, request: ObjectValue): BuiltinError {
	if (error instanceof BuiltinError) return error;
	if (error.code !== 'timeout') return new BuiltinError(error.message);
	const method = String(lookup(request, 'method') ?? '').toLowerCase();
	const title = method.charAt(0).toUpperCase() + method.slice(1);
	return new BuiltinError(`${title} ${String(lookup(request, 'url'))}: request timed out`);
}

/** A failure as the value that stands for an answer where errors are not raised. */
function failureValue(error: BuiltinError | HttpFailure): PlainObject {
	const network = error instanceof HttpFailure && error.code !== 'configuration';
	const prefix = error instanceof HttpFailure ? 'eval_builtin_error' : error.code;
	return {
		status_code: 0,
		error: {
			code: network ? 'eval_http_send_network_error' : 'eval_http_send_internal_error',
			message: network ? error.message : `${prefix}: ${NAME}: ${error.message}`,
		},
	};
}

/** What an evaluation remembers of a request: the answer, or why there was none. */
type Remembered =
	| { readonly value: PlainObject; readonly error: null }
	| { readonly value: null; readonly error: BuiltinError | HttpFailure };

function answer(context: EvalContext, request: ObjectValue): PlainObject {
	const key = cacheKey(request);
	const memo = requestMemo(context);
	const known = memo.get(key);
	if (known !== undefined) {
		if (known.error !== null) throw known.error;
		return known.value;
	}
	try {
		const { value, keepAlways } = fetchAnswer(context, request, key);
		if (keepAlways) memo.set(key, { value, error: null });
		return value;
	} catch (error) {
		if (error instanceof BuiltinError || error instanceof HttpFailure) memo.set(key, { value: null, error });
		throw error;
	}
}

function requestMemo(context: EvalContext): Map<string, Remembered> {
	const existing = context.memo.get(NAME);
	if (existing !== undefined) return existing as Map<string, Remembered>;
	const memo = new Map<string, Remembered>();
	context.memo.set(NAME, memo);
	return memo;
}

/** Requests that differ only in ignored headers are the same. */
function cacheKey(request: ObjectValue): string {
	const ignored = lookup(request, 'cache_ignored_headers');
	const headers = lookup(request, 'headers');
	const entries: (readonly [Value, Value])[] = [...objectEntries(request), ['cache_ignored_headers', null]];
	if (ignored !== undefined && headers !== undefined) {
		if (!Array.isArray(ignored) || ignored.some((name) => typeof name !== 'string')) {
			throw new BuiltinError('cache_ignored_headers must be an array of strings');
		}
		if (!isObject(headers)) throw new BuiltinError('invalid type for headers key');
		const kept = Array.from(objectEntries(headers)).filter(([name]) => !ignored.includes(name));
		entries.push(['headers', objectFrom(kept)]);
	}
	return String(keyOf(objectFrom(entries)));
}

interface Fetched {
	readonly value: PlainObject;
	/** Whether the evaluation gives the same answer again. */
	readonly keepAlways: boolean;
}

function fetchAnswer(context: EvalContext, object: ObjectValue, key: string): Fetched {
	const forcedSeconds = readForcedSeconds(object);
	const useCache = readFlag(object, 'cache') || forcedSeconds !== null;
	const decoding = {
		forceJson: readFlag(object, 'force_json_decode'),
		forceYaml: readFlag(object, 'force_yaml_decode'),
	};
	const request = readRequest(object, context.maxValueSize);
	const effect = allowedEffect(context, request);
	const cache = useCache ? effect.cache : null;
	const send = (sent: HttpRequest): HttpResponse => {
		context.tick(1);
		return effect.send(sent);
	};
	const policy = { nowMs: Number(context.nowNs) / 1e6, forcedSeconds };
	const kept = cache === null ? null : freshOrRevalidated(cache, key, request, policy, send);
	const response = kept ?? send(request);
	if (cache !== null && kept === null) keep(cache, key, response, policy);
	return { value: responseValue(response, decoding), keepAlways: cache !== null || isCacheable(response) };
}

function allowedEffect(context: EvalContext, request: HttpRequest): HttpEffect {
	const { http } = context.effects;
	if (http !== null && http.allowHosts === null) return http;
	const [host = ''] = parseUriParts(request.url).host.split(':');
	if (http?.allowHosts?.includes(host) === true) return http;
	throw new BuiltinError(`disallowed host: ${host}`);
}
