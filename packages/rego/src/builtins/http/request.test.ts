import { describe, expect, it } from 'vitest';
import type { Value } from '../../runtime/value.ts';
import { readForcedSeconds } from './inter-query-cache.ts';
import { canonicalHeader, readRequest } from './request.ts';

function read(parameters: Record<string, Value>): ReturnType<typeof readRequest> {
	return readRequest({ method: 'get', url: 'http://h/', ...parameters }, 1000);
}

describe('readRequest', () => {
	it('fills in what is not said', () => {
		expect(read({})).toEqual({
			method: 'GET',
			url: 'http://h/',
			headers: [['User-Agent', 'Merlon/0.1.0']],
			body: null,
			timeoutMs: 5000,
			retries: 0,
			followRedirects: false,
			maxResponseBytes: 1000,
			tls: {
				useSystemCertificates: false,
				authorities: [],
				clientCertificates: [],
				serverName: '',
				skipVerification: false,
			},
		});
	});
	it('reads switches as Go does', () => {
		expect(read({ enable_redirect: true }).followRedirects).toBe(true);
		expect(read({ enable_redirect: 1 }).followRedirects).toBe(true);
		expect(read({ enable_redirect: 0 }).followRedirects).toBe(false);
		expect(() => read({ enable_redirect: 'true' })).toThrow(
			String.raw`strconv.ParseBool: parsing "\"true\"": invalid syntax`,
		);
	});
	it.each([
		[1_500_000, 1.5],
		['2000000', 2],
		['1m', 60_000],
		[0, 2 ** 31 - 1],
		['-1s', 2 ** 31 - 1],
	])('reads the timeout %j', (timeout, expected) => expect(read({ timeout }).timeoutMs).toBe(expected));
	it.each([
		[{ timeout: 1.5 }, 'invalid timeout number value 1.5, must be int64'],
		[{ timeout: 'x' }, 'invalid timeout value "x": '],
		[{ timeout: true }, "operand 1 'timeout' must be one of {string, number} but got boolean"],
		[{ url: 1 }, '"url" must be a string'],
		[{ headers: 1 }, 'invalid type for headers key'],
		[{ headers: { a: 1 } }, 'invalid type for headers value "1"'],
		[{ max_retry_attempts: -1 }, 'invalid value -1 for field "max_retry_attempts"'],
		[{ max_retry_attempts: 'x' }, 'invalid value "x" for field "max_retry_attempts"'],
	])('refuses %j', (parameters, message) => expect(() => read(parameters)).toThrow(message));
	it('takes certificates from everywhere', () => {
		const { tls } = read({
			tls_ca_cert: 'a\\nb',
			tls_ca_cert_file: 'f',
			tls_client_cert_env_variable: 'C',
			tls_client_key_env_variable: 'K',
			tls_client_cert: 'alone',
			headers: { host: 'other' },
		});
		expect(tls.authorities).toEqual([
			{ from: 'text', value: 'a\nb' },
			{ from: 'file', value: 'f' },
		]);
		expect(tls.clientCertificates).toEqual([
			{ certificate: { from: 'environment', value: 'C' }, key: { from: 'environment', value: 'K' } },
		]);
		expect(tls.serverName).toBe('other');
	});
});

it('canonicalHeader', () => {
	expect(canonicalHeader('content-TYPE')).toBe('Content-Type');
	expect(canonicalHeader('a b')).toBe('a b');
});

describe('readForcedSeconds', () => {
	const force = { force_cache: true };
	it('reads', () => {
		expect(readForcedSeconds({})).toBeNull();
		expect(readForcedSeconds({ ...force, force_cache_duration_seconds: 60 })).toBe(60);
	});
	it.each([
		[force, "'force_cache' set but 'force_cache_duration_seconds' parameter is missing"],
		[{ ...force, force_cache_duration_seconds: 1.5 }, 'strconv.ParseInt: parsing "1.5": invalid syntax'],
		[{ ...force, force_cache_duration_seconds: 2 ** 31 }, 'parsing "2147483648": value out of range'],
		[{ force_cache: 1 }, 'invalid value for "force_cache" field'],
		[{ caching_mode: 1 }, 'invalid value for "caching_mode" field'],
		[{ caching_mode: 'x' }, 'invalid value specified for "caching_mode" field: x'],
	])('refuses %j', (parameters, message) => expect(() => readForcedSeconds(parameters)).toThrow(message));
});
