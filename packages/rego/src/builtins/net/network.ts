import { BuiltinError } from '../../runtime/errors.ts';
import { type Address, addressText, tryParseAddress, unmapped } from './address.ts';

/** A range of addresses that share their first `prefix` bits. `address` may have bits behind the prefix. */
export interface Network {
	readonly address: Address;
	readonly prefix: number;
}

/** The network that `address/prefix` names. Throws `invalid CIDR address: …`. */
export function parseNetwork(text: string): Network {
	const network = tryParseNetwork(text);
	if (network === null) throw new BuiltinError(`invalid CIDR address: ${text}`);
	return network;
}

/** The network that `address/prefix` names, or null. */
export function tryParseNetwork(text: string): Network | null {
	const slash = text.indexOf('/');
	const suffix = text.slice(slash + 1);
	const address = slash < 0 ? null : tryParseAddress(text.slice(0, slash));
	if (address === null || address.zone !== '' || !/^[0-9]{1,20}$/.test(suffix)) return null;
	const prefix = Number(suffix);
	if (prefix > address.bits) return null;
	const start = unmapped({ ...address, value: masked(address, prefix) });
	return { address: start, prefix: prefix - (address.bits - start.bits) };
}

/** The address an operand names, if it names one alone and without a zone. */
export function plainAddress(text: string): Address | null {
	const address = tryParseAddress(text);
	return address === null || address.zone !== '' ? null : unmapped(address);
}

function masked({ bits, value }: Address, prefix: number): bigint {
	const hostBits = BigInt(bits - prefix);
	return (value >> hostBits) << hostBits;
}

export function firstAddress(network: Network): Address {
	return { ...network.address, value: masked(network.address, network.prefix) };
}

export function lastAddress({ address, prefix }: Network): Address {
	const hosts = (1n << BigInt(address.bits - prefix)) - 1n;
	return { ...address, value: address.value | hosts };
}

export function containsAddress(network: Network, address: Address): boolean {
	return (
		network.address.bits === address.bits && masked(address, network.prefix) === masked(network.address, network.prefix)
	);
}

export function containsNetwork(outer: Network, inner: Network): boolean {
	return containsAddress(outer, inner.address) && outer.prefix <= inner.prefix;
}

export function networkText({ address, prefix }: Network): string {
	return `${addressText(address)}/${prefix}`;
}
