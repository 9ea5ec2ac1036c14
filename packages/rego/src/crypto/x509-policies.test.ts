import { expect, it } from 'vitest';
import type { Certificate } from './x509-certificate.ts';
import { type CertificateExtensions, readExtensions } from './x509-extensions.ts';
import { chainSatisfiesPolicies } from './x509-policies.ts';

const ANY = '2.5.29.32.0';

function certificate(known: Partial<CertificateExtensions>, issuer = 1, subject = 2): Certificate {
	return {
		rawIssuer: Uint8Array.of(issuer),
		rawSubject: Uint8Array.of(subject),
		known: { ...readExtensions([]), ...known },
	} as Certificate;
}

/** Whether a leaf below one intermediate is good. */
function satisfies(leaf: Partial<CertificateExtensions>, intermediate: Partial<CertificateExtensions>): boolean {
	return chainSatisfiesPolicies([certificate(leaf), certificate(intermediate), certificate({})]);
}

const EXPLICIT = { requireExplicitPolicy: 0 };

it('asks for nothing by default', () => {
	expect(satisfies({}, {})).toBe(true);
	expect(chainSatisfiesPolicies([certificate({ requireExplicitPolicy: 0 })])).toBe(true);
});

it.each([
	[['1.2'], ['1.2'], true],
	[['1.2'], ['1.3'], false],
	[null, ['1.2'], false],
	[['1.2'], null, false],
	[['1.2'], [ANY], true],
	[[ANY], ['1.2'], true],
])('where a policy is asked for, holds %j against %j', (leaf, intermediate, expected) => {
	expect(satisfies({ policies: leaf }, { ...EXPLICIT, policies: intermediate })).toBe(expected);
});

it('lets a leaf ask for itself', () => {
	expect(satisfies({ ...EXPLICIT, policies: ['1.2'] }, { policies: ['1.2'] })).toBe(true);
	expect(satisfies({ ...EXPLICIT, policies: ['1.3'] }, { policies: ['1.2'] })).toBe(false);
});

it('counts anyPolicy only while it is not inhibited', () => {
	const any = { ...EXPLICIT, policies: [ANY] };
	expect(satisfies({ policies: [ANY] }, any)).toBe(true);
	expect(satisfies({ policies: [ANY] }, { ...any, inhibitAnyPolicy: 0 })).toBe(false);
});

it('maps policies', () => {
	const mapping = { issuerDomainPolicy: '1.2', subjectDomainPolicy: '1.9' };
	const mapped = { ...EXPLICIT, policies: ['1.2'], policyMappings: [mapping] };
	expect(satisfies({ policies: ['1.9'] }, mapped)).toBe(true);
	expect(satisfies({ policies: ['1.2'] }, mapped)).toBe(false);
	expect(satisfies({ policies: ['1.9'] }, { ...mapped, policies: [ANY] })).toBe(true);
	const toAny = { issuerDomainPolicy: '1.2', subjectDomainPolicy: ANY };
	expect(satisfies({ policies: ['1.9'] }, { ...mapped, policyMappings: [toAny] })).toBe(false);
});

it('maps no policies where that is inhibited', () => {
	const mapping = { issuerDomainPolicy: '1.2', subjectDomainPolicy: '1.9' };
	const chain = [
		certificate({ policies: ['1.9'] }),
		certificate({ ...EXPLICIT, policies: ['1.2'], policyMappings: [mapping] }),
		certificate({ policies: ['1.2'], inhibitPolicyMapping: 0 }),
		certificate({}),
	];
	expect(chainSatisfiesPolicies(chain)).toBe(false);
});
