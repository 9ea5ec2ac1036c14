import { nextPemBlock } from '../../crypto/pem.ts';
import { type Certificate, parseCertificates } from '../../crypto/x509-certificate.ts';
import { concatBytes, decodeBase64, decodeUtf8 } from '../../runtime/bytes.ts';
import { BuiltinError } from '../../runtime/errors.ts';

const PEM = '-----BEGIN';

/** The certificates of a text that is PEM, or base64 of PEM or of DER. Throws OPA's messages. */
export function certificatesOf(text: string): readonly Certificate[] {
	if (text.startsWith(PEM)) return certificatesOfPem(text);
	const bytes = decodeBase64(text);
	const inner = decodeUtf8(bytes.subarray(0, PEM.length)) === PEM ? decodeUtf8(bytes) : null;
	return inner === null ? parseCertificates(bytes) : certificatesOfPem(inner);
}

function certificatesOfPem(text: string): readonly Certificate[] {
	const parts: Uint8Array[] = [];
	for (let at = 0; at < text.length; ) {
		const block = nextPemBlock(text, at);
		if (block === null) break;
		if (block.type !== 'CERTIFICATE') {
			throw new BuiltinError(`PEM block type is '${block.type}', expected CERTIFICATE`);
		}
		parts.push(block.bytes);
		at = block.end;
	}
	return parseCertificates(concatBytes(...parts));
}
