import type { Jwk } from '../../crypto/jwk.ts';
import type { ObjectValue } from '../../runtime/collection.ts';
import { sortedKeys } from '../../runtime/compare.ts';
import type { EvalContext } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { lookup } from '../../runtime/lookup.ts';
import { isNumber, numberText } from '../../runtime/number.ts';
import type { Value } from '../../runtime/value.ts';
import { verificationKeys } from './token-keys.ts';

/** What `io.jwt.decode_verify` asks of a token; an empty text asks nothing. */
export interface TokenConstraints {
	/** Null where the token must be verified with the secret. */
	readonly keys: readonly Jwk[] | null;
	readonly secret: string;
	readonly alg: string;
	readonly iss: string;
	readonly aud: string;
	/** Nanoseconds since the epoch. */
	readonly time: number;
}

/** Reads the constraints. Throws OPA's messages. */
export function readConstraints(context: EvalContext, constraints: ObjectValue): TokenConstraints {
	let keys: readonly Jwk[] | null = null;
	let time = Number(context.nowNs);
	const text: Record<string, string> = { secret: '', alg: '', iss: '', aud: '' };
	for (const key of sortedKeys(constraints)) {
		const value = lookup(constraints, key) as Value;
		if (key === 'cert') keys = verificationKeys(context, textOf('cert', value));
		else if (key === 'time') time = timeOf(value);
		else if (typeof key === 'string' && Object.hasOwn(text, key)) text[key] = textOf(key, value);
		else throw new BuiltinError(`unknown token validation constraint: ${String(key)}`);
	}
	const [secret, alg, iss, aud] = ['secret', 'alg', 'iss', 'aud'].map((name) => text[name]) as [
		string,
		string,
		string,
		string,
	];
	if (keys !== null && secret !== '') throw new BuiltinError('duplicate key constraints');
	if (keys === null && secret === '') throw new BuiltinError('no key constraint');
	return { keys, secret, alg, iss, aud, time };
}

function textOf(name: string, value: Value): string {
	if (typeof value !== 'string') throw new BuiltinError(`${name} constraint: must be a string`);
	return value;
}

function timeOf(value: Value): number {
	if (!isNumber(value)) throw new BuiltinError('token time constraint: must be a number');
	const time = Number(numberText(value));
	if (!Number.isFinite(time)) throw new BuiltinError('token time constraint: unvalid float64');
	if (time < 0) throw new BuiltinError('token time constraint: must not be negative');
	return time;
}
