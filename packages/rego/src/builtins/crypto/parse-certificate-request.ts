import { nextPemBlock } from '../../crypto/pem.ts';
import { parseCertificateRequest as parseRequest } from '../../crypto/x509-request.ts';
import { decodeBase64, decodeUtf8 } from '../../runtime/bytes.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { certificateRequestJson } from './certificate-json.ts';

const TYPE = 'CERTIFICATE REQUEST';
const PEM = `-----BEGIN ${TYPE}-----`;

export const parseCertificateRequest: Builtin = builtin({
	name: 'crypto.x509.parse_certificate_request',
	description: 'Takes a PKCS #10 certificate request apart. It comes as PEM text, or as base64 of PEM or DER.',
	categories: [],
	args: [named('csr', 'certificate request as PEM, or as base64 of PEM or DER', t.string)],
	result: named('output', 'the request as an object', t.objectOf(t.string, t.any)),
	impl(_context, text) {
		const der = text.startsWith(PEM) ? null : decodeBase64(text);
		const block = nextPemBlock(der === null ? text : decodeUtf8(der));
		if (block !== null && block.type !== TYPE) {
			throw new BuiltinError('invalid PEM-encoded certificate signing request');
		}
		const bytes = block?.bytes ?? der;
		if (bytes === null) throw new BuiltinError('invalid PEM-encoded certificate signing request');
		return certificateRequestJson(parseRequest(bytes));
	},
});
