import type { Finding, JsonObject, Resource } from '@merlon/model';
import { describe, expect, it } from 'vitest';
import { fingerprint, withDistinctFingerprints } from './fingerprint.ts';

const PATH = ['spec', 'containers', 1, 'image'];

function pod(containers: readonly JsonObject[], change: Partial<Resource> = {}): Resource {
	return {
		framework: 'kubernetes',
		type: 'Pod',
		namespace: null,
		name: 'web',
		address: 'Pod.default.web',
		content: { apiVersion: 'v1', kind: 'Pod', spec: { containers } },
		origin: {
			file: 'a.yaml',
			line: 1,
			locate: () => {
				throw new RangeError('not asked');
			},
			comments: () => [],
			lines: () => null,
		},
		...change,
	};
}

describe('fingerprints', () => {
	const known = fingerprint('p', PATH, pod([{ name: 'a' }, { name: 'b' }]));

	it('stay when an item is put before and when the file is another', () => {
		const moved = pod([{ name: 'x' }, { name: 'a' }, { name: 'b' }], {
			origin: { ...pod([]).origin, file: 'b.yaml', line: 9 },
		});
		expect(fingerprint('p', ['spec', 'containers', 2, 'image'], moved)).toBe(known);
	});

	it('differ by policy, place and resource', () => {
		const same = pod([{ name: 'a' }, { name: 'b' }]);
		expect(fingerprint('q', PATH, same)).not.toBe(known);
		expect(fingerprint('p', ['spec', 'containers', 0, 'image'], same)).not.toBe(known);
		expect(fingerprint('p', PATH, { ...same, address: 'Pod.shop.web' })).not.toBe(known);
	});

	it('take paths that lead nowhere', () => {
		expect(fingerprint('p', ['spec', 'containers', 7, 'x', '__proto__'], pod([]))).toMatch(/^[0-9a-f]{32}$/);
	});

	it('are told apart by order where they would be the same', () => {
		const findings = ['a', 'b', 'a', 'a'].map((text) => ({ fingerprint: text }) as Finding);
		expect(withDistinctFingerprints(findings).map((finding) => finding.fingerprint)).toEqual(['a', 'b', 'a-2', 'a-3']);
	});
});
