import type * as http from 'node:http';
import type * as https from 'node:https';
import type * as tls from 'node:tls';
import type * as zlib from 'node:zlib';

/**
 * The functions that send requests in the worker thread. Their text becomes the worker's script: they may use each
 * other and what they are passed, and nothing else of this file.
 */

/** Modules of Node.js, handed over because an import is not part of a function's text. */
export interface NodeModules {
	readonly http: typeof http;
	readonly https: typeof https;
	readonly tls: typeof tls;
	readonly zlib: typeof zlib;
}

/** A request whose certificates are read already. */
export interface WorkerRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Uint8Array | null;
	readonly timeoutMs: number;
	readonly retries: number;
	readonly followRedirects: boolean;
	/** Null for every host. */
	readonly allowHosts: readonly string[] | null;
	readonly maxResponseBytes: number;
	readonly tls: {
		/** Trust the authorities that Node.js brings. With no authorities at all, it decides itself. */
		readonly systemCertificates: boolean;
		readonly authorities: readonly string[];
		readonly certificates: readonly { readonly certificate: string; readonly key: string }[];
		readonly serverName: string;
		readonly skipVerification: boolean;
	};
}

export interface WorkerResponse {
	readonly status: string;
	readonly statusCode: number;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Uint8Array;
}

/** Sends a request as often as it may be sent, with growing pauses. */
export async function sendWithRetries(modules: NodeModules, request: WorkerRequest): Promise<WorkerResponse> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await sendFollowing(modules, request);
		} catch (error) {
			if (attempt >= request.retries || (error as { code?: string }).code === 'configuration') throw error;
			const pause = Math.min(60_000, 100 * 1.6 ** attempt) * (0.8 + 0.4 * Math.random());
			await new Promise((resolve) => setTimeout(resolve, pause));
		}
	}
}

/** Sends a request and, where it may, the requests that redirects ask for. */
async function sendFollowing(modules: NodeModules, first: WorkerRequest): Promise<WorkerResponse> {
	const deadline = Date.now() + first.timeoutMs;
	let request = first;
	for (let hops = 0; ; hops++) {
		const response = await sendOnce(modules, request, deadline);
		const next = request.followRedirects ? redirectedRequest(request, response) : null;
		if (next === null) return response;
		const host = new URL(next.url).hostname;
		if (next.allowHosts !== null && !next.allowHosts.includes(host)) {
			throw networkError(next, `disallowed host: ${host}`);
		}
		if (hops >= 10) throw networkError(next, 'stopped after 10 redirects');
		request = next;
	}
}

/** The request that a redirect asks for; null when the response is none. */
export function redirectedRequest(request: WorkerRequest, response: WorkerResponse): WorkerRequest | null {
	const location = response.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
	if (![301, 302, 303, 307, 308].includes(response.statusCode) || location === undefined) return null;
	const from = new URL(request.url);
	const to = new URL(location, from);
	const keepsMethod = response.statusCode >= 307 || request.method === 'GET' || request.method === 'HEAD';
	// Credentials stay with the host that they were meant for, and its subdomains.
	const trusted = to.hostname === from.hostname || to.hostname.endsWith(`.${from.hostname}`);
	const dropped = trusted ? ['host'] : ['host', 'authorization', 'cookie', 'cookie2', 'www-authenticate'];
	return {
		...request,
		url: to.href,
		method: keepsMethod ? request.method : 'GET',
		body: keepsMethod ? request.body : null,
		headers: request.headers.filter(([name]) => !dropped.includes(name.toLowerCase())),
	};
}

/** Sends one request and reads the answer to its end. */
function sendOnce(modules: NodeModules, request: WorkerRequest, deadline: number): Promise<WorkerResponse> {
	return new Promise((resolve, reject) => {
		const timeoutMs = Math.max(1, deadline - Date.now());
		const options = connectionOptions(modules, request);
		const secure = options.protocol === 'https:';
		const sent = (secure ? modules.https : modules.http).request(options);
		const timer = setTimeout(() => {
			const problem = 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)';
			sent.destroy(Object.assign(networkError(request, problem), { code: 'timeout' }));
		}, timeoutMs);
		const fail = (error: Error): void => {
			clearTimeout(timer);
			reject(explained(request, error));
		};
		sent.on('error', fail);
		sent.on('response', (response) => {
			readResponse(modules, request, response).then((result) => {
				clearTimeout(timer);
				resolve(result);
			}, fail);
		});
		sent.end(request.body ?? undefined);
	});
}

