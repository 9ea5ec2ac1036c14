import { verifyEcdsaDer } from './ecdsa.ts';
import { verifyEd25519 } from './ed25519.ts';
import { digest } from './hash.ts';
import type { PublicKey } from './keys.ts';
import { verifyPkcs1, verifyPss } from './rsa.ts';
import type { SignatureAlgorithm } from './x509-algorithm.ts';
import type { Certificate } from './x509-certificate.ts';

const KEY_USAGE_CERT_SIGN = 1 << 5;

/** Whether `parent` may sign certificates and has signed this one. Signatures over MD5 and SHA-1 do not count. */
export function isSignedBy(child: Certificate, parent: Certificate): boolean {
	const { basicConstraints, keyUsage } = parent.known;
	if (basicConstraints === null ? parent.version === 3 : !basicConstraints.isCa) return false;
	if (keyUsage !== 0 && (keyUsage & KEY_USAGE_CERT_SIGN) === 0) return false;
	if (parent.publicKey === null || child.signatureAlgorithm === null) return false;
	return verifySignature(child.signatureAlgorithm, parent.publicKey, child.rawTbs, child.signature);
}

function verifySignature(
	algorithm: SignatureAlgorithm,
	key: PublicKey,
	signed: Uint8Array,
	signature: Uint8Array,
): boolean {
	const { hash } = algorithm;
	if (key.kind !== algorithm.key || hash === 'md5' || hash === 'sha1') return false;
	if (key.kind === 'ed25519') return verifyEd25519(key, signed, signature);
	if (hash === null) return false;
	const hashed = digest(hash, signed);
	if (key.kind === 'ec') return verifyEcdsaDer(key, hashed, signature);
	if (key.kind !== 'rsa') return false;
	return algorithm.pss ? verifyPss(key, hash, hashed, signature, 'hash') : verifyPkcs1(key, hash, hashed, signature);
}
