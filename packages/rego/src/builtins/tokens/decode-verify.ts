import { verifyJws } from '../../crypto/jws.ts';
import { decodeBase64UrlToken, encodeUtf8 } from '../../runtime/bytes.ts';
import type { ObjectValue } from '../../runtime/collection.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { lookup } from '../../runtime/lookup.ts';
import { compareNumbers, isNumber, type NumberValue, numberFromText } from '../../runtime/number.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { readConstraints, type TokenConstraints } from './constraints.ts';
import {
	decodeHeader,
	decodePayload,
	parseObject,
	readHeader,
	signedBytes,
	splitToken,
	type Token,
	type TokenHeader,
} from './token.ts';
import { someKeyVerifies } from './token-keys.ts';

export const decodeVerify: Builtin = builtin({
	name: 'io.jwt.decode_verify',
	description: 'Takes a JSON Web Token apart, and verifies its signature and its claims against constraints.',
	categories: ['tokens'],
	args: [
		named('jwt', 'token to verify', t.string),
		named(
			'constraints',
			'`cert` (PEM or JWK set) or `secret`, and any of `alg`, `iss`, `aud` and `time`',
			t.objectOf(t.string, t.any),
		),
	],
	result: named(
		'output',
		'`[true, header, payload]`, or `[false, {}, {}]` when the signature or a claim is not right',
		t.tuple([t.boolean, t.objectOf(t.any, t.any), t.objectOf(t.any, t.any)]),
	),
	nondeterministic: true,
	impl(context, text, constraintObject) {
		const constraints = readConstraints(context, constraintObject);
		const verified = verifyToken(text, constraints);
		if (verified === null || !claimsHold(verified.payload, constraints)) return [false, {}, {}];
		return [true, verified.header, verified.payload];
	},
});

interface Verified {
	readonly header: ObjectValue;
	readonly payload: ObjectValue;
}

/** The innermost token, where every one of the nested tokens is signed right; else null. */
function verifyToken(text: string, constraints: TokenConstraints): Verified | null {
	let inner = text;
	for (;;) {
		const token = splitToken(inner);
		const headerObject = decodeHeader(token);
		const header = readHeader(headerObject);
		if (header.alg === '' || header.hasUnknownCritical) return null;
		if (constraints.alg !== '' && constraints.alg !== header.alg) return null;
		if (!isSigned(token, header, constraints)) return null;
		const payload = decodePayload(token);
		if (header.cty.toLowerCase() !== 'jwt') return { header: headerObject, payload: parseObject(payload) };
		inner = payload;
	}
}

function isSigned(token: Token, header: TokenHeader, { keys, secret }: TokenConstraints): boolean {
	const signature = decodeBase64UrlToken(token.signature);
	const message = signedBytes(token);
	if (keys === null) {
		return verifyJws({ kind: 'secret', secret: encodeUtf8(secret) }, header.alg, message, signature);
	}
	return someKeyVerifies(keys, header, (key) => verifyJws(key.material, header.alg, message, signature));
}

function claimsHold(payload: ObjectValue, constraints: TokenConstraints): boolean {
	if (constraints.iss !== '' && lookup(payload, 'iss') !== constraints.iss) return false;
	if (!audienceHolds(lookup(payload, 'aud'), constraints.aud)) return false;
	const now = numberFromText(String(constraints.time / 1e9));
	const expiry = timeClaim(payload, 'exp');
	if (expiry !== null && compareNumbers(now, expiry) >= 0) return false;
	const notBefore = timeClaim(payload, 'nbf');
	return notBefore === null || compareNumbers(now, notBefore) >= 0;
}

/** A token that names an audience must be asked for by that audience, and the other way round. */
function audienceHolds(claim: Value | undefined, wanted: string): boolean {
	if (claim === undefined) return wanted === '';
	return Array.isArray(claim) ? claim.includes(wanted) : claim === wanted;
}

function timeClaim(payload: ObjectValue, name: 'exp' | 'nbf'): NumberValue | null {
	const claim = lookup(payload, name);
	if (claim === undefined) return null;
	if (!isNumber(claim)) throw new BuiltinError(`${name} value must be a number`);
	return claim;
}
