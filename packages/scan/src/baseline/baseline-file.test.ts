import type { Finding } from '@merlon/model';
import { describe, expect, it } from 'vitest';
import { BaselineError, baselineText, isInBaseline, readBaseline } from './baseline-file.ts';

function finding(fingerprint: string, policy = 'k8s-a', status: Finding['status'] = 'fail'): Finding {
	return {
		fingerprint,
		policy,
		status,
		resource: { address: 'Pod.default.web' },
		locations: [{ file: 'a.yaml' }],
	} as unknown as Finding;
}

describe('baselines', () => {
	it('hold failures only, and are read as they were written', () => {
		const baseline = readBaseline(baselineText([finding('b'), finding('a'), finding('c', 'k8s-a', 'skip')]));
		expect([...baseline.fingerprints]).toEqual(['a', 'b']);
		expect(isInBaseline(baseline, finding('a'), [])).toBe(true);
		expect(isInBaseline(baseline, finding('c'), [])).toBe(false);
	});

	it('of Checkov go by resource and check', () => {
		const text =
			'{"failed_checks":[{"file":"/x.yaml","findings":[{"resource":"Pod.default.web","check_ids":["CKV_K8S_16"]}]}]}';
		const baseline = readBaseline(text);
		expect(isInBaseline(baseline, finding('z'), ['CKV_K8S_16'])).toBe(true);
		expect(isInBaseline(baseline, finding('z'), ['CKV_K8S_17'])).toBe(false);
	});

	it.each([
		['{', 'it is not JSON'],
		['[]', 'expected an object with "findings"'],
		['{}', 'expected "findings", as `merlon scan --create-baseline` writes them'],
		['{"findings":[]}', 'expected version 1'],
		['{"version":1,"findings":[{}]}', 'every finding needs a fingerprint'],
	])('that are none are refused: %s', (text, message) => {
		expect(() => readBaseline(text)).toThrow(new BaselineError(message));
	});
});
