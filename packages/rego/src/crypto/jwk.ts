import { BASE64_RAW_URL, bytesToBigInt, decodeBase64 } from '../runtime/bytes.ts';
import { isObject, property } from '../runtime/collection.ts';
import { BuiltinError } from '../runtime/errors.ts';
import { JsonError, parseJson } from '../runtime/json.ts';
import type { PlainObject, Value } from '../runtime/value.ts';
import { ecPrivateKey, ecPublicKey } from './ecdsa.ts';
import { okpPrivateKey, okpPublicKey } from './ed25519.ts';
import type { CurveName, OkpPublicKey, PrivateKey, PublicKey } from './keys.ts';
import { rsaPrivateKey } from './rsa.ts';

/** What a JSON Web Key holds. */
export type KeyMaterial =
	| { readonly kind: 'secret'; readonly secret: Uint8Array }
	| { readonly kind: 'public'; readonly key: PublicKey }
	| { readonly kind: 'private'; readonly key: PrivateKey };

/** A key, and the algorithm and name it is meant for; empty where it says none. */
export interface Jwk {
	readonly alg: string;
	readonly kid: string;
	readonly material: KeyMaterial;
}

const MAX_KEYS = 1000;

/** The keys of a JWK set, or the one key that the text is. Throws what is wrong with it. */
export function parseJwks(text: string): readonly Jwk[] {
	const document = parseDocument(text);
	const keys = property(document, 'keys');
	if (keys === undefined) return [parseJwk(document)];
	if (!Array.isArray(keys)) throw new BuiltinError('failed to decode "keys": expected \'[\'');
	if (keys.length > MAX_KEYS) throw new BuiltinError(`too many keys in "keys" array: max ${MAX_KEYS}`);
	return keys.map((key: Value, i) => {
		if (!isObject(key)) throw new BuiltinError(`failed to decode key #${i} in "keys": not an object`);
		return parseJwk(key as PlainObject);
	});
}

function parseDocument(text: string): PlainObject {
	let document: Value;
	try {
		document = parseJson(text);
	} catch (error) {
		if (error instanceof JsonError) throw new BuiltinError(`probe: failed to unmarshal data: ${error.message}`);
		throw error;
	}
	if (!isObject(document)) throw new BuiltinError('probe: failed to unmarshal data: not an object');
	return document as PlainObject;
}

function parseJwk(jwk: PlainObject): Jwk {
	return { alg: text(jwk, 'alg') ?? '', kid: text(jwk, 'kid') ?? '', material: material(jwk) };
}

function material(jwk: PlainObject): KeyMaterial {
	const kty = text(jwk, 'kty') ?? '';
	const isPrivate = property(jwk, 'd') !== undefined;
	switch (kty) {
		case 'RSA':
			return rsaMaterial(jwk, isPrivate);
		case 'EC':
			return ecMaterial(jwk, isPrivate);
		case 'OKP':
			return okpMaterial(jwk, isPrivate);
		case 'oct': {
			const secret = bytes(jwk, 'k');
			if (secret.length === 0) throw new BuiltinError('jwk.SymmetricKey: missing "k" field');
			return { kind: 'secret', secret };
		}
		default:
			throw new BuiltinError(`invalid key type from JSON (${kty})`);
	}
}

function rsaMaterial(jwk: PlainObject, isPrivate: boolean): KeyMaterial {
	const key = { kind: 'rsa', n: bytesToBigInt(bytes(jwk, 'n')), e: bytesToBigInt(bytes(jwk, 'e')) } as const;
	if (!isPrivate) return { kind: 'public', key };
	const [d, p, q] = ['d', 'p', 'q'].map((name) => bytesToBigInt(bytes(jwk, name))) as [bigint, bigint, bigint];
	return { kind: 'private', key: rsaPrivateKey(key, d, [p, q]) };
}

const EC_CURVES: readonly string[] = ['P-256', 'P-384', 'P-521'] satisfies CurveName[];

function ecMaterial(jwk: PlainObject, isPrivate: boolean): KeyMaterial {
	const curve = text(jwk, 'crv') ?? '';
	if (!EC_CURVES.includes(curve)) throw new BuiltinError(`invalid EllipticCurveAlgorithm value: "${curve}"`);
	const name = curve as CurveName;
	const key = ecPublicKey(name, bytesToBigInt(bytes(jwk, 'x')), bytesToBigInt(bytes(jwk, 'y')));
	if (key === null) throw new BuiltinError(`invalid ECDSA public key: point is not on curve "${curve}"`);
	if (!isPrivate) return { kind: 'public', key };
	const found = ecPrivateKey(name, bytesToBigInt(bytes(jwk, 'd')));
	if (found === null || found.public.x !== key.x || found.public.y !== key.y) {
		throw new BuiltinError('invalid ECDSA private key: d does not belong to x and y');
	}
	return { kind: 'private', key: found };
}

function okpMaterial(jwk: PlainObject, isPrivate: boolean): KeyMaterial {
	const curve = text(jwk, 'crv') ?? '';
	if (curve !== 'Ed25519' && curve !== 'X25519') throw new BuiltinError(`invalid curve algorithm ${curve}`);
	const kind: OkpPublicKey['kind'] = curve === 'Ed25519' ? 'ed25519' : 'x25519';
	const key = okpPublicKey(kind, bytes(jwk, 'x'));
	if (key === null) throw new BuiltinError(`invalid ${curve} public key size`);
	if (!isPrivate) return { kind: 'public', key };
	const found = okpPrivateKey(kind, bytes(jwk, 'd'));
	if (found === null || found.public.bytes.some((byte, i) => byte !== key.bytes[i])) {
		throw new BuiltinError(`${kind}: invalid x value given d value`);
	}
	return { kind: 'private', key: found };
}

function text(jwk: PlainObject, name: string): string | null {
	const value = property(jwk, name);
	if (value === undefined) return null;
	if (typeof value !== 'string') throw new BuiltinError(`failed to decode value for key ${name}: not a string`);
	return value;
}

/** Base64 of either alphabet, with or without padding. */
function bytes(jwk: PlainObject, name: string): Uint8Array {
	const encoded = text(jwk, name);
	if (encoded === null) throw new BuiltinError(`missing "${name}" value`);
	const url = encoded.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_');
	return decodeBase64(url, BASE64_RAW_URL);
}
