import { tryParseAddress } from '../builtins/net/address.ts';
import type { UriParts } from '../builtins/uri/uri-parts.ts';
import type { Certificate } from './x509-certificate.ts';
import { isValidDomain, type Mailbox, parseMailbox } from './x509-domain.ts';
import type { IpRange, NameConstraints, NameSubtrees } from './x509-name-constraints.ts';
import type { AlternativeNames } from './x509-san.ts';

/** Whether every certificate's alternative names keep to the name constraints of all certificates above it. */
export function chainAllowsNames(chain: readonly Certificate[]): boolean {
	return chain.every((certificate, i) => {
		const above = chain.slice(i + 1).flatMap(({ known }) => known.nameConstraints ?? []);
		if (above.length === 0) return true;
		const names = checkedNames(certificate.known.names);
		return names !== null && above.every((constraints) => allows(constraints, names));
	});
}

interface CheckedNames {
	readonly dns: readonly string[];
	readonly addresses: readonly Uint8Array[];
	readonly mailboxes: readonly Mailbox[];
	readonly hosts: readonly string[];
}

/** The names in the form that constraints speak of; null when one has no such form. */
function checkedNames(names: AlternativeNames): CheckedNames | null {
	const mailboxes = names.emails.map(parseMailbox).filter((mailbox) => mailbox !== null);
	const hosts = names.uris.map(hostOf).filter((host) => host !== null);
	if (mailboxes.length < names.emails.length || hosts.length < names.uris.length) return null;
	const domains = [...names.dns, ...hosts, ...mailboxes.map((mailbox) => mailbox.domain)];
	if (!domains.every((domain) => isValidDomain(domain, false))) return null;
	return { dns: names.dns, addresses: names.addresses, mailboxes, hosts };
}

/** Addresses and URIs without a host cannot be held against constraints. */
function hostOf(uri: UriParts): string | null {
	const host = uri.host.endsWith(']') ? uri.host : uri.host.replace(/:[^:]*$/, '');
	if (host === '' || host.includes(':') || host.startsWith('[') || tryParseAddress(host) !== null) return null;
	return host.toLowerCase();
}

function allows({ permitted, excluded }: NameConstraints, names: CheckedNames): boolean {
	return (
		names.addresses.every((bytes) => isAllowed(bytes, permitted.ranges, excluded.ranges, inRange)) &&
		names.dns.every(
			(name) => isAllowed(name, permitted.dns, excluded.dns, underDomain) && !coversExcluded(name, excluded),
		) &&
		names.hosts.every((host) => isAllowed(host, permitted.uriDomains, excluded.uriDomains, underDomain)) &&
		names.mailboxes.every((mailbox) => isAllowed(mailbox, permitted.emails, excluded.emails, inMailboxes))
	);
}

/** Subtrees of a kind that has none permitted permit all. */
function isAllowed<Name, Subtree>(
	name: Name,
	permitted: readonly Subtree[],
	excluded: readonly Subtree[],
	within: (name: Name, subtree: Subtree) => boolean,
): boolean {
	if (permitted.length > 0 && !permitted.some((subtree) => within(name, subtree))) return false;
	return !excluded.some((subtree) => within(name, subtree));
}

function inRange(bytes: Uint8Array, { address, mask }: IpRange): boolean {
	if (bytes.length !== address.length) return false;
	return bytes.every((byte, i) => ((byte ^ (address[i] as number)) & (mask[i] as number)) === 0);
}

/** `.example.com` and `example.com` hold what lies below, the latter also itself. */
function underDomain(name: string, domain: string): boolean {
	const [low, suffix] = [name.toLowerCase(), domain.toLowerCase()];
	if (suffix === '' || low === suffix) return true;
	return low.endsWith(suffix.startsWith('.') ? suffix : `.${suffix}`);
}

/** A wildcard covers an excluded sibling: `*.example.com` stands for `evil.example.com` too. */
function coversExcluded(name: string, excluded: NameSubtrees): boolean {
	if (!name.startsWith('*')) return false;
	const parent = afterFirstLabel(name);
	return parent !== '' && excluded.dns.some((domain) => afterFirstLabel(domain) === parent);
}

function afterFirstLabel(name: string): string {
	const dot = name.indexOf('.');
	return dot < 0 ? '' : name.slice(dot).toLowerCase();
}

function inMailboxes(mailbox: Mailbox, constraint: string): boolean {
	if (!constraint.includes('@')) return underDomain(mailbox.domain, constraint);
	const wanted = parseMailbox(constraint);
	return (
		wanted !== null && wanted.local === mailbox.local && wanted.domain.toLowerCase() === mailbox.domain.toLowerCase()
	);
}
