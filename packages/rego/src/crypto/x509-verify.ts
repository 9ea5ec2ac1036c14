import { equalBytes } from '../runtime/bytes.ts';
import type { Certificate } from './x509-certificate.ts';
import { chainAllowsNames } from './x509-check-names.ts';
import { isValidForHost } from './x509-hostname.ts';
import { chainSatisfiesPolicies } from './x509-policies.ts';
import { isSignedBy } from './x509-signature.ts';

export interface VerifyOptions {
	/** The instant at which the chain must be valid. */
	readonly nowMs: number;
	/** The host the leaf must be made out to; null for any. */
	readonly host: string | null;
	/** Extended key usages (numbers of EXTENDED_KEY_USAGES) of which the chain must allow one. */
	readonly keyUsages: readonly number[];
}

const ANY_USAGE = 0;
const MAX_SIGNATURE_CHECKS = 100;

/** The first chain from the leaf to the root that stands every test of RFC 5280; null when there is none. */
export function verifyChain(
	leaf: Certificate,
	intermediates: readonly Certificate[],
	root: Certificate,
	options: VerifyOptions,
): readonly Certificate[] | null {
	if (!isValid(leaf, 'leaf', [], options.nowMs)) return null;
	if (options.host !== null && !isValidForHost(leaf, options.host)) return null;
	const search: Search = { root, intermediates: distinct(intermediates), nowMs: options.nowMs, checks: 0, chains: [] };
	if (equalBytes(leaf.raw, root.raw)) search.chains.push([leaf]);
	else extendChain([leaf], search);
	const accepted = search.chains.find(
		(chain) => chainSatisfiesPolicies(chain) && chainAllowsUsages(chain, options.keyUsages) && chainAllowsNames(chain),
	);
	return accepted ?? null;
}

interface Search {
	readonly root: Certificate;
	readonly intermediates: readonly Certificate[];
	readonly nowMs: number;
	/** Attempts so far, so that crossed certificates cannot make the search explode. */
	checks: number;
	readonly chains: (readonly Certificate[])[];
}

function distinct(certificates: readonly Certificate[]): readonly Certificate[] {
	return certificates.filter(
		(certificate, i) => certificates.findIndex((other) => equalBytes(other.raw, certificate.raw)) === i,
	);
}

function extendChain(chain: readonly Certificate[], search: Search): void {
	const child = chain[chain.length - 1] as Certificate;
	if (isParent(search.root, 'root', chain, search)) search.chains.push([...chain, search.root]);
	for (const candidate of parentsFirst(search.intermediates, child)) {
		if (isParent(candidate, 'intermediate', chain, search)) extendChain([...chain, candidate], search);
	}
}

/** Candidates of the right name, those with the key that the child asks for in front. */
function parentsFirst(candidates: readonly Certificate[], child: Certificate): readonly Certificate[] {
	const named = candidates.filter((candidate) => equalBytes(candidate.rawSubject, child.rawIssuer));
	return [0, 1, 2].flatMap((rank) => named.filter((candidate) => keyIdRank(candidate, child) === rank));
}

function keyIdRank(candidate: Certificate, child: Certificate): 0 | 1 | 2 {
	const [wanted, has] = [child.known.authorityKeyId, candidate.known.subjectKeyId];
	if (wanted !== null && has !== null) return equalBytes(wanted, has) ? 0 : 2;
	return wanted === null && has === null ? 0 : 1;
}

type Role = 'leaf' | 'intermediate' | 'root';

function isParent(candidate: Certificate, role: Role, chain: readonly Certificate[], search: Search): boolean {
	const child = chain[chain.length - 1] as Certificate;
	if (!equalBytes(candidate.rawSubject, child.rawIssuer)) return false;
	if (++search.checks > MAX_SIGNATURE_CHECKS) return false;
	if (candidate.publicKey === null || chain.some((member) => isSameEntity(candidate, member))) return false;
	return isSignedBy(child, candidate) && isValid(candidate, role, chain, search.nowMs);
}

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';

/** The same subject, key and alternative names: a certificate that would only make the chain run in circles. */
function isSameEntity(a: Certificate, b: Certificate): boolean {
	if (!equalBytes(a.rawSubject, b.rawSubject)) return false;
	if (!equalBytes(a.rawSubjectPublicKeyInfo, b.rawSubjectPublicKeyInfo)) return false;
	const [first, second] = [a, b].map((certificate) =>
		certificate.extensions.find((extension) => extension.oid === SUBJECT_ALTERNATIVE_NAME),
	);
	if (first === undefined || second === undefined) return first === second;
	return equalBytes(first.value, second.value);
}

function isValid(certificate: Certificate, role: Role, chain: readonly Certificate[], nowMs: number): boolean {
	const { unhandledCritical, basicConstraints } = certificate.known;
	if (unhandledCritical.length > 0) return false;
	if (nowMs < certificate.notBefore.epochMs || nowMs > certificate.notAfter.epochMs) return false;
	if (role === 'intermediate' && basicConstraints?.isCa !== true) return false;
	const maxPathLength = basicConstraints?.maxPathLength ?? -1;
	return maxPathLength < 0 || chain.length - 1 <= maxPathLength;
}

/** A certificate that names usages narrows those of everything below it. */
function chainAllowsUsages(chain: readonly Certificate[], wanted: readonly number[]): boolean {
	if (wanted.includes(ANY_USAGE)) return true;
	let left = wanted;
	for (const { known } of chain) {
		const { extendedKeyUsages, unknownExtendedKeyUsages } = known;
		if (extendedKeyUsages.length + unknownExtendedKeyUsages.length === 0) continue;
		if (extendedKeyUsages.includes(ANY_USAGE)) continue;
		left = left.filter((usage) => extendedKeyUsages.includes(usage));
	}
	return left.length > 0;
}
