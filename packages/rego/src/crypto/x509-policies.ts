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
	let level: readonly PolicyNode[] | null = [{ policy: ANY_POLICY, expected: [ANY_POLICY] }];
	for (let i = length - 1; i >= 0; i--) {
		const certificate = chain[i] as Certificate;
		const policies = certificate.known.policies ?? [];
		const selfIssued = equalBytes(certificate.rawIssuer, certificate.rawSubject);
		const anyCounts = counters.inhibitAnyPolicy > 0 || (i > 0 && selfIssued);
		level = level === null || policies.length === 0 ? null : nextLevel(level, policies, anyCounts);
		if (counters.explicitPolicy === 0 && level === null) return false;
		if (i === 0) break;
		if (level !== null) {
			const mapped = mapPolicies(level, certificate, counters.policyMapping > 0);
			if (mapped === null) return false;
			level = mapped;
		}
		if (!selfIssued) countDown(counters);
		applyConstraints(counters, certificate);
	}
	const leafExplicit = (chain[0] as Certificate).known.requireExplicitPolicy === 0;
	const explicit = leafExplicit || counters.explicitPolicy <= 1;
	return !explicit || (level !== null && level.length > 0);
}

function nextLevel(
	parents: readonly PolicyNode[],
	policies: readonly string[],
	anyCounts: boolean,
): readonly PolicyNode[] {
	const parentIsAny = parents.some((node) => node.policy === ANY_POLICY);
	const expected = new Set(parents.flatMap((node) => node.expected));
	const valid = new Set(policies.filter((policy) => policy !== ANY_POLICY && (parentIsAny || expected.has(policy))));
	if (policies.includes(ANY_POLICY) && anyCounts) for (const policy of expected) valid.add(policy);
	return Array.from(valid, (policy) => ({ policy, expected: [policy] }));
}

/** Null when a mapping names anyPolicy, which none may. */
function mapPolicies(
	level: readonly PolicyNode[],
	certificate: Certificate,
	mappingAllowed: boolean,
): readonly PolicyNode[] | null {
	const mappings = new Map<string, string[]>();
	for (const { issuerDomainPolicy, subjectDomainPolicy } of certificate.known.policyMappings) {
		if (mappingAllowed && [issuerDomainPolicy, subjectDomainPolicy].includes(ANY_POLICY)) return null;
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
