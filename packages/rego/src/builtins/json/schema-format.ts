import { isValidRegex } from '../../regex/regex.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { tryParseAddress } from '../net/address.ts';
import { isTime } from '../time/is-time.ts';
import { namedLayout } from '../time/layout.ts';
import { parseUri, type Uri } from '../uri/parse-uri.ts';

const CLOCK = '15:04:05';
const CLOCK_ZONE = '15:04:05Z07:00';
const DATE = '2006-01-02';

const LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9])';
const HOSTNAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u0080-\\uffff-]+";
const LOCAL_PART = `(?:${ATOM}(?:\\.${ATOM})*|"(?:[^"\\\\\\r\\n]|\\\\.)*")`;
const DOMAIN = `(?:${ATOM}(?:\\.${ATOM})*|\\[[^\\][\\\\]*\\])`;
const BARE_EMAIL = new RegExp(`^\\s*${LOCAL_PART}@${DOMAIN}\\s*$`);
const NAMED_EMAIL = new RegExp(`^[^<>@,;:\\\\]*<${LOCAL_PART}@${DOMAIN}>\\s*$`);
const MAX_HOSTNAME = 255;

/** The formats that are checked, as OPA does it; others allow every text. */
const CHECKS: ReadonlyMap<string, (text: string) => boolean> = new Map([
	['date', (text) => isTime(DATE, text)],
	['time', isClock],
	['date-time', (text) => isClock(text) || isTime(DATE, text) || isTime(namedLayout('RFC3339'), text)],
	['hostname', (text) => text.length <= MAX_HOSTNAME && HOSTNAME.test(text)],
	['email', isEmail],
	['idn-email', isEmail],
	['ipv4', (text) => text.includes('.') && isAddress(text)],
	['ipv6', (text) => text.includes(':') && isAddress(text)],
	['uri', isUri],
	['iri', isUri],
	['uri-reference', (text) => uriOf(text) !== null],
	['iri-reference', (text) => uriOf(text) !== null],
	['uri-template', isUriTemplate],
	['uuid', (text) => /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/i.test(text)],
	['regex', (text) => text === '' || isValidRegex(text)],
	['json-pointer', (text) => /^(?:\/(?:[^~/]|~0|~1)*)*$/.test(text)],
	['relative-json-pointer', (text) => /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/.test(text)],
]);

/** Whether a text has a format. */
export function hasFormat(format: string, text: string): boolean {
	return CHECKS.get(format)?.(text) ?? true;
}

function isClock(text: string): boolean {
	return isTime(CLOCK_ZONE, text) || isTime(CLOCK, text);
}

function isEmail(text: string): boolean {
	return BARE_EMAIL.test(text) || NAMED_EMAIL.test(text);
}

function isAddress(text: string): boolean {
	const address = tryParseAddress(text);
	return address !== null && address.zone === '';
}

/** The URI a text is; one with a backslash is none. */
function uriOf(text: string): Uri | null {
	if (text.includes('\\')) return null;
	try {
		return parseUri(text);
	} catch (error) {
		if (error instanceof BuiltinError) return null;
		throw error;
	}
}

function isUri(text: string): boolean {
	return (uriOf(text)?.scheme ?? '') !== '';
}

function isUriTemplate(text: string): boolean {
	const uri = uriOf(text);
	return uri !== null && /^[^{]*(?:\{[^}]*\}[^{]*)*$/.test(uri.path);
}
