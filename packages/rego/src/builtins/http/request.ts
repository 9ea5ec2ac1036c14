import { encodeUtf8 } from '../../runtime/bytes.ts';
import { isObject, type ObjectValue, objectEntries } from '../../runtime/collection.ts';
import { sortedKeys } from '../../runtime/compare.ts';
import type { ClientCertificate, HttpRequest, HttpTls, PemSource } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { quoteGo } from '../../runtime/go-quote.ts';
import { int64Of, int64OfText } from '../../runtime/int64.ts';
import { stringifyJson } from '../../runtime/json.ts';
import { lookup } from '../../runtime/lookup.ts';
import { isNumber, numberToBigInt } from '../../runtime/number.ts';
import type { Value } from '../../runtime/value.ts';
import { valueText } from '../../runtime/value-text.ts';
import { operandError, typeName } from '../builtin.ts';
import { parseDuration } from '../time/duration.ts';
import { readCount } from './fields.ts';

const DEFAULT_TIMEOUT_MS = 5000;
const USER_AGENT = 'Merlon/0.1.0';

/** Parameters that must be strings, whatever else they may be. */
const STRING_KEYS: ReadonlySet<Value> = new Set([
	'method',
	'url',
	'raw_body',
	'tls_ca_cert',
	'tls_ca_cert_file',
	'tls_ca_cert_env_variable',
	'tls_client_cert',
	'tls_client_cert_file',
	'tls_client_cert_env_variable',
	'tls_client_key',
	'tls_client_key_file',
	'tls_client_key_env_variable',
	'tls_server_name',
]);

/** The request that a request object describes. Throws OPA's messages. */
export function readRequest(object: ObjectValue, maxResponseBytes: number): HttpRequest {
	for (const key of sortedKeys(object)) {
		if (STRING_KEYS.has(key) && typeof lookup(object, key) !== 'string') {
			throw new BuiltinError(`${quoteGo(key as string)} must be a string`);
		}
	}
	const headers = readHeaders(lookup(object, 'headers'));
	return {
		method: text(object, 'method').toUpperCase(),
		url: text(object, 'url'),
		headers: [...headers],
		body: readBody(object),
		timeoutMs: readTimeout(lookup(object, 'timeout')),
		retries: readCount(object, 'max_retry_attempts'),
		followRedirects: readSwitch(object, 'enable_redirect'),
		tls: readTls(object, headers.get('Host') ?? ''),
		maxResponseBytes,
	};
}

/** A string without the quotes that may be around it. */
function text(object: ObjectValue, key: string): string {
	const value = lookup(object, key);
	return typeof value === 'string' ? value.replace(/^"+|"+$/g, '') : '';
}

function readBody(object: ObjectValue): Uint8Array | null {
	if (lookup(object, 'raw_body') !== undefined) return encodeUtf8(text(object, 'raw_body'));
	const body = lookup(object, 'body');
	return body === undefined ? null : encodeUtf8(stringifyJson(body));
}

const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

function readSwitch(object: ObjectValue, key: string): boolean {
	const value = lookup(object, key);
	if (value === undefined) return false;
	const shown = valueText(value);
	if (TRUE.includes(shown)) return true;
	if (FALSE.includes(shown)) return false;
	throw new BuiltinError(`strconv.ParseBool: parsing ${quoteGo(shown)}: invalid syntax`);
}

/** Headers under their canonical names, with a user agent. */
function readHeaders(value: Value | undefined): ReadonlyMap<string, string> {
	const headers = new Map<string, string>();
	if (value !== undefined) {
		if (!isObject(value)) throw new BuiltinError('invalid type for headers key');
		const own = [...objectEntries(value)].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
		for (const [name, content] of own) {
			if (typeof content !== 'string') {
				throw new BuiltinError(`invalid type for headers value ${quoteGo(valueText(content))}`);
			}
			headers.set(canonicalHeader(typeof name === 'string' ? name : valueText(name)), content);
		}
	}
	if (!headers.has('User-Agent')) headers.set('User-Agent', USER_AGENT);
	return headers;
}

/** `content-type` as `Content-Type`; a name that is no token stays as it is. */
export function canonicalHeader(name: string): string {
	if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) return name;
	return name.toLowerCase().replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

function readTimeout(value: Value | undefined): number {
	if (value === undefined) return DEFAULT_TIMEOUT_MS;
	if (isNumber(value)) {
		const nanoseconds = int64Of(value);
		if (nanoseconds === null) {
			throw new BuiltinError(`invalid timeout number value ${valueText(value)}, must be int64`);
		}
		return milliseconds(nanoseconds);
	}
	if (typeof value !== 'string') {
		throw operandError(1, `'timeout' must be one of {string, number} but got ${typeName(value)}`);
	}
	return milliseconds(int64OfText(value) ?? durationOf(value));
}

function durationOf(written: string): bigint {
	try {
		return numberToBigInt(parseDuration(written)) ?? 0n;
	} catch (error) {
		if (!(error instanceof BuiltinError)) throw error;
		throw new BuiltinError(`invalid timeout value ${quoteGo(written)}: ${error.message}`);
	}
}

const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** Nothing and less stand for no bound of their own. */
function milliseconds(nanoseconds: bigint): number {
	if (nanoseconds <= 0n) return MAX_TIMEOUT_MS;
	return Math.min(MAX_TIMEOUT_MS, Math.max(1, Number(nanoseconds) / 1e6));
}

const PEM_SOURCES = [
	['', 'text'],
	['_file', 'file'],
	['_env_variable', 'environment'],
] as const;

function readTls(object: ObjectValue, host: string): HttpTls {
	const authorities: PemSource[] = [];
	const clientCertificates: ClientCertificate[] = [];
	for (const [suffix, from] of PEM_SOURCES) {
		const authority = text(object, `tls_ca_cert${suffix}`);
		// Templates of configurations tend to bring escaped line breaks.
		if (authority !== '') {
			authorities.push({ from, value: from === 'text' ? authority.replaceAll('\\n', '\n') : authority });
		}
		const [certificate, key] = [text(object, `tls_client_cert${suffix}`), text(object, `tls_client_key${suffix}`)];
		if (certificate !== '' && key !== '') {
			clientCertificates.push({ certificate: { from, value: certificate }, key: { from, value: key } });
		}
	}
	const serverName = text(object, 'tls_server_name');
	return {
		useSystemCertificates: readSwitch(object, 'tls_use_system_certs'),
		authorities,
		clientCertificates,
		serverName: serverName === '' ? host : serverName,
		skipVerification: readSwitch(object, 'tls_insecure_skip_verify'),
	};
}
