import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import * as tls from 'node:tls';
import * as zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../runtime/bytes.ts';
import {
	connectionOptions,
	explained,
	httpWorkerSource,
	redirectedRequest,
	sendWithRetries,
	type WorkerRequest,
	type WorkerResponse,
} from './http-worker.ts';

const modules = { http, https, tls, zlib };
const NO_TLS = {
	systemCertificates: false,
	authorities: [],
	certificates: [],
	serverName: '',
	skipVerification: false,
};
let server: http.Server;
let failures = 0;
let base: WorkerRequest;

beforeAll(async () => {
	server = http.createServer((request, response) => {
		if (request.url === '/flaky' && failures-- > 0) return void request.socket.destroy();
		if (request.url === '/slow') return;
		if (request.url === '/redirect') return void response.writeHead(303, { Location: '/end' }).end();
		if (request.url === '/gzip') {
			return void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(zlib.gzipSync('packed'));
		}
		response.end(`${request.method} ${request.url} ${request.headers['authorization'] ?? '-'}`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	base = {
		method: 'GET',
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		headers: [],
		body: null,
		timeoutMs: 2000,
		retries: 0,
		followRedirects: false,
		allowHosts: null,
		maxResponseBytes: 1000,
		tls: NO_TLS,
	};
});

afterAll(() => void server.close());

async function body(changed: Partial<WorkerRequest> & { readonly path?: string }): Promise<string> {
	const url = base.url + (changed.path ?? '').slice(1);
	return decodeUtf8((await sendWithRetries(modules, { ...base, url, ...changed })).body);
}

describe('sendWithRetries', () => {
	it('sends', async () => expect(await body({ method: 'PUT', body: new Uint8Array(2) })).toBe('PUT / -'));
	it('takes credentials from the URL', async () => {
		expect(await body({ url: base.url.replace('//', '//a:b@') })).toBe('GET / Basic YTpi');
	});
	it('follows a redirect', async () => {
		expect(await body({ path: '/redirect', method: 'POST', followRedirects: true })).toBe('GET /end -');
	});
	it('unpacks', async () => expect(await body({ path: '/gzip' })).toBe('packed'));
	it('tries again', async () => {
		failures = 1;
		expect(await body({ path: '/flaky', retries: 1 })).toBe('GET /flaky -');
		failures = 1;
		await expect(body({ path: '/flaky' })).rejects.toThrow('EOF');
	});
	it('ends in time', async () => {
		await expect(body({ path: '/slow', timeoutMs: 30 })).rejects.toThrow('context deadline exceeded');
	});
	it('bounds the answer', async () => {
		await expect(body({ maxResponseBytes: 3 })).rejects.toThrow('response is larger than 3 bytes');
	});
});

describe('redirectedRequest', () => {
	const found = (statusCode: number, location: string): WorkerResponse => ({
		status: '',
		statusCode,
		headers: [['location', location]],
		body: new Uint8Array(),
	});
	const post = (): WorkerRequest => ({
		...base,
		url: 'http://a.example/x',
		method: 'POST',
		body: new Uint8Array(1),
		headers: [
			['Authorization', 'secret'],
			['Host', 'b'],
			['X', 'y'],
		],
	});
	it('keeps method and body only for 307 and 308', () => {
		expect(redirectedRequest(post(), found(301, '/y'))).toMatchObject({ method: 'GET', body: null });
		expect(redirectedRequest(post(), found(308, '/y'))).toMatchObject({ method: 'POST', url: 'http://a.example/y' });
	});
	it('keeps credentials within the host', () => {
		expect(redirectedRequest(post(), found(307, 'http://sub.a.example/'))?.headers).toEqual([
			['Authorization', 'secret'],
			['X', 'y'],
		]);
		expect(redirectedRequest(post(), found(307, 'http://evil.example/'))?.headers).toEqual([['X', 'y']]);
	});
	it('leaves other answers alone', () => {
		expect(redirectedRequest(post(), found(200, '/y'))).toBeNull();
		expect(redirectedRequest(post(), { ...found(302, '/y'), headers: [] })).toBeNull();
	});
});

describe('connectionOptions', () => {
	it('connects to a socket', () => {
		const options = connectionOptions(modules, { ...base, url: 'unix://localhost/a?socket=%2Ftmp%2Fs&b=1' });
		expect(options).toMatchObject({ socketPath: '/tmp/s', path: '/a?b=1', protocol: 'http:' });
	});
	it('passes what TLS needs', () => {
		const settings = {
			systemCertificates: false,
			authorities: ['ca'],
			certificates: [{ certificate: 'c', key: 'k' }],
			serverName: 'name',
			skipVerification: true,
		};
		expect(connectionOptions(modules, { ...base, url: 'https://[::1]:44/', tls: settings })).toMatchObject({
			hostname: '::1',
			port: '44',
			ca: ['ca'],
			cert: ['c'],
			key: ['k'],
			servername: 'name',
			rejectUnauthorized: false,
		});
	});
});

describe('explained', () => {
	it.each([
		[{ code: 'ENOTFOUND', hostname: 'h' }, 'dial tcp: lookup h: no such host'],
		[{ code: 'ECONNREFUSED', address: '1.2.3.4', port: 5 }, 'dial tcp 1.2.3.4:5: connect: connection refused'],
		[{ code: 'OTHER' }, 'as it is'],
	])('words %j', (fields, problem) => {
		const error = explained({ ...base, url: 'http://h/' }, Object.assign(new Error('as it is'), fields));
		expect(error.message).toBe(`Get "http://h/": ${problem}`);
	});
});

it('is a script', () => expect(httpWorkerSource()).toContain('answer((request) => sendWithRetries('));
