import type { PrivateKey, PublicKey } from '../../crypto/keys.ts';
import { concatBytes, encodeBase64 } from '../../runtime/bytes.ts';
import { numberFromBigInt } from '../../runtime/number.ts';
import type { PlainObject, Value } from '../../runtime/value.ts';

/** A public key as Go's JSON of it has it. */
export function publicKeyJson(key: PublicKey): Value {
	switch (key.kind) {
		case 'rsa':
			return { N: numberFromBigInt(key.n), E: numberFromBigInt(key.e) };
		case 'ec':
			return { Curve: {}, X: numberFromBigInt(key.x), Y: numberFromBigInt(key.y) };
		case 'dsa': {
			const [P, Q, G] = [key.p, key.q, key.g].map(numberFromBigInt) as [Value, Value, Value];
			return { P, Q, G, Y: numberFromBigInt(key.y) };
		}
		case 'ed25519':
			return encodeBase64(key.bytes);
		case 'x25519':
			return {};
	}
}

/** A private key as Go's JSON of it has it; an X25519 key shows nothing there. */
export function privateKeyJson(key: PrivateKey): Value {
	switch (key.kind) {
		case 'rsa':
			return {
				...(publicKeyJson(key.public) as PlainObject),
				D: numberFromBigInt(key.d),
				Primes: key.primes.map(numberFromBigInt),
				Precomputed: {
					Dp: numberFromBigInt(key.dp),
					Dq: numberFromBigInt(key.dq),
					Qinv: numberFromBigInt(key.qInverse),
					CRTValues: [],
				},
			};
		case 'ec':
			return { ...(publicKeyJson(key.public) as PlainObject), D: numberFromBigInt(key.d) };
		case 'ed25519':
			return encodeBase64(concatBytes(key.seed, key.public.bytes));
		case 'x25519':
			return {};
	}
}
