import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';

/** What an API server answered. */
export interface Answer {
	readonly status: number;
	readonly body: unknown;
}

/** An API server that tools ask, and that they may write to. */
export interface ApiServer {
	get(path: string): Promise<Answer>;
	/** `body` is JSON as it is sent. */
	post(path: string, body: string): Promise<Answer>;
}

/**
 * The API server at `$CP_URL`, as who holds the administrator's certificate in the folder `$CP_PKI`. A script that starts
 * one on loopback sets both.
 */
export function apiServer(): ApiServer {
	const base = setting('CP_URL');
	const pki = setting('CP_PKI');
	const agent = new Agent({
		keepAlive: true,
		maxSockets: 4,
		ca: readFileSync(join(pki, 'ca.crt')),
		cert: readFileSync(join(pki, 'admin.crt')),
		key: readFileSync(join(pki, 'admin.key')),
	});
	return {
		get: (path) => ask(agent, new URL(path, base), 'GET', null),
		post: (path, body) => ask(agent, new URL(path, base), 'POST', body),
	};
}

function setting(name: string): string {
	const value = process.env[name];
	if (value === undefined || value === '') throw new Error(`set ${name}: an API server is needed`);
	return value;
}

function ask(agent: Agent, url: URL, method: string, body: string | null): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const headers = { accept: 'application/json', ...(body === null ? {} : { 'content-type': 'application/json' }) };
		const sent = request(url, { agent, method, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const text = Buffer.concat(chunks).toString('utf8');
				try {
					resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
				} catch (error) {
					reject(new Error(`${method} ${url.pathname} answers no JSON: ${text.slice(0, 200)}`, { cause: error }));
				}
			});
		});
		sent.on('error', reject);
		sent.end(body ?? undefined);
	});
}
