import { type Address, mappedValue, tryParseAddress } from '../builtins/net/address.ts';
import { bytesToBigInt } from '../runtime/bytes.ts';
import type { Certificate } from './x509-certificate.ts';

/** Whether a certificate's alternative names include a host: an address, or a name that may match a wildcard. */
export function isValidForHost(certificate: Certificate, host: string): boolean {
	const bracketed = /^\[(.*)\]$/s.exec(host);
	const address = tryParseAddress(bracketed?.[1] ?? host);
	const { names } = certificate.known;
	if (address !== null && address.zone === '') {
		const wanted = mappedValue(address);
		return names.addresses.some((bytes) => mappedValue(addressOf(bytes)) === wanted);
	}
	const name = lowerAscii(host);
	return names.dns.some((pattern) =>
		isHostname(name, false) && isHostname(pattern, true)
			? matchesPattern(lowerAscii(pattern), name)
			: pattern !== '' && pattern !== '.' && lowerAscii(pattern) === name,
	);
}

function addressOf(bytes: Uint8Array): Address {
	return { bits: bytes.length === 4 ? 32 : 128, value: bytesToBigInt(bytes), zone: '' };
}

function matchesPattern(pattern: string, name: string): boolean {
	const labels = pattern.split('.');
	const parts = name.replace(/\.$/, '').split('.');
	return labels.length === parts.length && labels.every((label, i) => (i === 0 && label === '*') || label === parts[i]);
}

function isHostname(host: string, pattern: boolean): boolean {
	const name = pattern ? host : host.replace(/\.$/, '');
	if (name === '' || name === '*') return false;
	return name
		.split('.')
		.every((label, i) => (pattern && i === 0 && label === '*') || /^[a-zA-Z0-9_][-a-zA-Z0-9_]*$/.test(label));
}

function lowerAscii(text: string): string {
	return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
