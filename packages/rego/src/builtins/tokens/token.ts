import { decodeBase64UrlToken, decodeUtf8, encodeUtf8 } from '../../runtime/bytes.ts';
import { isObject, type ObjectValue } from '../../runtime/collection.ts';
import { sortedKeys } from '../../runtime/compare.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { JsonError, parseJson } from '../../runtime/json.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { Value } from '../../runtime/value.ts';

/** The three parts of a JSON Web Token in compact form, still encoded. */
export interface Token {
	readonly header: string;
	readonly payload: string;
	readonly signature: string;
}

/** Takes a token apart. Throws OPA's messages. */
export function splitToken(text: string): Token {
	if (!text.includes('.')) throw new BuiltinError('encoded JWT had no period separators');
	const parts = text.split('.');
	if (parts.length !== 3) throw new BuiltinError(`encoded JWT must have 3 sections, found ${parts.length}`);
	const [header, payload, signature] = parts as [string, string, string];
	return { header, payload, signature };
}

/** The bytes that a token's signature is over. */
export function signedBytes(token: Token): Uint8Array {
	return encodeUtf8(`${token.header}.${token.payload}`);
}

/** The header as an object. Tokens that are encrypted are not supported. */
export function decodeHeader(token: Token): ObjectValue {
	const text = decodeUtf8(decodePart('header', token.header));
	let header: ObjectValue;
	try {
		header = parseObject(text);
	} catch (error) {
		if (error instanceof BuiltinError) throw new BuiltinError(`bad JWT header: ${error.message}`);
		throw error;
	}
	if (lookup(header, 'enc') !== undefined) {
		throw new BuiltinError('JWT is a JWE object, which is not supported');
	}
	return header;
}

/** The text of the payload, which need not be JSON. */
export function decodePayload(token: Token): string {
	return decodeUtf8(decodePart('payload', token.payload));
}

/** The bytes of one part. Throws OPA's messages. */
export function decodePart(name: 'header' | 'payload' | 'signature', text: string): Uint8Array {
	try {
		return decodeBase64UrlToken(text);
	} catch (error) {
		if (error instanceof BuiltinError) {
			throw new BuiltinError(`JWT ${name} had invalid encoding: ${error.message}`);
		}
		throw error;
	}
}

/** The object that a JSON text is; of keys that come twice, the last counts. */
export function parseObject(text: string): ObjectValue {
	let value: Value;
	try {
		value = parseJson(text);
	} catch (error) {
		if (error instanceof JsonError) throw new BuiltinError(`invalid JSON: ${error.message}`);
		throw error;
	}
	if (!isObject(value)) throw new BuiltinError('decoded JSON type was not an Object');
	return value;
}

/** The header parameters that verification looks at; empty where they are not there. */
export interface TokenHeader {
	readonly alg: string;
	readonly kid: string;
	readonly cty: string;
	/** Whether there is a parameter that must be understood and is not. */
	readonly hasUnknownCritical: boolean;
}

/** Checks the types of the header parameters. Throws OPA's messages. */
export function readHeader(header: ObjectValue): TokenHeader {
	const text: Record<string, string> = { alg: '', kid: '', typ: '', cty: '' };
	const unknown: string[] = [];
	let critical = new Set<string>();
	for (const key of sortedKeys(header) as readonly string[]) {
		const value = lookup(header, key) as Value;
		if (key === 'crit') critical = criticalNames(value);
		else if (!Object.hasOwn(text, key)) unknown.push(key);
		else if (typeof value === 'string') text[key] = value;
		else throw new BuiltinError(`${key}: must be a string`);
	}
	return {
		alg: text['alg'] as string,
		kid: text['kid'] as string,
		cty: text['cty'] as string,
		hasUnknownCritical: unknown.some((name) => critical.has(name)),
	};
}

function criticalNames(value: Value): Set<string> {
	if (!Array.isArray(value)) throw new BuiltinError('crit: must be a list');
	const names = new Set<string>();
	for (const item of value as readonly Value[]) {
		if (typeof item !== 'string') break;
		names.add(item);
	}
	if (names.size === 0) throw new BuiltinError('crit: must be a nonempty list');
	return names;
}
