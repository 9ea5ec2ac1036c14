import { parseJwks } from '../../crypto/jwk.ts';
import { jwsScheme, signJws } from '../../crypto/jws.ts';
import { BASE64_RAW_URL, encodeBase64, encodeUtf8 } from '../../runtime/bytes.ts';
import type { EvalContext } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { isValidJson, JsonError, parseJson, stringifyJson } from '../../runtime/json.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { limitText } from '../limits.ts';
import * as t from '../types.ts';

const result = named('output', 'signed token', t.string);

export const encodeSign: Builtin = builtin({
	name: 'io.jwt.encode_sign',
	description: 'Makes a JSON Web Token of objects and signs it with a JSON Web Key.',
	categories: ['tokensign'],
	args: [
		named('headers', 'protected header, which names the algorithm', t.objectOf(t.string, t.any)),
		named('payload', 'claims', t.objectOf(t.string, t.any)),
		named('key', 'JSON Web Key (RFC 7517)', t.objectOf(t.string, t.any)),
	],
	result,
	nondeterministic: true,
	impl(context, headers, payload, key) {
		limitText(context, 'io.jwt.encode_sign', [headers, payload, key]);
		return signToken(context, stringifyJson(headers), stringifyJson(payload), stringifyJson(key));
	},
});

export const encodeSignRaw: Builtin = builtin({
	name: 'io.jwt.encode_sign_raw',
	description: 'Makes a JSON Web Token of texts, which stay as they are, and signs it with a JSON Web Key.',
	categories: ['tokensign'],
	args: [
		named('headers', 'protected header as JSON text, which names the algorithm', t.string),
		named('payload', 'claims as JSON text, or any text where `typ` is not JWT', t.string),
		named('key', 'JSON Web Key (RFC 7517) as JSON text', t.string),
	],
	result,
	nondeterministic: true,
	impl(context, headers, payload, key) {
		return signToken(context, headers, payload, key);
	},
});

function signToken(context: EvalContext, headers: string, payload: string, jwk: string): string {
	const [key] = parseJwks(jwk);
	if (key === undefined) throw new BuiltinError('no keys found in JWK set');
	const header = parseHeader(headers);
	const alg = lookup(header, 'alg');
	if (typeof alg !== 'string') {
		const problem = alg === undefined ? 'jwsbb: header "alg" not found' : "value doesn't contain string";
		throw new BuiltinError(`missing or invalid 'alg' header: ${problem}`);
	}
	const scheme = jwsScheme(alg);
	if (scheme === null) throw new BuiltinError(`unknown JWS algorithm: ${alg}`);
	const type = lookup(header, 'typ');
	if ((typeof type !== 'string' || type === 'JWT') && !isValidJson(payload)) {
		throw new BuiltinError('type is JWT but payload is not JSON');
	}
	const message = `${encodeText(headers)}.${encodeText(payload)}`;
	const signature = signJws(key.material, scheme, encodeUtf8(message), context.randomBytes);
	return `${message}.${encodeBase64(signature, BASE64_RAW_URL)}`;
}

function encodeText(text: string): string {
	return encodeBase64(encodeUtf8(text), BASE64_RAW_URL);
}

/** OPA's reader of headers takes anything made of a number's characters for a number, which has no parameters. */
const NUMBER_LIKE = /^\s*[-+.eE0-9]+\s*$/;

function parseHeader(text: string): Value | undefined {
	const prefix = "missing or invalid 'alg' header: cannot parse JSON:";
	if (text.trim() === '') throw new BuiltinError(`${prefix} cannot parse empty string; unparsed tail: ""`);
	if (NUMBER_LIKE.test(text)) return undefined;
	try {
		return parseJson(text);
	} catch (error) {
		if (error instanceof JsonError) throw new BuiltinError(`${prefix} ${error.message}`);
		throw error;
	}
}
