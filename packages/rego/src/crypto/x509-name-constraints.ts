import { tryParseAddress } from '../builtins/net/address.ts';
import { encodeHex } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';
import { quoteGo } from '../runtime/go-quote.ts';
import { contextTag, DerReader, Tag } from './asn1.ts';
import { isValidDomain, parseMailbox } from './x509-domain.ts';
import { ia5Text } from './x509-name.ts';

export interface IpRange {
	readonly address: Uint8Array;
	readonly mask: Uint8Array;
}

/** The subtrees of names of one list, by kind of name. */
export interface NameSubtrees {
	readonly dns: readonly string[];
	readonly ranges: readonly IpRange[];
	readonly emails: readonly string[];
	readonly uriDomains: readonly string[];
}

export interface NameConstraints {
	readonly critical: boolean;
	readonly permitted: NameSubtrees;
	readonly excluded: NameSubtrees;
	/** Whether there are subtrees of kinds that are not checked. */
	readonly hasOtherNames: boolean;
}

/** Reads the value of a name constraints extension (RFC 5280, 4.2.1.10). Throws Go's messages. */
export function parseNameConstraints(value: Uint8Array, critical: boolean): NameConstraints {
	const message = 'x509: invalid NameConstraints extension';
	const outer = new DerReader(value);
	const lists = outer.enter(Tag.sequence, message);
	if (!outer.done) throw new BuiltinError(message);
	const permitted = lists.optional(contextTag(0, true), message) ?? new Uint8Array();
	const excluded = lists.optional(contextTag(1, true), message) ?? new Uint8Array();
	if (!lists.done) throw new BuiltinError(message);
	if (permitted.length + excluded.length === 0) throw new BuiltinError('x509: empty name constraints extension');
	const [first, second] = [parseSubtrees(permitted), parseSubtrees(excluded)];
	return {
		critical,
		permitted: first.subtrees,
		excluded: second.subtrees,
		hasOtherNames: first.others || second.others,
	};
}

function parseSubtrees(content: Uint8Array): { readonly subtrees: NameSubtrees; readonly others: boolean } {
	const message = 'x509: invalid NameConstraints extension';
	const list = new DerReader(content);
	const dns: string[] = [];
	const ranges: IpRange[] = [];
	const emails: string[] = [];
	const uriDomains: string[] = [];
	let others = false;
	while (!list.done) {
		const base = list.enter(Tag.sequence, message).next();
		if (base === null) throw new BuiltinError(message);
		if (base.tag === contextTag(1)) emails.push(emailSubtree(constraintText(base.content)));
		else if (base.tag === contextTag(2)) dns.push(domainSubtree(constraintText(base.content), 'dnsName'));
		else if (base.tag === contextTag(6)) uriDomains.push(uriSubtree(constraintText(base.content)));
		else if (base.tag === contextTag(7)) ranges.push(addressSubtree(base.content));
		else others = true;
	}
	return { subtrees: { dns, ranges, emails, uriDomains }, others };
}

function constraintText(content: Uint8Array): string {
	const text = ia5Text(content);
	if (text === null) throw new BuiltinError('x509: invalid constraint value: not an IA5String');
	return text;
}

function domainSubtree(domain: string, kind: string): string {
	if (!isValidDomain(domain, true)) {
		throw new BuiltinError(`x509: failed to parse ${kind} constraint ${quoteGo(domain)}`);
	}
	return domain;
}

function emailSubtree(email: string): string {
	if (!email.includes('@')) return domainSubtree(email, 'rfc822Name');
	if (parseMailbox(email) === null) {
		throw new BuiltinError(`x509: failed to parse rfc822Name constraint ${quoteGo(email)}`);
	}
	return email;
}

function uriSubtree(domain: string): string {
	if (tryParseAddress(domain)?.zone === '') {
		throw new BuiltinError(`x509: failed to parse URI constraint ${quoteGo(domain)}: cannot be IP address`);
	}
	return domainSubtree(domain, 'URI');
}

function addressSubtree(content: Uint8Array): IpRange {
	const half = content.length / 2;
	if (half !== 4 && half !== 16) {
		throw new BuiltinError(`x509: IP constraint contained value of length ${content.length}`);
	}
	const [address, mask] = [content.subarray(0, half), content.subarray(half)];
	const bits = Array.from(mask, (byte) => byte.toString(2).padStart(8, '0')).join('');
	if (!/^1*0*$/.test(bits)) throw new BuiltinError(`x509: IP constraint contained invalid mask ${encodeHex(mask)}`);
	return { address, mask };
}
