import { describe, expect, it, test } from 'vitest';
import { parseAnnotation, parseComment, type SuppressionText } from './suppression-syntax.ts';

function brief(parsed: SuppressionText | null): unknown {
	if (parsed === null) return null;
	const { ids, reason, until, invalid } = parsed;
	return invalid ?? [ids.join(' '), reason, until];
}

describe('annotations', () => {
	test.each([
		['merlon.dev/skip-1', 'a=why', ['a', 'why', null]],
		['merlon.dev/skip1', 'a=why', ['a', 'why', null]],
		['merlon.dev/skip-1', 'a', ['a', '', null]],
		['merlon.dev/skip-1', 'a, b=why', ['a b', 'why', null]],
		['merlon.dev/skip-1', 'a=b=c; "d": e, #f\nuntil then', ['a', 'b=c; "d": e, #f\nuntil then', null]],
		['merlon.dev/skip-1', 'a=why; until=2027-01-31', ['a', 'why', '2027-01-31']],
		['merlon.dev/skip-1', 'a=why until=2027-01-31 or so', ['a', 'why until=2027-01-31 or so', null]],
		['merlon.dev/skip-1', 'a=until=2027-01-31', ['a', '', '2027-01-31']],
		['merlon.dev/skip-1', 'a until=2027-01-31=why', ['a', 'why', '2027-01-31']],
		['merlon.dev/skip-1', 'a until=2027-01-31', ['a', '', '2027-01-31']],
		['merlon.dev/skip-1', 'a=why; until=tomorrow', 'ends on "tomorrow", which is no day'],
		['merlon.dev/skip-1', 'a=why; until=2027-02-30', 'ends on "2027-02-30", which is no day'],
		['merlon.dev/skip-1', '=why', 'names no policy'],
		['merlon.dev/skip-1', 'a b=why', 'names no policy: "a b"'],
		['merlon.dev/owner', 'a=why', null],
		['checkov.io/skip1', 'CKV_K8S_1=a=b', ['CKV_K8S_1', 'a=b', null]],
		['checkov.io/skipME', 'CKV_K8S_1', ['CKV_K8S_1', '', null]],
		['metadata.bridgecrew.io/skip', 'CKV_K8S_1,CKV_K8S_2=why', ['CKV_K8S_1 CKV_K8S_2', 'why', null]],
		['cortex.io/skip9', 'CKV_K8S_1=why', ['CKV_K8S_1', 'why', null]],
		['checkov.io/other', 'CKV_K8S_1=why', null],
		['ignore-check.kube-linter.io/run-as-non-root', 'x=y, z', ['kube-linter:run-as-non-root', 'x=y, z', null]],
		['kube-linter.io/ignore-all', 'old', ['*', 'old', null]],
		['polaris.fairwinds.com/exempt', 'True', ['*', '', null]],
		['polaris.fairwinds.com/exempt', 'yes', null],
		['polaris.fairwinds.com/runAsRootAllowed-exempt', 'true', ['polaris:runAsRootAllowed', '', null]],
		['polaris.fairwinds.com/other', 'true', null],
	])('%s: %s', (key, value, expected) => {
		expect(brief(parseAnnotation(key, value))).toEqual(expected);
	});
});

describe('comments', () => {
	test.each([
		[' merlon:skip=a:why', ['a', 'why', null]],
		[' merlon:skip=a', ['a', '', null]],
		[' merlon:skip=a : why: so = it', ['a', 'why: so = it', null]],
		[' note: merlon:skip=a,b:why', ['a b', 'why', null]],
		[' merlon:skip=kube-linter:no-read-only-root-fs:why', ['kube-linter:no-read-only-root-fs', 'why', null]],
		[' merlon:skip=a until=2027-01-31:why', ['a', 'why', '2027-01-31']],
		[' merlon:skip=a:why; until=2027-01-31', ['a', 'why', '2027-01-31']],
		[' merlon:skip=:why', 'names no policy'],
		['checkov:skip=CKV_K8S_1 why', ['CKV_K8S_1', 'why', null]],
		['bridgecrew:skip=CKV_K8S_1:why', ['CKV_K8S_1', 'why', null]],
		['cortex:skip=CKV_K8S_1,CKV_K8S_2', ['CKV_K8S_1 CKV_K8S_2', '', null]],
		['trivy:ignore:KSV-0017', ['KSV-0017', '', null]],
		['trivy:ignore:KSV-0017 trivy:ignore:KSV009', ['KSV-0017 KSV009', '', null]],
		['trivy:ignore:KSV-0017:exp:2027-02-01', ['KSV-0017', '', '2027-01-31']],
		['trivy:ignore:KSV-0017 exp:2027-02-01', ['KSV-0017', '', '2027-01-31']],
		['trivy:ignore:KSV-0017[x=y]:exp:soon', 'ends on "soon", which is no day'],
		['trivy:ignore:*', ['*', '', null]],
		[' about merlon', null],
	])('#%s', (text, expected) => {
		expect(brief(parseComment(text))).toEqual(expected);
	});

	it('of Trivy are about a block only', () => {
		expect(parseComment('trivy:ignore:KSV-0017')?.onlyBlock).toBe(true);
		expect(parseComment('merlon:skip=a')?.onlyBlock).toBe(false);
	});
});

test('no text takes long', () => {
	const started = performance.now();
	for (const text of [' '.repeat(50_000), 'a,'.repeat(25_000), ' until='.repeat(10_000), ';'.repeat(50_000)]) {
		parseAnnotation('merlon.dev/skip-1', `a=${text}x`);
		parseAnnotation('merlon.dev/skip-1', text);
		parseComment(`merlon:skip=${text}`);
		parseComment(`trivy:ignore:${text}`);
	}
	expect(performance.now() - started).toBeLessThan(1000);
});