/** What Node.js needs to connect and to begin the request. */
export function connectionOptions(modules: NodeModules, request: WorkerRequest): https.RequestOptions {
	const url = new URL(request.url.replace(/^unix:/, 'http:'));
	const socketPath = request.url.startsWith('unix:') ? url.searchParams.get('socket') : null;
	if (socketPath !== null) url.searchParams.delete('socket');
	const headers: Record<string, string> = {};
	for (const [name, value] of request.headers) headers[name] = value;
	const ownEncoding = Object.keys(headers).some((name) => ['accept-encoding', 'range'].includes(name.toLowerCase()));
	if (!ownEncoding && request.method !== 'HEAD') headers['Accept-Encoding'] = 'gzip';
	const length = request.body?.length ?? 0;
	if (length > 0 || ['POST', 'PUT', 'PATCH'].includes(request.method)) headers['Content-Length'] = String(length);
	const { tls } = request;
	const authorities = [...(tls.systemCertificates ? modules.tls.rootCertificates : []), ...tls.authorities];
	return {
		protocol: url.protocol,
		method: request.method,
		hostname: url.hostname.replace(/^\[|\]$/g, ''),
		port: url.port === '' ? null : url.port,
		path: url.pathname + url.search,
		headers,
		...(url.username === '' ? {} : { auth: decodeURIComponent(`${url.username}:${url.password}`) }),
		...(socketPath === null ? {} : { socketPath }),
		...(url.protocol === 'https:'
			? {
					agent: new modules.https.Agent({ keepAlive: false }),
					rejectUnauthorized: !tls.skipVerification,
					...(tls.serverName === '' ? {} : { servername: tls.serverName }),
					...(authorities.length === 0 ? {} : { ca: authorities }),
					cert: tls.certificates.map(({ certificate }) => certificate),
					key: tls.certificates.map(({ key }) => key),
				}
			: { agent: false }),
	};
}

/** Reads a body to its end, unpacked if it was packed only because we let it. */
async function readResponse(
	modules: NodeModules,
	request: WorkerRequest,
	response: http.IncomingMessage,
): Promise<WorkerResponse> {
	const names = request.headers.map(([name]) => name.toLowerCase());
	const packed = response.headers['content-encoding'] === 'gzip' && !names.includes('accept-encoding');
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of packed ? response.pipe(modules.zlib.createGunzip()) : response) {
		size += (chunk as Uint8Array).length;
		if (size > request.maxResponseBytes) {
			response.destroy();
			throw networkError(request, `response is larger than ${request.maxResponseBytes} bytes`);
		}
		chunks.push(chunk as Uint8Array);
	}
	const body = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		body.set(chunk, at);
		at += chunk.length;
	}
	const hidden = packed ? ['content-encoding', 'content-length', 'transfer-encoding'] : ['transfer-encoding'];
	const headers: [string, string][] = [];
	for (let i = 0; i < response.rawHeaders.length; i += 2) {
		const name = response.rawHeaders[i] as string;
		if (!hidden.includes(name.toLowerCase())) headers.push([name, response.rawHeaders[i + 1] as string]);
	}
	const statusCode = response.statusCode ?? 0;
	return { status: `${statusCode} ${response.statusMessage ?? ''}`.trim(), statusCode, headers, body };
}

/** `Get "http://host/": problem`, as Go says it. */
export function networkError(request: { readonly method: string; readonly url: string }, problem: string): Error {
	const method = request.method.charAt(0) + request.method.slice(1).toLowerCase();
	return Object.assign(new Error(`${method} "${request.url}": ${problem}`), { code: 'network' });
}

/** An error of Node.js in Go's words. */
export function explained(request: WorkerRequest, error: Error): Error {
	const { code, address, port, hostname } = error as Error & Record<string, unknown>;
	switch (code) {
		case 'network':
		case 'timeout':
			return error;
		case 'ECONNREFUSED':
			return networkError(request, `dial tcp ${String(address)}:${String(port)}: connect: connection refused`);
		case 'ENOTFOUND':
			return networkError(request, `dial tcp: lookup ${String(hostname)}: no such host`);
		case 'ECONNRESET':
			return networkError(request, 'EOF');
		case 'DEPTH_ZERO_SELF_SIGNED_CERT':
		case 'SELF_SIGNED_CERT_IN_CHAIN':
		case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
		case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
			return networkError(request, 'tls: failed to verify certificate: x509: certificate signed by unknown authority');
		default:
			return networkError(request, error.message);
	}
}

const FUNCTIONS = [
	sendWithRetries,
	sendFollowing,
	redirectedRequest,
	sendOnce,
	connectionOptions,
	readResponse,
	networkError,
	explained,
];

/** The script of the worker thread. */
export function httpWorkerSource(): string {
	const names = ['http', 'https', 'tls', 'zlib'] satisfies (keyof NodeModules)[];
	const modules = `{ ${names.map((name) => `${name}: require('node:${name}')`).join(', ')} }`;
	return [...FUNCTIONS.map(String), `answer((request) => sendWithRetries(${modules}, request));`].join('\n');
}
