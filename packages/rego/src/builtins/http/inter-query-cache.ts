import type { ObjectValue } from '../../runtime/collection.ts';
import type { CachedResponse, HttpCache, HttpRequest, HttpResponse } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { quoteGo } from '../../runtime/go-quote.ts';
import { lookup } from '../../runtime/lookup.ts';
import { valueText } from '../../runtime/value-text.ts';
import { expiryMs, header, isCacheable, mayStore } from './cache-policy.ts';
import { readFlag } from './fields.ts';

/** How answers are kept between evaluations. */
export interface CachePolicy {
	/** The instant of the evaluation. */
	readonly nowMs: number;
	/** For how long an answer is fresh, whatever it says itself; null when it decides. */
	readonly forcedSeconds: number | null;
}

const MAX_INT32 = 2n ** 31n - 1n;

/** The duration of `force_cache`; null without it. */
export function readForcedSeconds(object: ObjectValue): number | null {
	checkCachingMode(object);
	if (!readFlag(object, 'force_cache')) return null;
	const duration = lookup(object, 'force_cache_duration_seconds');
	if (duration === undefined) {
		throw new BuiltinError("'force_cache' set but 'force_cache_duration_seconds' parameter is missing");
	}
	const shown = valueText(duration);
	if (!/^[+-]?[0-9]+$/.test(shown)) {
		throw new BuiltinError(`strconv.ParseInt: parsing ${quoteGo(shown)}: invalid syntax`);
	}
	const seconds = BigInt(shown);
	if (seconds > MAX_INT32 || seconds < -MAX_INT32 - 1n) {
		throw new BuiltinError(`strconv.ParseInt: parsing ${quoteGo(shown)}: value out of range`);
	}
	return Number(seconds);
}

/** Both modes keep the same here: answers are never decoded before they are asked for. */
function checkCachingMode(object: ObjectValue): void {
	const mode = lookup(object, 'caching_mode') ?? 'serialized';
	if (typeof mode !== 'string') throw new BuiltinError('invalid value for "caching_mode" field');
	if (mode !== 'serialized' && mode !== 'deserialized') {
		throw new BuiltinError(`invalid value specified for "caching_mode" field: ${mode}`);
	}
}

/**
 * The kept answer while it is fresh. A stale one is sent to the server to be confirmed, if it has a validator. Null
 * when the request must be sent as if nothing were kept.
 */
export function freshOrRevalidated(
	cache: HttpCache,
	key: string,
	request: HttpRequest,
	policy: CachePolicy,
	send: (request: HttpRequest) => HttpResponse,
): HttpResponse | null {
	const cached = cache.get(key);
	if (cached === undefined) return null;
	if (policy.nowMs < cached.expiresMs) return cached;
	cache.delete(key);
	const validators = validatorHeaders(cached);
	if (validators.length === 0) return null;
	const names = validators.map(([name]) => name.toLowerCase());
	const own = request.headers.filter(([name]) => !names.includes(name.toLowerCase()));
	const response = send({ ...request, headers: [...own, ...validators] });
	if (response.statusCode === 200) {
		keep(cache, key, response, policy);
		return response;
	}
	return response.statusCode === 304 ? confirmed(cache, key, cached, response, policy) : null;
}

function validatorHeaders(cached: CachedResponse): readonly (readonly [string, string])[] {
	const validators = [
		['If-None-Match', header(cached.headers, 'etag')],
		['If-Modified-Since', header(cached.headers, 'last-modified')],
	] as const;
	return validators.filter(([, value]) => value !== '');
}

/** The kept answer with the headers of the confirmation. */
function confirmed(
	cache: HttpCache,
	key: string,
	cached: CachedResponse,
	confirmation: HttpResponse,
	policy: CachePolicy,
): HttpResponse {
	const renewed = new Set(confirmation.headers.map(([name]) => name.toLowerCase()));
	const headers = [...cached.headers.filter(([name]) => !renewed.has(name.toLowerCase())), ...confirmation.headers];
	const expiresMs = freshUntil(confirmation, policy);
	const response = { ...cached, headers, expiresMs };
	cache.set(key, response);
	return response;
}

/** Keeps an answer, if its status and headers allow. One whose freshness cannot be told is not kept. */
export function keep(cache: HttpCache, key: string, response: HttpResponse, policy: CachePolicy): void {
	const forced = (policy.forcedSeconds ?? 0) > 0;
	if (!isCacheable(response) || (!forced && !mayStore(response.headers))) return;
	try {
		cache.set(key, { ...response, expiresMs: freshUntil(response, policy) });
	} catch (error) {
		// The answer itself is good; only keeping it is not possible.
		if (!(error instanceof BuiltinError)) throw error;
	}
}

function freshUntil(response: HttpResponse, { nowMs, forcedSeconds }: CachePolicy): number {
	const forced = forcedSeconds ?? 0;
	return forced > 0 ? nowMs + 1000 * forced : expiryMs(response.headers);
}
