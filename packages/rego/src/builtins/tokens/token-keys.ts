import { type Jwk, parseJwks } from '../../crypto/jwk.ts';
import { jwsScheme } from '../../crypto/jws.ts';
import type { PublicKey } from '../../crypto/keys.ts';
import { nextPemBlock } from '../../crypto/pem.ts';
import { parseCertificate } from '../../crypto/x509-certificate.ts';
import { parsePkixPublicKey } from '../../crypto/x509-public-key.ts';
import type { EvalContext } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';

const MAX_CACHED = 100;

/** The keys that a certificate, a public key or a JWK set holds; read once per evaluation and text. */
export function verificationKeys(context: EvalContext, text: string): readonly Jwk[] {
	const cache = keyCache(context);
	const cached = cache.get(text);
	if (cached !== undefined) return cached;
	const keys = readKeys(text);
	if (cache.size < MAX_CACHED) cache.set(text, keys);
	return keys;
}

function keyCache(context: EvalContext): Map<string, readonly Jwk[]> {
	const existing = context.memo.get('io.jwt keys');
	if (existing !== undefined) return existing as Map<string, readonly Jwk[]>;
	const cache = new Map<string, readonly Jwk[]>();
	context.memo.set('io.jwt keys', cache);
	return cache;
}

function readKeys(text: string): readonly Jwk[] {
	const block = nextPemBlock(text);
	if (block === null) {
		const keys = within('failed to parse a JWK key (set): jwk.ParseString: failed to parse string', () =>
			parseJwks(text),
		);
		return keys.filter((key) => key.alg === '' || jwsScheme(key.alg) !== null);
	}
	if (block.end < text.length) throw new BuiltinError('extra data after a PEM certificate block');
	if (block.type === 'CERTIFICATE') {
		const certificate = within('failed to parse a PEM certificate', () => parseCertificate(block.bytes));
		return certificate.publicKey === null ? [] : [publicJwk(certificate.publicKey)];
	}
	if (block.type === 'PUBLIC KEY') {
		return [publicJwk(within('failed to parse a PEM public key', () => parsePkixPublicKey(block.bytes)))];
	}
	throw new BuiltinError('failed to extract a Key from the PEM certificate');
}

function publicJwk(key: PublicKey): Jwk {
	return { alg: '', kid: '', material: { kind: 'public', key } };
}

function within<T>(what: string, parse: () => T): T {
	try {
		return parse();
	} catch (error) {
		if (error instanceof BuiltinError) throw new BuiltinError(`${what}: ${error.message}`);
		throw error;
	}
}

/**
 * Whether a key verifies a token: the key of the same name if there is one, else any that is not meant for another
 * algorithm.
 */
export function someKeyVerifies(
	keys: readonly Jwk[],
	header: { readonly alg: string; readonly kid: string },
	verify: (key: Jwk) => boolean,
): boolean {
	const namesake = header.kid === '' ? undefined : keys.find((key) => key.kid === header.kid);
	if (namesake !== undefined) return verify(namesake);
	return keys.some((key) => (key.alg === '' || key.alg === header.alg) && verify(key));
}
