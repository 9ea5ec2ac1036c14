import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeUtf8 } from '../runtime/bytes.ts';
import type { HttpRequest, HttpTls, PemSource } from '../runtime/context.ts';
import { createHttpEffect } from './http-effect.ts';

/** Made for these tests: self-signed for 127.0.0.1 and loopback.example, for a hundred years. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBoDCCAUagAwIBAgIUJwvs4dTJS+yBJXE0yzgTBRgtNUowCgYIKoZIzj0EAwIw
EzERMA8GA1UEAwwIbG9vcGJhY2swIBcNMjYxMTIyMTkwNTM4WhgPMjEyNjEwMjkx
OTA1MzhaMBMxETAPBgNVBAMMCGxvb3BiYWNrMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEzBmkh7wF55Q9Jx+xLhLJDtgStpF6/mlm+RcOc5SmaG0ADX76cmjYFMp3
hYqv5emDiiwMW9OYaOVWz4Y0cINb26N2MHQwHQYDVR0OBBYEFM1G+MEssxb0Xl7v
U/xEdJ9vAPEwMB8GA1UdIwQYMBaAFM1G+MEssxb0Xl7vU/xEdJ9vAPEwMA8GA1Ud
EwEB/wQFMAMBAf8wIQYDVR0RBBowGIIQbG9vcGJhY2suZXhhbXBsZYcEfwAAATAK
BggqhkjOPQQDAgNIADBFAiEA4s1gLzj3K/rbpzedxs5WsiTAkVfTxyOyDxtRFt+j
COUCICruuKHbHprqRWFi0mRT14SDluCUyJCtMVM/inNGZofE
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQTGk3BRqdzzfOYSl
gdggSh7dJBmfnd0bSyKhDH7shRihRANCAATMGaSHvAXnlD0nH7EuEskO2BK2kXr+
aWb5Fw5zlKZobQANfvpyaNgUyneFiq/l6YOKLAxb05ho5VbPhjRwg1vb
-----END PRIVATE KEY-----
`;

const SERVER = `
const { createServer } = require('node:https');
const { parentPort, workerData } = require('node:worker_threads');
const server = createServer({ ...workerData, requestCert: true, rejectUnauthorized: false }, (request, response) => {
	response.end(JSON.stringify({ name: request.socket.servername, client: request.socket.getPeerCertificate().subject }));
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

let server: Worker;
let url: string;
const effect = createHttpEffect({ allowHosts: null, cache: null });

beforeAll(async () => {
	server = new Worker(SERVER, { eval: true, workerData: { cert: CERTIFICATE, key: KEY } });
	const port = await new Promise<number>((resolve) => server.once('message', resolve));
	url = `https://127.0.0.1:${port}/`;
});

afterAll(async () => {
	await server.terminate();
});

function send(tls: Partial<HttpTls>): string {
	const request: HttpRequest = {
		method: 'GET',
		url,
		headers: [],
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
			...tls,
		},
	};
	return decodeUtf8(effect.send(request).body);
}

function text(value: string): PemSource {
	return { from: 'text', value };
}

it('trusts no unknown authority', () => {
	expect(() => send({})).toThrow(
		`Get "${url}": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
	);
	expect(() => send({ useSystemCertificates: true })).toThrow('certificate signed by unknown authority');
});

it('trusts the authorities it is given', () => {
	expect(send({ authorities: [text(CERTIFICATE)] })).toBe('{"name":false}');
});

it('trusts everyone where told to', () => expect(send({ skipVerification: true })).toBe('{"name":false}'));

it('asks for and verifies the server name it is given', () => {
	const authorities = [text(CERTIFICATE)];
	expect(send({ authorities, serverName: 'loopback.example' })).toBe('{"name":"loopback.example"}');
	expect(() => send({ authorities, serverName: 'other.example' })).toThrow('other.example');
});

it('presents its certificate', () => {
	const clientCertificates = [{ certificate: text(CERTIFICATE), key: text(KEY) }];
	expect(send({ authorities: [text(CERTIFICATE)], clientCertificates })).toBe(
		'{"name":false,"client":{"CN":"loopback"}}',
	);
});
