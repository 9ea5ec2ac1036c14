import { parseUri } from './parse-uri.ts';
import { escapePercent, unescapePercent } from './percent.ts';

/** A URI in the parts that Go's url.URL has. */
export interface UriParts {
	readonly scheme: string;
	readonly opaque: string;
	/** Text in front of the `@`; null when there is none. */
	readonly user: string | null;
	readonly host: string;
	readonly path: string;
	/** The path as written, where its escapes are not the usual ones; else empty. */
	readonly rawPath: string;
	readonly omitHost: boolean;
	readonly forceQuery: boolean;
	readonly rawQuery: string;
	readonly fragment: string;
	readonly rawFragment: string;
}

/** Takes a URI apart. Throws Go's messages. */
export function parseUriParts(text: string): UriParts {
	const parsed = parseUri(text);
	const [beforeFragment, fragmentText] = cut(text, '#');
	const [hierarchy, query] = cut(beforeFragment, '?');
	const rest = parsed.scheme === '' ? hierarchy : hierarchy.slice(parsed.scheme.length + 1);
	const rooted = rest.startsWith('/');
	const hasAuthority = rest.startsWith('//') && (parsed.scheme !== '' || !rest.startsWith('///'));
	const slash = hasAuthority ? rest.indexOf('/', 2) : 0;
	const authority = hasAuthority ? rest.slice(2, slash < 0 ? undefined : slash) : '';
	const at = authority.lastIndexOf('@');
	const rawPath = slash < 0 || (!rooted && parsed.scheme !== '') ? '' : rest.slice(slash);
	return {
		scheme: parsed.scheme,
		opaque: !rooted && parsed.scheme !== '' ? rest : '',
		user: at < 0 ? null : authority.slice(0, at),
		host: unescapePercent(authority.slice(at + 1), 'host'),
		path: parsed.path,
		rawPath: rawPath === escapePercent(parsed.path, 'path') ? '' : rawPath,
		omitHost: parsed.scheme !== '' && rooted && !hasAuthority,
		forceQuery: query === '' && beforeFragment.endsWith('?'),
		rawQuery: parsed.rawQuery,
		fragment: parsed.fragment,
		rawFragment: fragmentText === escapePercent(parsed.fragment, 'fragment') ? '' : fragmentText,
	};
}

/** The URI as text again, with its escapes in their usual form. */
export function uriText(uri: UriParts): string {
	const scheme = uri.scheme === '' ? '' : `${uri.scheme}:`;
	const query = uri.forceQuery || uri.rawQuery !== '' ? `?${uri.rawQuery}` : '';
	const fragment = uri.rawFragment === '' ? escapePercent(uri.fragment, 'fragment') : uri.rawFragment;
	const hierarchy = uri.opaque === '' ? authorityText(uri) + escapedPath(uri) : uri.opaque;
	return scheme + hierarchy + query + (fragment === '' ? '' : `#${fragment}`);
}

function authorityText({ scheme, user, host, path, omitHost }: UriParts): string {
	const isAbsolute = !omitHost && (scheme !== '' || host !== '' || user !== null);
	if (!isAbsolute || (host === '' && path === '' && user === null)) return '';
	return `//${user === null ? '' : `${userText(user)}@`}${escapePercent(host, 'host')}`;
}

/** The path with its escapes: as it was written, where that is well-formed. */
export function escapedPath({ path, rawPath }: UriParts): string {
	return VALID_PATH.test(rawPath) ? rawPath : escapePercent(path, 'path');
}

const VALID_PATH = /^[-_.~A-Za-z0-9!$&'()*+,;=:@[\]/%]+$/;

function userText(user: string): string {
	const [name, password] = cut(user, ':');
	const escaped = escapePercent(unescapePercent(name, 'user'), 'user');
	return user.includes(':') ? `${escaped}:${escapePercent(unescapePercent(password, 'user'), 'user')}` : escaped;
}

function cut(text: string, separator: string): readonly [string, string] {
	const at = text.indexOf(separator);
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
