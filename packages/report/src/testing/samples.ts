import type { Finding, Location, PolicyMetadata, Problem, ResourceRef, ScanResult } from '@merlon/model';
import type { FrameSource, Report } from '../report-options.ts';

/** What a hostile manifest may put into names and messages. */
export const HOSTILE = 'a|b "q" \'s\' <i>&amp;\n::error::x ]]> \u001b[31mred %0A\u2028##vso[task.x]y @team #12';

export const MANIFEST = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.27
      securityContext:
        runAsNonRoot: true
        privileged: true
`;

/** The lines of one text for every file. */
export function frameOf(text: string): FrameSource {
	const lines = text.split('\n');
	return (_at, first, last) => lines.slice(first - 1, last);
}

export const POD: ResourceRef = {
	framework: 'kubernetes',
	type: 'Pod',
	namespace: null,
	name: 'web',
	address: 'Pod.default.web',
};

export function policy(given: Partial<PolicyMetadata> = {}): PolicyMetadata {
	return {
		id: 'k8s-privileged-container',
		title: 'Container runs privileged',
		description: 'A privileged container owns the node. Whoever takes it over\nowns every pod on it.\n',
		severity: 'critical',
		category: 'pod-security',
		targets: ['kubernetes/Pod'],
		remediation: 'Remove `privileged`.',
		example: 'securityContext:\n  privileged: false\n',
		links: ['https://kubernetes.io/docs/security/'],
		aliases: ['CKV_K8S_16'],
		controls: ['pss-baseline.privileged'],
		default: true,
		inventory: [],
		parameters: { schema: {}, defaults: {} },
		...given,
	};
}

export function place(given: Partial<Location> = {}): Location {
	return {
		file: 'deploy/web.yaml',
		startLine: 11,
		startColumn: 9,
		endLine: 11,
		endColumn: 25,
		path: ['spec', 'containers', 0, 'securityContext', 'privileged'],
		...given,
	};
}

export function finding(given: Partial<Finding> = {}): Finding {
	return {
		policy: 'k8s-privileged-container',
		title: 'Container runs privileged',
		status: 'fail',
		severity: 'critical',
		category: 'pod-security',
		message: 'container "web" runs privileged',
		resource: POD,
		locations: [place()],
		suppression: null,
		fix: null,
		fingerprint: 'f1',
		links: ['https://kubernetes.io/docs/security/'],
		remediation: 'Remove `privileged`.',
		details: null,
		...given,
	};
}

/** A finding of a policy that nobody describes, hostile in whatever a manifest decides on. */
export function hostileFinding(): Finding {
	return finding({
		policy: 'custom',
		title: 'Custom',
		severity: 'medium',
		message: HOSTILE,
		resource: { ...POD, name: 'x|`y`', address: 'Pod.default.x|`y`' },
		locations: [place({ file: 'a b,c:%|`é`.yaml', startLine: 2, startColumn: 1, endLine: 2, endColumn: 5, path: [] })],
		fingerprint: 'f2',
		links: [],
		remediation: '',
	});
}

export function skippedFinding(): Finding {
	const location = place({ startLine: 4, startColumn: 3, endLine: 4, endColumn: 12, path: ['metadata'] });
	return finding({
		status: 'skip',
		suppression: { source: 'annotation', reason: 'driver: needs=it, "really"', location },
		fingerprint: 'f3',
	});
}

export function problem(given: Partial<Problem> = {}): Problem {
	return {
		code: 'yaml-syntax',
		level: 'error',
		message: 'this is no mapping',
		file: 'bad.yaml',
		line: 3,
		column: 7,
		help: 'Quote the value.',
		...given,
	};
}

/** A report of findings, counted as a scan counts them. */
export function reportOf(findings: readonly Finding[], problems: readonly Problem[] = []): Report {
	const count = (wanted: Finding['status']): number => findings.filter(({ status }) => status === wanted).length;
	const result: ScanResult = {
		findings,
		resources: [POD],
		problems,
		summary: {
			files: 1,
			resources: 1,
			policies: 2,
			ignored: 3,
			unreadable: problems.filter(({ level }) => level === 'error').length,
			failed: count('fail'),
			passed: count('pass'),
			skipped: count('skip'),
			durationMs: 1250,
		},
	};
	return { result, policies: [policy()] };
}
