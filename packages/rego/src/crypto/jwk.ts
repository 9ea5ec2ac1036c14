import { BASE64_RAW_URL, bytesToBigInt, decodeBase64, equalBytes } from '../runtime/bytes.ts';
import { isObject, property } from '../runtime/collection.ts';
import { BuiltinError } from '../runtime/errors.ts';
import { JsonError, parseJson } from '../runtime/json.ts';
import type { PlainObject, Value } from '../runtime/value.ts';
import { coordinateLength, ecPrivateKey, ecPublicKey } from './ecdsa.ts';
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

/** Algorithms of RFC 7518 and its successors that keys may name, whether for signatures or for encryption. */
const ALGORITHMS: ReadonlySet<string> = new Set(
	(
		'HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES256K ES384 ES512 EdDSA Ed25519 Ed448 none ' +
		'dir A128KW A192KW A256KW A128GCMKW A192GCMKW A256GCMKW RSA1_5 RSA-OAEP RSA-OAEP-256 RSA-OAEP-384 RSA-OAEP-512 ' +
		'ECDH-ES ECDH-ES+A128KW ECDH-ES+A192KW ECDH-ES+A256KW ' +
		'PBES2-HS256+A128KW PBES2-HS384+A192KW PBES2-HS512+A256KW ' +
		'A128GCM A192GCM A256GCM A128CBC-HS256 A192CBC-HS384 A256CBC-HS512'
	).split(' '),
);

/** The keys of a JWK set, or the one key that the text is. Throws what is wrong with it, as OPA says it. */
export function parseJwks(text: string): readonly Jwk[] {
	const sole = 'jwk.Parse: failed to parse sole key: jwk.ParseKey';
	const document = parseDocument(text, sole);
	const keys = property(document, 'keys');
	if (keys === undefined) return [parseJwk(document, sole)];
	const set = 'jwk.Parse: failed to unmarshal JWK set';
	if (!Array.isArray(keys)) throw new BuiltinError(`${set}: failed to decode "keys": expected '['`);
	if (keys.length > MAX_KEYS) throw new BuiltinError(`${set}: too many keys in "keys" array: max ${MAX_KEYS}`);
	return keys.map((key: Value, i) => {
		const place = `${set}: failed to decode key #${i} in "keys": jwk.ParseKey`;
		if (!isObject(key)) throw notAKey(place, 'not an object');
		return parseJwk(key as PlainObject, place);
	});
}

function parseDocument(text: string, place: string): PlainObject {
	let document: Value;
	try {
		document = parseJson(text);
	} catch (error) {
		if (error instanceof JsonError) throw notAKey(place, error.message);
		throw error;
	}
	if (!isObject(document)) throw notAKey(place, 'not an object');
	return document as PlainObject;
}

function notAKey(place: string, problem: string): BuiltinError {
	return new BuiltinError(`${place}: jwk.Parse: failed to probe data: probe: failed to unmarshal data: ${problem}`);
}

const KEY_TYPES: ReadonlyMap<string, string> = new Map([
	['RSA', 'rsa'],
	['EC', 'ecdsa'],
	['OKP', 'okp'],
	['oct', 'symmetric'],
]);

function parseJwk(jwk: PlainObject, place: string): Jwk {
	const kty = property(jwk, 'kty') ?? '';
	const type = typeof kty === 'string' ? KEY_TYPES.get(kty) : undefined;
	if (type === undefined) throw new BuiltinError(`${place}: invalid key type from JSON (${String(kty)})`);
	const isPrivate = property(jwk, 'd') !== undefined;
	const reader = { jwk, isPrivate, place, typeName: nameOfType(type, isPrivate) };
	const alg = field(reader, 'alg');
	if (alg !== null && !ALGORITHMS.has(alg)) {
		throw unreadable(reader, `failed to decode value for key alg: invalid key value: "${alg}": invalid key algorithm`);
	}
	return { alg: alg ?? '', kid: field(reader, 'kid') ?? '', material: material(kty as string, reader) };
}

/** One key while it is read, and how errors name it. */
interface JwkReader {
	readonly jwk: PlainObject;
	readonly isPrivate: boolean;
	readonly place: string;
	readonly typeName: string;
}

function nameOfType(type: string, isPrivate: boolean): string {
	return type === 'symmetric' ? 'symmetricKey' : `${type}${isPrivate ? 'Private' : 'Public'}Key`;
}

function unreadable({ place, typeName }: JwkReader, problem: string): BuiltinError {
	const unmarshal = `failed to unmarshal JSON into key (*jwk.${typeName})`;
	return new BuiltinError(`${place}: ${unmarshal}: ${unmarshal}: ${problem}`);
}

