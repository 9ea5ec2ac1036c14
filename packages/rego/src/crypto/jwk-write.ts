import { BASE64_RAW_URL, bigIntToBytes, encodeBase64 } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';
import type { PlainObject } from '../runtime/value.ts';
import { coordinateLength } from './ecdsa.ts';
import type { PrivateKey } from './keys.ts';

/** A private key as a JSON Web Key (RFC 7517, RFC 8037). */
export function privateJwk(key: PrivateKey): PlainObject {
	switch (key.kind) {
		case 'rsa': {
			const [p, q] = key.primes as readonly [bigint, bigint];
			return {
				kty: 'RSA',
				n: number(key.public.n),
				e: number(key.public.e),
				d: number(key.d),
				p: number(p),
				q: number(q),
				dp: number(key.dp),
				dq: number(key.dq),
				qi: number(key.qInverse),
			};
		}
		case 'ec': {
			const { curve, x, y } = key.public;
			if (curve === 'P-224') throw new BuiltinError(`no JSON Web Key for the elliptic curve ${curve}`);
			const length = coordinateLength(curve);
			return { kty: 'EC', crv: curve, x: number(x, length), y: number(y, length), d: number(key.d, length) };
		}
		default:
			return {
				kty: 'OKP',
				crv: key.kind === 'ed25519' ? 'Ed25519' : 'X25519',
				x: encodeBase64(key.public.bytes, BASE64_RAW_URL),
				d: encodeBase64(key.seed, BASE64_RAW_URL),
			};
	}
}

function number(n: bigint, length = 0): string {
	return encodeBase64(bigIntToBytes(n, length), BASE64_RAW_URL);
}
