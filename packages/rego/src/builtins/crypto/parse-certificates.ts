import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { certificatesOf } from './certificate-input.ts';
import { certificateJsonWithUris } from './certificate-json.ts';

export const parseCertificates: Builtin = builtin({
	name: 'crypto.x509.parse_certificates',
	description: 'Takes X.509 certificates apart. They come as PEM text, or as base64 of PEM or of concatenated DER.',
	categories: [],
	args: [named('certs', 'certificates as PEM, or as base64 of PEM or DER', t.string)],
	result: named('output', 'one object per certificate', t.arrayOf(t.objectOf(t.string, t.any))),
	impl(_context, text) {
		return certificatesOf(text).map(certificateJsonWithUris);
	},
});
