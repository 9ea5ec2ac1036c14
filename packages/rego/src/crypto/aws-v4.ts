import { encodeHex, encodeUtf8 } from '../runtime/bytes.ts';
import { digest, hmacDigest } from './hash.ts';

/** A request as AWS Signature Version 4 sees it. */
export interface AwsRequest {
	readonly method: string;
	readonly host: string;
	/** Path and query as they stand in the URL. */
	readonly path: string;
	readonly query: string;
	readonly headers: ReadonlyMap<string, string>;
	readonly body: Uint8Array;
}

export interface AwsSigner {
	readonly service: string;
	readonly region: string;
	readonly accessKey: string;
	readonly secretKey: string;
	/** Empty for lasting credentials. */
	readonly sessionToken: string;
	/** Whether the signature covers the body. */
	readonly signPayload: boolean;
	readonly timeMs: number;
}

/** Headers that proxies may change, so that they are not signed. */
const UNSIGNED: ReadonlySet<string> = new Set(['authorization', 'user-agent', 'x-amzn-trace-id']);

/** The headers that a signed request needs besides its own, with `Authorization`. */
export function signAwsV4(request: AwsRequest, signer: AwsSigner): ReadonlyMap<string, string> {
	const timestamp = new Date(signer.timeMs).toISOString().replace(/[-:]|\.\d+/g, '');
	const date = timestamp.slice(0, 8);
	const bodyHash = signer.signPayload ? sha256Hex(request.body) : 'UNSIGNED-PAYLOAD';
	const added = new Map([
		['host', request.host],
		['x-amz-date', timestamp],
	]);
	if (signer.service === 's3' || signer.service === 'glacier') added.set('x-amz-content-sha256', bodyHash);
	if (signer.sessionToken !== '') added.set('x-amz-security-token', signer.sessionToken);
	const signed = signedHeaders(added, request.headers);
	const names = signed.map(([name]) => name).join(';');
	const canonical = [
		request.method,
		request.path,
		request.query,
		...signed.map(([name, value]) => `${name}:${value}`),
		'',
		names,
		bodyHash,
	].join('\n');
	const scope = `${date}/${signer.region}/${signer.service}/aws4_request`;
	const toSign = `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256Hex(encodeUtf8(canonical))}`;
	const signature = encodeHex(mac(signingKey(signer, date), toSign));
	const authorization =
		`AWS4-HMAC-SHA256 Credential=${signer.accessKey}/${scope},` + `SignedHeaders=${names},Signature=${signature}`;
	return new Map([...added, ['Authorization', authorization]]);
}

function signedHeaders(
	added: ReadonlyMap<string, string>,
	own: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
	const headers = new Map(added);
	for (const [name, value] of own) {
		const lower = name.toLowerCase();
		if (!UNSIGNED.has(lower)) headers.set(lower, value);
	}
	return [...headers].sort(([a], [b]) => (a < b ? -1 : 1));
}

function signingKey({ secretKey, region, service }: AwsSigner, date: string): Uint8Array {
	let key = encodeUtf8(`AWS4${secretKey}`);
	for (const part of [date, region, service, 'aws4_request']) key = mac(key, part);
	return key;
}

function mac(key: Uint8Array, message: string): Uint8Array {
	return hmacDigest('sha256', key, encodeUtf8(message));
}

function sha256Hex(bytes: Uint8Array): string {
	return encodeHex(digest('sha256', bytes));
}
