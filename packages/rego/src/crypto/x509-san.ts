import { parseUriParts, type UriParts } from '../builtins/uri/uri-parts.ts';
import { BuiltinError } from '../runtime/errors.ts';
import { quoteGo } from '../runtime/go-quote.ts';
import { contextTag, DerReader, Tag } from './asn1.ts';
import { isValidDomain } from './x509-domain.ts';
import { ia5Text } from './x509-name.ts';

/** The kinds of subject alternative names that Go reads; others are passed over. */
export interface AlternativeNames {
	readonly dns: readonly string[];
	readonly emails: readonly string[];
	/** Four or sixteen bytes each. */
	readonly addresses: readonly Uint8Array[];
	readonly uris: readonly UriParts[];
}

export const NO_ALTERNATIVE_NAMES: AlternativeNames = { dns: [], emails: [], addresses: [], uris: [] };

/** Reads the value of a subject alternative name extension. Throws Go's messages. */
export function parseAlternativeNames(value: Uint8Array): AlternativeNames {
	const list = new DerReader(value).enter(Tag.sequence, 'x509: invalid subject alternative names');
	const dns: string[] = [];
	const emails: string[] = [];
	const addresses: Uint8Array[] = [];
	const uris: UriParts[] = [];
	while (!list.done) {
		const name = list.next();
		if (name === null) throw new BuiltinError('x509: invalid subject alternative name');
		switch (name.tag) {
			case contextTag(1):
				emails.push(asciiName(name.content, 'rfc822Name'));
				break;
			case contextTag(2):
				dns.push(asciiName(name.content, 'dNSName'));
				break;
			case contextTag(6):
				uris.push(uriName(asciiName(name.content, 'uniformResourceIdentifier')));
				break;
			case contextTag(7):
				if (name.content.length !== 4 && name.content.length !== 16) {
					throw new BuiltinError(`x509: cannot parse IP address of length ${name.content.length}`);
				}
				addresses.push(name.content);
				break;
			default:
		}
	}
	return { dns, emails, addresses, uris };
}

function asciiName(content: Uint8Array, kind: string): string {
	const text = ia5Text(content);
	if (text === null) throw new BuiltinError(`x509: SAN ${kind} is malformed`);
	return text;
}

function uriName(text: string): UriParts {
	try {
		const uri = parseUriParts(text);
		if (isValidDomain(uri.host, false)) return uri;
	} catch (error) {
		if (!(error instanceof BuiltinError)) throw error;
		throw new BuiltinError(`x509: cannot parse URI ${quoteGo(text)}: ${error.message}`);
	}
	throw new BuiltinError(`x509: cannot parse URI ${quoteGo(text)}: invalid domain`);
}
