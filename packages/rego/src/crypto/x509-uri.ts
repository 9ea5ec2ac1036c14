import { parseUri } from '../builtins/uri/parse-uri.ts';
import { escapePercent, unescapePercent } from '../builtins/uri/percent.ts';

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
	const pathText = slash < 0 || (!rooted && parsed.scheme !== '') ? '' : rest.slice(slash);
	return {
		scheme: parsed.scheme,
		opaque: !rooted && parsed.scheme !== '' ? rest : '',
		user: at < 0 ? null : authority.slice(0, at),
		host: unescapePercent(authority.slice(at + 1), 'host'),
		path: parsed.path,
		rawPath: pathText === escapePercent(parsed.path, 'path') ? '' : pathText,
		omitHost: parsed.scheme !== '' && rooted && !hasAuthority,
		forceQuery: query === '' && beforeFragment.endsWith('?'),
		rawQuery: parsed.rawQuery,
		fragment: parsed.fragment,
		rawFragment: fragmentText === escapePercent(parsed.fragment, 'fragment') ? '' : fragmentText,
	};
}

/** The URI as text again, with its escapes in their usual form. */
export function uriText(uri: UriParts): string {
	let out = uri.scheme === '' ? '' : `${uri.scheme}:`;
	if (uri.opaque !== '') out += uri.opaque;
	else {
		if (!uri.omitHost && (uri.scheme !== '' || uri.host !== '' || uri.user !== null)) {
			const user = uri.user === null ? '' : `${userText(uri.user)}@`;
			if (uri.host !== '' || uri.path !== '' || uri.user !== null) out += `//${user}${escapePercent(uri.host, 'host')}`;
		}
		out += VALID_PATH.test(uri.rawPath) ? uri.rawPath : escapePercent(uri.path, 'path');
	}
	if (uri.forceQuery || uri.rawQuery !== '') out += `?${uri.rawQuery}`;
	if (uri.fragment !== '')
		out += `#${uri.rawFragment === '' ? escapePercent(uri.fragment, 'fragment') : uri.rawFragment}`;
	return out;
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
