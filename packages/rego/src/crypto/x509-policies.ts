import { equalBytes } from '../runtime/bytes.ts';
import type { Certificate } from './x509-certificate.ts';

const ANY_POLICY = '2.5.29.32.0';

/**
 * A node of RFC 5280's policy tree, level by level: a policy that is valid so far, and what the next certificate may
 * call it. Nodes of one level that stand for the same policy are one.
 */
interface PolicyNode {
	readonly policy: string;
	readonly expected: readonly string[];
}

/** The counters of RFC 5280, 6.1.2: how many certificates may pass before the rule holds. */
interface Counters {
	explicitPolicy: number;
	policyMapping: number;
	inhibitAnyPolicy: number;
}

/**
 * Whether a chain, leaf first, satisfies its own certificates' policy constraints, where every policy is welcome
 * (RFC 5280, 6.1). A chain that nowhere asks for an explicit policy always does.
 */
export function chainSatisfiesPolicies(chain: readonly Certificate[]): boolean {
	const length = chain.length - 1;
	if (length === 0) return true;
	const counters = { explicitPolicy: length + 1, policyMapping: length + 1, inhibitAnyPolicy: length + 1 };
	let level: Level = [{ policy: ANY_POLICY, expected: [ANY_POLICY] }];
	for (let i = length - 1; i > 0; i--) {
		const next = throughIntermediate(level, chain[i] as Certificate, counters);
		if (next === 'violated') return false;
		level = next;
	}
	const leaf = chain[0] as Certificate;
	level = nextLevel(level, leaf, counters.inhibitAnyPolicy > 0);
	if (counters.explicitPolicy === 0 && level === null) return false;
	const explicit = leaf.known.requireExplicitPolicy === 0 || counters.explicitPolicy <= 1;
	return !explicit || (level !== null && level.length > 0);
}

/** The policies that are valid at one level; null when none is any more. */
type Level = readonly PolicyNode[] | null;

function throughIntermediate(level: Level, certificate: Certificate, counters: Counters): Level | 'violated' {
	const selfIssued = equalBytes(certificate.rawIssuer, certificate.rawSubject);
	const next = nextLevel(level, certificate, counters.inhibitAnyPolicy > 0 || selfIssued);
	if (next === null && counters.explicitPolicy === 0) return 'violated';
	const mapped = next === null ? null : mapPolicies(next, certificate, counters.policyMapping > 0);
	if (mapped === 'violated') return mapped;
	if (!selfIssued) countDown(counters);
	applyConstraints(counters, certificate);
	return mapped;
}

function nextLevel(parents: Level, certificate: Certificate, anyCounts: boolean): Level {
	const policies = certificate.known.policies ?? [];
	if (parents === null || policies.length === 0) return null;
	const parentIsAny = parents.some((node) => node.policy === ANY_POLICY);
	const expected = new Set(parents.flatMap((node) => node.expected));
	const valid = new Set(policies.filter((policy) => policy !== ANY_POLICY && (parentIsAny || expected.has(policy))));
	if (policies.includes(ANY_POLICY) && anyCounts) for (const policy of expected) valid.add(policy);
	return Array.from(valid, (policy) => ({ policy, expected: [policy] }));
}

/** No mapping may name anyPolicy. */
function mapPolicies(
	level: readonly PolicyNode[],
	certificate: Certificate,
	mappingAllowed: boolean,
): readonly PolicyNode[] | 'violated' {
	const mappings = new Map<string, string[]>();
	for (const { issuerDomainPolicy, subjectDomainPolicy } of certificate.known.policyMappings) {
		if (mappingAllowed && [issuerDomainPolicy, subjectDomainPolicy].includes(ANY_POLICY)) return 'violated';
		mappings.set(issuerDomainPolicy, [...(mappings.get(issuerDomainPolicy) ?? []), subjectDomainPolicy]);
	}
	if (!mappingAllowed) return level.filter((node) => !mappings.has(node.policy));
	const out = level.map((node) => ({ policy: node.policy, expected: mappings.get(node.policy) ?? node.expected }));
	if (!level.some((node) => node.policy === ANY_POLICY)) return out;
	for (const [policy, expected] of mappings) {
		if (!level.some((node) => node.policy === policy)) out.push({ policy, expected });
	}
	return out;
}

function countDown(counters: Counters): void {
	counters.explicitPolicy = Math.max(0, counters.explicitPolicy - 1);
	counters.policyMapping = Math.max(0, counters.policyMapping - 1);
	counters.inhibitAnyPolicy = Math.max(0, counters.inhibitAnyPolicy - 1);
}

function applyConstraints(counters: Counters, { known }: Certificate): void {
	counters.explicitPolicy = Math.min(counters.explicitPolicy, known.requireExplicitPolicy ?? Infinity);
	counters.policyMapping = Math.min(counters.policyMapping, known.inhibitPolicyMapping ?? Infinity);
	counters.inhibitAnyPolicy = Math.min(counters.inhibitAnyPolicy, known.inhibitAnyPolicy ?? Infinity);
}
