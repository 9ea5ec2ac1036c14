const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** Why Go cannot parse a text as a URL; null when it can. Only what is wrong about its form counts. */
export function resourceUrlProblem(text: string): string | null {
	const [withoutFragment = ''] = text.split('#', 1);
	const problem = urlProblem(withoutFragment);
	return problem === null ? null : `parse ${JSON.stringify(text)}: ${problem}`;
}

function urlProblem(text: string): string | null {
	if (/\p{Cc}/u.test(text)) return 'net/url: invalid control character in URL';
	if (text.startsWith(':')) return 'missing protocol scheme';
	const wrong = /%(?![0-9A-Fa-f]{2})/.exec(text);
	if (wrong !== null) return `invalid URL escape ${JSON.stringify(text.slice(wrong.index, wrong.index + 3))}`;
	const hasScheme = SCHEME.test(text);
	const rest = text.replace(SCHEME, '');
	const [firstSegment = ''] = rest.split(/[/?]/, 1);
	if (!hasScheme && firstSegment.includes(':')) return 'first path segment in URL cannot contain colon';
	if (!rest.startsWith('//')) return null;
	const [authority = ''] = rest.slice(2).split(/[/?]/, 1);
	const host = authority.slice(authority.lastIndexOf('@') + 1);
	if (/[ <>"]/.test(host)) return `invalid character ${JSON.stringify(/[ <>"]/.exec(host)?.[0] ?? '')} in host name`;
	const port = /:([^\]]*)$/.exec(host);
	return port !== null && !/^\d*$/.test(port[1] ?? '') ? `invalid port ${JSON.stringify(port[0])} after host` : null;
}
