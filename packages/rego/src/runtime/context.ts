import type { Value, ValueArray } from './value.ts';

/** What one evaluation carries to the builtins: its clock, its sources of effects, its limits and its caches. */
export interface EvalContext {
	/** Nanoseconds since the epoch: one instant for the whole evaluation. */
	readonly nowNs: bigint;
	/** Whether a builtin's error ends the evaluation. */
	readonly strictBuiltinErrors: boolean;
	/** Seeded source of random bytes. */
	readonly randomBytes: (length: number) => Uint8Array;
	/** What the embedder lets policies reach outside the evaluation; a null effect is switched off. */
	readonly effects: Effects;
	/** Results that must not change within one evaluation (`http.send`, `rand.intn`, `uuid.rfc4122`), by builtin and key. */
	readonly memo: Map<string, unknown>;
	/** The value of `opa.runtime()`. */
	readonly runtimeInfo: Value;
	/** Counts work; throws HaltError when the evaluation's limits are used up or it was cancelled. */
	tick(steps: number): void;
	/** Largest size, in bytes or items, of one value that a builtin may make. */
	readonly maxValueSize: number;
}

/** Synchronous effects, injected by the embedder. */
export interface Effects {
	readonly http: HttpEffect | null;
	/** Addresses of a host name; throws LookupFailure where it cannot be resolved. */
	readonly lookupHost: ((name: string) => readonly string[]) | null;
	/** Receives the text of `print` calls with the place they stand at. */
	readonly print: ((message: string, location: string) => void) | null;
	/** Receives the values that name a case of a parametrised test, before the case is tried. */
	readonly testCase?: (path: ValueArray) => void;
}

/** Sends one HTTP request and waits for the answer. Throws HttpFailure where none came. */
export interface HttpEffect {
	send(request: HttpRequest): HttpResponse;
	/** Hosts that may be reached, also by a redirect; null allows every host. */
	readonly allowHosts: readonly string[] | null;
	/** Answers that outlive an evaluation; null when nothing is kept. */
	readonly cache: HttpCache | null;
}

export interface HttpRequest {
	readonly method: string;
	/** Of scheme `http`, `https`, or `unix` with the path of the socket in the query's `socket`. */
	readonly url: string;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Uint8Array | null;
	/** Bounds one attempt, from the connection to the end of the answer. */
	readonly timeoutMs: number;
	/** How many times the request may be sent again when no answer came. */
	readonly retries: number;
	/** Whether a redirect is followed, or given as the answer. */
	readonly followRedirects: boolean;
	readonly tls: HttpTls;
	readonly maxResponseBytes: number;
}

export interface HttpTls {
	/** Whether the system's authorities count besides those given. */
	readonly useSystemCertificates: boolean;
	/** Authorities; without any, the system's count. */
	readonly authorities: readonly PemSource[];
	readonly clientCertificates: readonly ClientCertificate[];
	/** The name to ask for and to verify, in place of the host; empty for the host. */
	readonly serverName: string;
	readonly skipVerification: boolean;
}

export interface ClientCertificate {
	readonly certificate: PemSource;
	readonly key: PemSource;
}

/** PEM text, or the file or environment variable that holds it. */
export interface PemSource {
	readonly from: 'text' | 'file' | 'environment';
	readonly value: string;
}

/** Keeps answers between evaluations. Keys are opaque. */
export interface HttpCache {
	get(key: string): CachedResponse | undefined;
	set(key: string, response: CachedResponse): void;
	delete(key: string): void;
}

export interface CachedResponse extends HttpResponse {
	/** Until when the answer is fresh. */
	readonly expiresMs: number;
}

export interface HttpResponse {
	/** `200 OK`. */
	readonly status: string;
	readonly statusCode: number;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Uint8Array;
}

/** A request that got no answer; `code` says whether the network or the request itself is to blame. */
export class HttpFailure extends Error {
	override readonly name = 'HttpFailure';
	readonly code: 'network' | 'timeout' | 'configuration';

	constructor(code: HttpFailure['code'], message: string) {
		super(message);
		this.code = code;
	}
}

/** A host name without an answer. */
export class LookupFailure extends Error {
	override readonly name = 'LookupFailure';
	/** Whether there was no answer in time, which ends the evaluation. */
	readonly timedOut: boolean;

	constructor(message: string, timedOut = false) {
		super(message);
		this.timedOut = timedOut;
	}
}
