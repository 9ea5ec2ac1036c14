import { encodeHex } from '../../runtime/bytes.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { decodeHeader, decodePart, decodePayload, parseObject, splitToken } from './token.ts';

export const jwtDecode: Builtin = builtin({
	name: 'io.jwt.decode',
	description: 'Takes a JSON Web Token apart without verifying it.',
	categories: ['tokens'],
	args: [named('jwt', 'token to take apart', t.string)],
	result: named(
		'output',
		'`[header, payload, signature]`; the signature is in hexadecimal digits',
		t.tuple([t.objectOf(t.any, t.any), t.objectOf(t.any, t.any), t.string]),
	),
	impl(_context, text) {
		return decode(text);
	},
});

/** A token whose content is another token gives what the inner one holds. */
function decode(text: string): ValueArray {
	let inner = text;
	for (;;) {
		const token = splitToken(inner);
		const header = decodeHeader(token);
		const payload = decodePayload(token);
		const contentType = lookup(header, 'cty');
		if (contentType !== undefined && typeof contentType !== 'string') {
			throw new BuiltinError('cty: must be a string');
		}
		if (contentType !== 'JWT') {
			return [header, parseObject(payload), encodeHex(decodePart('signature', token.signature))];
		}
		// Some issuers put quotes around the inner token.
		inner = payload.replace(/^["']+|["']+$/g, '');
	}
}
