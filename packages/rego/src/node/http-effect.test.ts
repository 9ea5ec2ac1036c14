import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../engine/compile.ts';
import { HttpFailure, type HttpRequest } from '../runtime/context.ts';
import { createHttpEffect } from './http-effect.ts';

/** The server runs in a thread of its own, because requests block this one. */
const SERVER = `
const { createServer } = require('node:http');
const { gzipSync } = require('node:zlib');
const { parentPort } = require('node:worker_threads');
let hits = 0;
const server = createServer((request, response) => {
	const chunks = [];
	request.on('data', (chunk) => chunks.push(chunk));
	request.on('end', () => {
		const path = request.url.split('?')[0];
		const body = Buffer.concat(chunks).toString();
		hits++;
		const json = (value, headers = {}) => {
			response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
			response.end(JSON.stringify(value));
		};
		switch (path) {
			case '/echo': return json({ method: request.method, headers: request.headers, body, url: request.url });
			case '/hits': return json({ hits });
			case '/count': return json({ hits }, { 'X-A': '1' });
			case '/fresh': return json({ hits }, { 'Cache-Control': 'max-age=100', Date: new Date().toUTCString() });
			case '/no-store': return json({ hits }, { 'Cache-Control': 'no-store, max-age=100' });
			case '/etag':
				if (request.headers['if-none-match'] === '"v1"') {
					response.writeHead(304, { 'X-Confirmed': 'yes' });
					return response.end();
				}
				return json({ hits }, { ETag: '"v1"' });
			case '/yaml':
				response.writeHead(200, { 'Content-Type': 'application/yaml' });
				return response.end('a: [1, 2]\\n');
			case '/text':
				response.writeHead(404, 'Nothing Here', { 'Content-Type': 'text/plain', 'Set-Cookie': ['a=1', 'b=2'] });
				return response.end('{"a": 1}');
			case '/gzip':
				response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
				return response.end(gzipSync('{"packed": true}'));
			case '/redirect':
				response.writeHead(302, { Location: '/echo' });
				return response.end();
			case '/away':
				response.writeHead(307, { Location: 'http://localhost:' + server.address().port + '/echo' });
				return response.end();
			case '/loop':
				response.writeHead(302, { Location: '/loop' });
				return response.end();
			case '/slow': return;
			case '/hang-up': return request.socket.destroy();
			case '/big': return response.end('x'.repeat(100000));
			default: return response.end();
		}
	});
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

let server: Worker;
let base: string;
let port: number;
const effect = createHttpEffect({ allowHosts: ['127.0.0.1'], maxResponseBytes: 50_000 });

beforeAll(async () => {
	server = new Worker(SERVER, { eval: true });
	port = await new Promise<number>((resolve) => server.once('message', resolve));
	base = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
	await server.terminate();
});

function send(path: string, parameters: Record<string, unknown> = {}, extra: Record<string, unknown> = {}): unknown {
	return run({ method: 'get', url: base + path, ...parameters }, extra);
}

function run(request: unknown, extra: Record<string, unknown> = {}): unknown {
	const program = compile({ modules: { 'p.rego': 'package p\n\nr := http.send(input)\n' } });
	const options = { input: request, strictBuiltinErrors: true, effects: { http: effect }, ...extra };
	return program.query('data.p.r', options)[0]?.expressions[0]?.value;
}

describe('http.send', () => {
	it('sends method, headers and body', () => {
		const response = send('/echo?x=1', { method: 'post', headers: { 'x-own': 'v' }, body: { b: 1, a: [true] } }) as {
			body: { method: string; headers: Record<string, string>; body: string; url: string };
		};
		expect(response.body.method).toBe('POST');
		expect(response.body.url).toBe('/echo?x=1');
		expect(response.body.body).toBe('{"a":[true],"b":1}');
		expect(response.body.headers['x-own']).toBe('v');
		expect(response.body.headers['user-agent']).toBe('Merlon/0.1.0');
		expect(response.body.headers['content-length']).toBe('18');
	});

	it('prefers raw_body', () => {
		const response = send('/echo', { method: 'PUT', raw_body: 'plain', body: 1 }) as { body: { body: string } };
		expect(response.body.body).toBe('plain');
	});

	it('gives status, lists of headers and the body as text', () => {
		expect(send('/text')).toMatchObject({
			status: '404 Nothing Here',
			status_code: 404,
			body: null,
			raw_body: '{"a": 1}',
			headers: { 'content-type': ['text/plain'], 'set-cookie': ['a=1', 'b=2'] },
		});
	});

	it('reads bodies as they are meant or forced to be', () => {
		expect(send('/text', { force_json_decode: true })).toMatchObject({ body: { a: 1 } });
		expect(send('/text', { force_yaml_decode: true })).toMatchObject({ body: { a: 1 } });
		expect(send('/yaml')).toMatchObject({ body: { a: [1, 2] } });
		expect(send('/gzip')).toMatchObject({ body: { packed: true } });
	});

	it('follows redirects only where asked to', () => {
		expect(send('/redirect')).toMatchObject({ status_code: 302 });
		const followed = send('/redirect', { method: 'post', enable_redirect: true, raw_body: 'x' });
		expect(followed).toMatchObject({ status_code: 200, body: { method: 'GET', body: '' } });
	});

	it('does not follow a redirect to another host that is not allowed, nor in circles', () => {
		expect(() => send('/away', { enable_redirect: true })).toThrow(
			`http.send: Get "http://localhost:${port}/echo": disallowed host: localhost`,
		);
		expect(() => send('/loop', { enable_redirect: true })).toThrow('stopped after 10 redirects');
	});

	it('refuses hosts that are not allowed', () => {
		expect(() => run({ method: 'get', url: `http://localhost:${port}/echo` })).toThrow('disallowed host: localhost');
		expect(() => send('/echo', {}, { effects: {} })).toThrow('disallowed host: 127.0.0.1');
	});

	it('ends in time', () => {
		expect(() => send('/slow', { timeout: '50ms' })).toThrow(`http.send: Get ${base}/slow: request timed out`);
		expect(send('/slow', { timeout: 50_000_000, raise_error: false })).toEqual({
			status_code: 0,
			error: {
				code: 'eval_http_send_network_error',
				message: `Get "${base}/slow": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
			},
		});
	});

	it('tells refused connections, and tries again where asked to', () => {
		expect(() => run({ method: 'get', url: 'http://127.0.0.1:1/', max_retry_attempts: 1 })).toThrow(
			'http.send: Get "http://127.0.0.1:1/": dial tcp 127.0.0.1:1: connect: connection refused',
		);
		expect(() => send('/hang-up')).toThrow(`Get "${base}/hang-up": EOF`);
	});

	it('bounds the size of answers', () => {
		expect(() => send('/big')).toThrow('response is larger than 50000 bytes');
	});

	it('gives errors as values where they are not raised', () => {
		expect(send('/', { raise_error: false, bad: 1 })).toEqual({
			status_code: 0,
			error: {
				code: 'eval_http_send_internal_error',
				message: 'eval_type_error: http.send: operand 1 invalid request parameters(s): {"bad"}',
			},
		});
	});
});

describe('the cache of one evaluation', () => {
	function twice(parameters: Record<string, unknown>, second: Record<string, unknown> = {}): unknown {
		const program = compile({
			modules: { 'p.rego': 'package p\n\nr := [http.send(input[0]).body.hits, http.send(input[1]).body.hits]\n' },
		});
		const first = { method: 'get', url: `${base}/hits`, ...parameters };
		const options = { input: [first, { ...first, ...second }], effects: { http: effect } };
		const value = program.query('data.p.r', options)[0]?.expressions[0]?.value ?? [0, -1];
		const [a, b] = value as [number, number];
		return b - a;
	}
	it('answers the same request once', () => expect(twice({})).toBe(0));
	it('tells different requests apart', () => expect(twice({}, { headers: { a: 'b' } })).toBe(1));
	it('ignores the headers that it is told to', () => {
		const ignore = { cache_ignored_headers: ['a'] };
		expect(twice({ ...ignore, headers: { a: '1' } }, { headers: { a: '2' } })).toBe(0);
		expect(twice({ ...ignore, headers: { b: '1' } }, { headers: { b: '2' } })).toBe(1);
	});
});

describe('the cache between evaluations', () => {
	function hits(path: string, parameters: Record<string, unknown>, nowNs?: bigint): number {
		const extra = nowNs === undefined ? {} : { nowNs };
		return (send(path, parameters, extra) as { body: { hits: number } }).body.hits;
	}
	it('keeps a fresh answer', () => {
		expect(hits('/fresh', { cache: true })).toBe(hits('/fresh', { cache: true }));
	});
	it('fetches a stale answer again', () => {
		const first = hits('/fresh', { cache: true });
		const later = BigInt(Date.now() + 200_000) * 1_000_000n;
		expect(hits('/fresh', { cache: true }, later)).not.toBe(first);
	});
	it('keeps nothing that must not be stored, unless forced', () => {
		expect(hits('/no-store', { cache: true })).not.toBe(hits('/no-store', { cache: true }));
		const forced = { force_cache: true, force_cache_duration_seconds: 60 };
		expect(hits('/no-store', forced)).toBe(hits('/no-store', forced));
	});
	it('has a stale answer confirmed', () => {
		const first = hits('/etag', { cache: true });
		const again = send('/etag', { cache: true });
		expect(again).toMatchObject({ status_code: 200, body: { hits: first }, headers: { 'x-confirmed': ['yes'] } });
	});
});

describe('the effect itself', () => {
	const request: HttpRequest = {
		method: 'GET',
		url: 'unix://localhost/x?socket=%2Ftmp%2Fs',
		headers: [],
		body: null,
		timeoutMs: 1000,
		retries: 0,
		followRedirects: false,
		tls: {
			useSystemCertificates: false,
			authorities: [],
			clientCertificates: [],
			serverName: '',
			skipVerification: false,
		},
		maxResponseBytes: 1000,
	};
	function failure(changed: Partial<HttpRequest>): string {
		try {
			effect.send({ ...request, ...changed });
		} catch (error) {
			if (error instanceof HttpFailure) return `${error.code}: ${error.message}`;
			throw error;
		}
		return 'sent';
	}
	it('keeps off the machine unless allowed', () => {
		expect(failure({})).toBe('configuration: sockets of this machine are not allowed');
		const file = { from: 'file', value: '/etc/hostname' } as const;
		expect(failure({ url: base, tls: { ...request.tls, authorities: [file] } })).toBe(
			'configuration: files and environment variables of this machine are not allowed',
		);
	});
	it('knows its schemes', () => {
		expect(failure({ url: 'ftp://127.0.0.1/' })).toBe(
			'network: Get "ftp://127.0.0.1/": unsupported protocol scheme "ftp"',
		);
		expect(failure({ url: 'http://[/' })).toBe('configuration: parse "http://[/": invalid URL');
	});
	it('wants certificates to be certificates', () => {
		const text = { from: 'text', value: 'nothing' } as const;
		expect(failure({ url: base, tls: { ...request.tls, authorities: [text] } })).toBe(
			'configuration: could not append certificates',
		);
	});
	it('reads files and the environment where allowed', () => {
		const open = createHttpEffect({ allowHosts: null, allowLocalResources: true, cache: null });
		const sources = [
			{ from: 'file', value: '/nonexistent/ca.pem' },
			{ from: 'environment', value: 'MERLON_TEST_NO_SUCH_VARIABLE' },
		] as const;
		const sendWith = (i: 0 | 1): unknown =>
			open.send({ ...request, url: base, tls: { ...request.tls, authorities: [sources[i]] } });
		expect(() => sendWith(0)).toThrow('open /nonexistent/ca.pem');
		expect(() => sendWith(1)).toThrow('could not append certificates');
	});
});
