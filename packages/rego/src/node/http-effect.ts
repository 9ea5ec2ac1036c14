import { readFileSync } from 'node:fs';
import { HttpResponseCache } from '../builtins/http/response-cache.ts';
import {
	type HttpCache,
	type HttpEffect,
	HttpFailure,
	type HttpRequest,
	type HttpResponse,
	type HttpTls,
	type PemSource,
} from '../runtime/context.ts';
import { httpWorkerSource, networkError, type WorkerRequest } from './http-worker.ts';
import { SyncWorker } from './sync-worker.ts';

export interface HttpEffectOptions {
	/** Hosts that policies may reach; null for every host. */
	readonly allowHosts: readonly string[] | null;
	/** Whether requests may name files, environment variables and sockets of this machine; not unless given. */
	readonly allowLocalResources?: boolean;
	/** Largest answer in bytes; 16 MiB unless given. */
	readonly maxResponseBytes?: number;
	/** Answers kept between evaluations; up to 100 MB in memory unless given. */
	readonly cache?: HttpCache | null;
}

const DEFAULT_MAX_RESPONSE = 16 * 1024 * 1024;
const DEFAULT_MAX_CACHE = 100_000_000;
/** What a hanging worker is granted beyond the request's own timeouts. */
const GRACE_MS = 2000;
const MAX_PAUSE_MS = 75_000;

/** The effect behind `http.send`: sends requests from a worker thread, for which this thread waits. */
export function createHttpEffect(options: HttpEffectOptions): HttpEffect {
	const worker = new SyncWorker(httpWorkerSource());
	const local = options.allowLocalResources ?? false;
	const maxResponseBytes = options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE;
	return {
		allowHosts: options.allowHosts,
		cache: options.cache === undefined ? new HttpResponseCache(DEFAULT_MAX_CACHE) : options.cache,
		send(request) {
			const prepared = prepare(request, options.allowHosts, local, maxResponseBytes);
			const answer = worker.call(prepared, waitMs(request));
			if (answer === null) throw new HttpFailure('timeout', networkError(request, 'context deadline exceeded').message);
			if (answer.ok) return answer.result as HttpResponse;
			throw new HttpFailure(answer.code === 'timeout' ? 'timeout' : 'network', answer.message);
		},
	};
}

function waitMs({ timeoutMs, retries }: HttpRequest): number {
	return (timeoutMs + MAX_PAUSE_MS) * retries + timeoutMs + GRACE_MS;
}

function prepare(
	request: HttpRequest,
	allowHosts: readonly string[] | null,
	local: boolean,
	maxResponseBytes: number,
): WorkerRequest {
	checkUrl(request, local);
	return {
		...request,
		allowHosts,
		maxResponseBytes: Math.min(request.maxResponseBytes, maxResponseBytes),
		tls: readTls(request.tls, local),
	};
}

function checkUrl(request: HttpRequest, local: boolean): void {
	const scheme = /^[a-zA-Z][a-zA-Z0-9+.-]*(?=:)/.exec(request.url)?.[0].toLowerCase() ?? '';
	if (scheme === 'unix' && !local) throw new HttpFailure('configuration', 'sockets of this machine are not allowed');
	if (!['http', 'https', 'unix'].includes(scheme)) {
		throw new HttpFailure('network', networkError(request, `unsupported protocol scheme "${scheme}"`).message);
	}
	if (!URL.canParse(request.url)) throw new HttpFailure('configuration', `parse "${request.url}": invalid URL`);
}

function readTls(tls: HttpTls, local: boolean): WorkerRequest['tls'] {
	const authorities = tls.authorities.map((source) => {
		const text = readPem(source, local);
		if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
		throw new HttpFailure('configuration', 'could not append certificates');
	});
	return {
		systemCertificates: tls.useSystemCertificates,
		authorities,
		certificates: tls.clientCertificates.map(({ certificate, key }) => ({
			certificate: readPem(certificate, local),
			key: readPem(key, local),
		})),
		serverName: tls.serverName,
		skipVerification: tls.skipVerification,
	};
}

function readPem({ from, value }: PemSource, local: boolean): string {
	if (from === 'text') return value;
	if (!local) throw new HttpFailure('configuration', 'files and environment variables of this machine are not allowed');
	if (from === 'environment') return process.env[value] ?? '';
	try {
		return readFileSync(value, 'utf8');
	} catch (error) {
		throw new HttpFailure('configuration', `open ${value}: ${(error as Error).message}`);
	}
}