function invalid({ place, typeName }: JwkReader, problem: string): BuiltinError {
	const title = typeName.replace(/^(?:rsa|ecdsa|okp|s)/, (type) => type.toUpperCase());
	const failed = 'key validation failed';
	return new BuiltinError(`${place}: jwk.Parse: ${failed}: ${failed}: jwk.${title}: ${problem}`);
}

function material(kty: string, reader: JwkReader): KeyMaterial {
	switch (kty) {
		case 'RSA':
			return rsaMaterial(reader);
		case 'EC':
			return ecMaterial(reader);
		case 'OKP':
			return okpMaterial(reader);
		default: {
			const secret = bytes(reader, 'k');
			if (secret.length === 0) throw invalid(reader, 'missing "k" field');
			return { kind: 'secret', secret };
		}
	}
}

function rsaMaterial(reader: JwkReader): KeyMaterial {
	const [e, n] = ['e', 'n'].map((name) => bytesToBigInt(bytes(reader, name))) as [bigint, bigint];
	const key = { kind: 'rsa', n, e } as const;
	if (!reader.isPrivate) return { kind: 'public', key };
	const [d, p, q] = ['d', 'p', 'q'].map((name) => bytesToBigInt(bytes(reader, name))) as [bigint, bigint, bigint];
	return { kind: 'private', key: rsaPrivateKey(key, d, [p, q]) };
}

const EC_CURVES: readonly string[] = ['P-256', 'P-384', 'P-521'] satisfies CurveName[];

function ecMaterial(reader: JwkReader): KeyMaterial {
	const name = curveName(reader, EC_CURVES) as CurveName;
	const [x, y] = [coordinate(reader, name, 'x'), coordinate(reader, name, 'y')];
	const key = ecPublicKey(name, x, y);
	if (key === null) throw invalid(reader, `invalid ECDSA public key: point is not on curve "${name}"`);
	if (!reader.isPrivate) return { kind: 'public', key };
	const found = ecPrivateKey(name, coordinate(reader, name, 'd'));
	if (found === null || found.public.x !== x || found.public.y !== y) {
		throw new BuiltinError('invalid ECDSA private key: d does not belong to x and y');
	}
	return { kind: 'private', key: found };
}

function coordinate(reader: JwkReader, curve: CurveName, name: string): bigint {
	const encoded = bytes(reader, name);
	if (encoded.length === coordinateLength(curve)) return bytesToBigInt(encoded);
	throw invalid(reader, `invalid "${name}" length (${encoded.length}) for curve "${curve}"`);
}

function okpMaterial(reader: JwkReader): KeyMaterial {
	const curve = curveName(reader, ['Ed25519', 'X25519']);
	const kind: OkpPublicKey['kind'] = curve === 'Ed25519' ? 'ed25519' : 'x25519';
	const key = okpPublicKey(kind, bytes(reader, 'x'));
	if (key === null) throw invalid(reader, `invalid ${curve} public key size`);
	if (!reader.isPrivate) return { kind: 'public', key };
	const found = okpPrivateKey(kind, bytes(reader, 'd'));
	if (found === null) throw invalid(reader, `invalid ${curve} private key size`);
	if (!equalBytes(found.public.bytes, key.bytes)) throw new BuiltinError(`${kind}: invalid x value given d value`);
	return { kind: 'private', key: found };
}

function curveName(reader: JwkReader, known: readonly string[]): string {
	const curve = required(reader, 'crv');
	if (known.includes(curve)) return curve;
	throw unreadable(reader, `failed to decode value for key crv: invalid EllipticCurveAlgorithm value: "${curve}"`);
}

function field(reader: JwkReader, name: string): string | null {
	const value = property(reader.jwk, name);
	if (value === undefined) return null;
	if (typeof value !== 'string') throw unreadable(reader, `failed to decode value for key ${name}: not a string`);
	return value;
}

function required(reader: JwkReader, name: string): string {
	const value = field(reader, name);
	if (value === null) throw unreadable(reader, `required field ${name} is missing`);
	return value;
}

/** Base64 of either alphabet, with or without padding. */
function bytes(reader: JwkReader, name: string): Uint8Array {
	const url = required(reader, name).replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_');
	try {
		return decodeBase64(url, BASE64_RAW_URL);
	} catch (error) {
		if (!(error instanceof BuiltinError)) throw error;
		throw unreadable(reader, `failed to decode value for key ${name}: expected base64 encoded []byte (string)`);
	}
}
