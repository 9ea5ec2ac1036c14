import { samePublicKey } from '../../crypto/keys.ts';
import { parseTlsPrivateKey, tlsCertificatesOfPem, tlsKeyOfPem } from '../../crypto/tls-pem.ts';
import { parseCertificate } from '../../crypto/x509-certificate.ts';
import { decodeBase64, decodeUtf8, encodeBase64 } from '../../runtime/bytes.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { certificateJson } from './certificate-json.ts';
import { privateKeyJson } from './key-json.ts';

export const parseKeypair: Builtin = builtin({
	name: 'crypto.x509.parse_keypair',
	description: 'Takes a certificate and the private key that belongs to it apart. It is an error when they do not fit.',
	categories: [],
	args: [
		named('cert', 'certificates as PEM, or as base64 of PEM or DER', t.string),
		named('pem', 'private key as PEM, or as base64 of PEM or DER', t.string),
	],
	result: named('output', 'the pair as an object, as Go shows a tls.Certificate', t.objectOf(t.string, t.any)),
	impl(_context, certificateText, keyText) {
		const certificates = tlsCertificatesOfPem(pemOf(certificateText, 'CERTIFICATE'));
		const keyDer = tlsKeyOfPem(pemOf(keyText, 'PRIVATE KEY'));
		const leaf = parseCertificate(certificates[0] as Uint8Array);
		const key = parseTlsPrivateKey(keyDer);
		if (leaf.publicKey === null || leaf.publicKey.kind === 'dsa') {
			throw new BuiltinError('tls: unknown public key algorithm');
		}
		if (leaf.publicKey.kind !== key.kind) {
			throw new BuiltinError('tls: private key type does not match public key type');
		}
		if (!samePublicKey(leaf.publicKey, key.public)) {
			throw new BuiltinError('tls: private key does not match public key');
		}
		return {
			Certificate: certificates.map((der) => encodeBase64(der)),
			PrivateKey: privateKeyJson(key),
			SupportedSignatureAlgorithms: null,
			OCSPStaple: null,
			SignedCertificateTimestamps: null,
			Leaf: certificateJson(leaf),
		};
	},
});

const BEGIN = '-----BEGIN ';

/** PEM as it is, base64 of PEM decoded, base64 of DER wrapped as a block of this type. */
function pemOf(text: string, type: string): string {
	if (text.startsWith(BEGIN)) return text;
	const bytes = decodeBase64(text);
	const inner = decodeUtf8(bytes);
	if (inner.startsWith(BEGIN)) return inner;
	return `${BEGIN}${type}-----\n${encodeBase64(bytes)}\n-----END ${type}-----\n`;
}
