import type { HttpResponse } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { parseHttpDate } from './http-date.ts';

type Headers = HttpResponse['headers'];

/** Statuses whose answers may be kept (RFC 7231, 6.1). */
const CACHEABLE: ReadonlySet<number> = new Set([200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501]);

export function isCacheable(response: HttpResponse): boolean {
	return CACHEABLE.has(response.statusCode);
}

/** The first value of a header; empty when it is not there. */
export function header(headers: Headers, name: string): string {
	return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

/** Whether the server lets its answer be kept. */
export function mayStore(headers: Headers): boolean {
	return !cacheControl(headers).has('no-store');
}

/** Until when an answer is fresh. Throws where its headers do not tell. */
export function expiryMs(headers: Headers): number {
	const maxAge = cacheControl(headers).get('max-age');
	if (maxAge === undefined) return parseHttpDate(header(headers, 'expires')) ?? Number.NEGATIVE_INFINITY;
	if (!/^[0-9]+$/.test(maxAge)) {
		throw new BuiltinError(`strconv.ParseUint: parsing ${JSON.stringify(maxAge)}: invalid syntax`);
	}
	const date = header(headers, 'date');
	if (date === '') throw new BuiltinError('no date header');
	const createdMs = parseHttpDate(date);
	if (createdMs === null) throw new BuiltinError(`cannot parse the date header ${JSON.stringify(date)}`);
	return createdMs + 1000 * Math.min(Number(maxAge), 2 ** 31 - 1);
}

function cacheControl(headers: Headers): ReadonlyMap<string, string> {
	const directives = new Map<string, string>();
	for (const part of header(headers, 'cache-control').split(',')) {
		const directive = part.replace(/^ +| +$/g, '');
		const [name, value, ...more] = directive.split('=');
		if (directive === '' || more.length > 0) continue;
		directives.set((name as string).replace(/^ +| +$/g, ''), value ?? '');
	}
	return directives;
}
