import { BuiltinError } from '../runtime/errors.ts';
import type { PrivateKey } from './keys.ts';
import { nextPemBlock, pemBlocks } from './pem.ts';
import { parseEcPrivateKey, parsePkcs1PrivateKey, parsePkcs8PrivateKey } from './private-key.ts';

/** The DER of the first private key of PEM text, as TLS looks for it. */
export function tlsKeyOfPem(text: string): Uint8Array {
	const skipped: string[] = [];
	for (let at = 0; ; ) {
		const block = nextPemBlock(text, at);
		if (block === null) throw new BuiltinError(noKeyMessage(skipped));
		if (/(?:^| )PRIVATE KEY$/.test(block.type)) return block.bytes;
		skipped.push(block.type);
		at = block.end;
	}
}

function noKeyMessage(skipped: readonly string[]): string {
	if (skipped.length === 0) return 'tls: failed to find any PEM data in key input';
	if (skipped.length === 1 && skipped[0] === 'CERTIFICATE') {
		return 'tls: found a certificate rather than a key in the PEM for the private key';
	}
	return (
		'tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input ' +
		`after skipping PEM blocks of the following types: [${skipped.join(' ')}]`
	);
}

/** The DER of all certificates of PEM text, as TLS looks for them; there is at least one. */
export function tlsCertificatesOfPem(text: string): readonly Uint8Array[] {
	const blocks = pemBlocks(text);
	const certificates = blocks.filter((block) => block.type === 'CERTIFICATE').map((block) => block.bytes);
	if (certificates.length > 0) return certificates;
	const types = blocks.map((block) => block.type);
	if (types.length === 0) throw new BuiltinError('tls: failed to find any PEM data in certificate input');
	if (types.length === 1 && types[0]?.endsWith('PRIVATE KEY')) {
		throw new BuiltinError(
			'tls: failed to find certificate PEM data in certificate input, but did find a private key; ' +
				'PEM inputs may have been switched',
		);
	}
	throw new BuiltinError(
		'tls: failed to find "CERTIFICATE" PEM block in certificate input ' +
			`after skipping PEM blocks of the following types: [${types.join(' ')}]`,
	);
}

/** A private key in any of its DER forms, as TLS takes it. */
export function parseTlsPrivateKey(der: Uint8Array): PrivateKey {
	const key = attempt(() => parsePkcs1PrivateKey(der)) ?? attempt(() => parsePkcs8PrivateKey(der));
	if (key?.kind === 'x25519') {
		throw new BuiltinError('tls: found unknown private key type in PKCS#8 wrapping');
	}
	const found = key ?? attempt(() => parseEcPrivateKey(null, der));
	if (found === null) throw new BuiltinError('tls: failed to parse private key');
	return found;
}

function attempt<T>(parse: () => T): T | null {
	try {
		return parse();
	} catch (error) {
		if (error instanceof BuiltinError) return null;
		throw error;
	}
}
