import { BuiltinError } from '../../runtime/errors.ts';
import { quoteGo } from '../../runtime/go-quote.ts';
import { type Address, parseAddress } from '../net/address.ts';
import { escapePercent, unescapePercent } from './percent.ts';

/** The components of a URI; absent ones are empty. */
export interface Uri {
	readonly scheme: string;
	readonly hostname: string;
	readonly port: string;
	readonly path: string;
	readonly rawPath: string;
	readonly rawQuery: string;
	readonly fragment: string;
}

/** Takes a URI reference apart as Go's net/url does. Throws Go's messages. */
export function parseUri(text: string): Uri {
	const hash = text.indexOf('#');
	const beforeFragment = hash < 0 ? text : text.slice(0, hash);
	const uri = inParseError(beforeFragment, () => parseHierarchical(beforeFragment));
	const fragment = hash < 0 ? '' : text.slice(hash + 1);
	return { ...uri, fragment: inParseError(text, () => unescapePercent(fragment, 'fragment')) };
}

function inParseError<T>(shown: string, parse: () => T): T {
	try {
		return parse();
	} catch (error) {
		if (error instanceof BuiltinError) throw new BuiltinError(`parse ${quoteGo(shown)}: ${error.message}`);
		throw error;
	}
}

/** ASCII's control characters only: the others are ordinary bytes to Go. */
const CONTROL = /(?![\u0080-\u009f])\p{Cc}/u;

function parseHierarchical(text: string): Uri {
	if (CONTROL.test(text)) {
		throw new BuiltinError('net/url: invalid control character in URL');
	}
	const [scheme, afterScheme] = splitScheme(text);
	const question = afterScheme.indexOf('?');
	const rawQuery = question < 0 ? '' : afterScheme.slice(question + 1);
	const rest = question < 0 ? afterScheme : afterScheme.slice(0, question);
	const uri = { scheme, hostname: '', port: '', path: '', rawPath: '', rawQuery, fragment: '' };
	if (!rest.startsWith('/')) {
		// A path without a root behind a scheme is opaque: `mailto:someone`.
		if (scheme !== '') return uri;
		if ((rest.split('/')[0] as string).includes(':')) {
			throw new BuiltinError('first path segment in URL cannot contain colon');
		}
	}
	const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
	if (!hasAuthority) return { ...uri, ...paths(rest) };
	const slash = rest.indexOf('/', 2);
	const authority = rest.slice(2, slash < 0 ? undefined : slash);
	return { ...uri, ...splitPort(parseAuthority(scheme, authority)), ...paths(slash < 0 ? '' : rest.slice(slash)) };
}

function paths(rawPath: string): Pick<Uri, 'path' | 'rawPath'> {
	const path = unescapePercent(rawPath, 'path');
	return { path, rawPath: rawPath === escapePercent(path, 'path') ? path : rawPath };
}

/** scheme ::= letter { letter | digit | "+" | "-" | "." } */
function splitScheme(text: string): readonly [string, string] {
	if (text.startsWith(':')) throw new BuiltinError('missing protocol scheme');
	const match = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text);
	return match === null ? ['', text] : [(match[1] as string).toLowerCase(), text.slice(match[0].length)];
}

/** authority ::= [ userinfo "@" ] host [ ":" port ] */
function parseAuthority(scheme: string, authority: string): string {
	const at = authority.lastIndexOf('@');
	const host = parseHost(scheme, authority.slice(at + 1));
	if (at < 0) return host;
	const userinfo = authority.slice(0, at);
	if (!/^[A-Za-z0-9._:~!$&'()*+,;=%@-]*$/.test(userinfo)) throw new BuiltinError('net/url: invalid userinfo');
	for (const part of userinfo.split(':')) unescapePercent(part, 'user');
	return host;
}

function parseHost(scheme: string, host: string): string {
	const bracket = host.lastIndexOf('[');
	if (bracket > 0) throw new BuiltinError('invalid IP-literal');
	if (bracket === 0) return parseLiteral(host);
	const first = host.indexOf(':');
	if (first >= 0) {
		// Lists of hosts, as data bases have them, are tolerated; the web has one host.
		const strict = scheme === 'http' || scheme === 'https';
		checkPort(host.slice(strict ? first : host.lastIndexOf(':')));
	}
	return unescapePercent(host, 'host');
}

/** literal ::= "[" ipv6 [ "%25" zone ] "]" [ ":" port ] */
function parseLiteral(host: string): string {
	const close = host.lastIndexOf(']');
	if (close < 0) throw new BuiltinError("missing ']' in host");
	const port = host.slice(close + 1);
	checkPort(port);
	const inner = host.slice(1, close);
	const zone = inner.indexOf('%25');
	const name =
		zone < 0
			? unescapePercent(inner, 'host')
			: unescapePercent(inner.slice(0, zone), 'host') + unescapePercent(inner.slice(zone), 'zone');
	if (addressOf(name).bits === 32) throw new BuiltinError('invalid IP-literal');
	return `[${name}]${port}`;
}

function addressOf(name: string): Address {
	try {
		return parseAddress(name);
	} catch (error) {
		if (error instanceof BuiltinError) throw new BuiltinError(`invalid host: ${error.message}`);
		throw error;
	}
}

const PORT = /^(?::[0-9]*)?$/;

function checkPort(port: string): void {
	if (!PORT.test(port)) throw new BuiltinError(`invalid port ${quoteGo(port)} after host`);
}

function splitPort(host: string): Pick<Uri, 'hostname' | 'port'> {
	const colon = host.lastIndexOf(':');
	const hasPort = colon >= 0 && PORT.test(host.slice(colon));
	const name = hasPort ? host.slice(0, colon) : host;
	const isLiteral = name.startsWith('[') && name.endsWith(']');
	return { hostname: isLiteral ? name.slice(1, -1) : name, port: hasPort ? host.slice(colon + 1) : '' };
}
