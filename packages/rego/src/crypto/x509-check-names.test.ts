import { describe, expect, it } from 'vitest';
import { parseUriParts } from '../builtins/uri/uri-parts.ts';
import type { Certificate } from './x509-certificate.ts';
import { chainAllowsNames } from './x509-check-names.ts';
import { isValidDomain, parseMailbox } from './x509-domain.ts';
import { readExtensions } from './x509-extensions.ts';
import type { NameConstraints, NameSubtrees } from './x509-name-constraints.ts';
import type { AlternativeNames } from './x509-san.ts';

const NONE: NameSubtrees = { dns: [], ranges: [], emails: [], uriDomains: [] };

function certificate(names: Partial<AlternativeNames>, nameConstraints: NameConstraints | null): Certificate {
	const known = readExtensions([]);
	return { known: { ...known, names: { ...known.names, ...names }, nameConstraints } } as Certificate;
}

function allows(
	names: Partial<AlternativeNames>,
	permitted: Partial<NameSubtrees>,
	excluded: Partial<NameSubtrees>,
): boolean {
	const constraints: NameConstraints = {
		critical: true,
		permitted: { ...NONE, ...permitted },
		excluded: { ...NONE, ...excluded },
		hasOtherNames: false,
	};
	return chainAllowsNames([certificate(names, null), certificate({}, constraints)]);
}

describe('chainAllowsNames', () => {
	it.each([
		['a.good.com', '.good.com', true],
		['good.com', '.good.com', false],
		['good.com', 'good.com', true],
		['A.GOOD.com', 'good.com', true],
		['xgood.com', 'good.com', false],
		['x.com', '', true],
		['x..com', '', false],
	])('holds the name %s against the permitted %s', (name, subtree, expected) => {
		expect(allows({ dns: [name] }, { dns: [subtree] }, {})).toBe(expected);
	});
	it('holds names against the excluded', () => {
		expect(allows({ dns: ['bad.com'] }, {}, { dns: ['bad.com'] })).toBe(false);
		expect(allows({ dns: ['good.com'] }, {}, { dns: ['bad.com'] })).toBe(true);
		expect(allows({ dns: ['*.com'] }, {}, { dns: ['bad.com'] })).toBe(false);
	});
	it('holds addresses against ranges', () => {
		const range = { address: Uint8Array.of(10, 0, 0, 0), mask: Uint8Array.of(255, 0, 0, 0) };
		expect(allows({ addresses: [Uint8Array.of(10, 1, 2, 3)] }, { ranges: [range] }, {})).toBe(true);
		expect(allows({ addresses: [Uint8Array.of(11, 1, 2, 3)] }, { ranges: [range] }, {})).toBe(false);
		expect(allows({ addresses: [new Uint8Array(16)] }, { ranges: [range] }, {})).toBe(false);
	});
	it.each([
		['x@good.com', 'good.com', true],
		['x@a.good.com', 'x@good.com', false],
		['x@GOOD.com', 'x@good.com', true],
		['y@good.com', 'x@good.com', false],
		['none', 'good.com', false],
	])('holds the mailbox %s against %s', (email, subtree, expected) => {
		expect(allows({ emails: [email] }, { emails: [subtree] }, {})).toBe(expected);
	});
	it.each([
		['https://a.good.com:80/x', true],
		['https://good.com/x', false],
		['https://10.0.0.1/', false],
		['https://[::1]/', false],
		['urn:x', false],
	])('holds the URI %s against .good.com', (uri, expected) => {
		expect(allows({ uris: [parseUriParts(uri)] }, { uriDomains: ['.good.com'] }, {})).toBe(expected);
	});
});

it('isValidDomain', () => {
	expect(['a.b', 'a.', '.a', 'a..b', 'a b'].map((domain) => isValidDomain(domain, false))).toEqual([
		true,
		false,
		false,
		false,
		false,
	]);
	expect(isValidDomain('.a', true)).toBe(true);
});

it('parseMailbox', () => {
	expect(parseMailbox('"a \\" b"@c')).toEqual({ local: 'a " b', domain: 'c' });
	expect(parseMailbox('a.b@c.d')).toEqual({ local: 'a.b', domain: 'c.d' });
	expect(['a', '.a@b', 'a..b@c', 'a@b c', '@b', 'a b@c'].map(parseMailbox)).toEqual(new Array(6).fill(null));
});
