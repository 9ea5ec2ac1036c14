import { expect, test } from 'vitest';
import { gitlabReport } from './gitlab.ts';
import { type Report, type ReportOptions, reportOptions } from './report-options.ts';
import { finding, hostileFinding, reportOf, skippedFinding } from './testing/samples.ts';

function lines(report: Report, given: Partial<ReportOptions> = {}): string[] {
	return [...gitlabReport(report, reportOptions({ version: '1.2.3', ...given }))].join('').split('\n');
}

test('an empty result is an empty list', () => {
	expect(lines(reportOf([]))).toEqual(['[]', '']);
});

test('issues with fingerprints of their own; skips and passes are none', () => {
	expect(
		lines(
			reportOf([
				finding(),
				finding({ severity: 'low' }),
				skippedFinding(),
				finding({ status: 'pass' }),
				finding({ status: 'unknown', locations: [] }),
			]),
		),
	).toEqual([
		'[',
		'  {',
		'    "type": "issue",',
		'    "check_name": "k8s-privileged-container",',
		'    "description": "container \\"web\\" runs privileged (Pod.default.web)",',
		'    "categories": [',
		'      "Security",',
		'      "pod-security"',
		'    ],',
		'    "severity": "blocker",',
		'    "fingerprint": "f1",',
		'    "location": {',
		'      "path": "deploy/web.yaml",',
		'      "lines": {',
		'        "begin": 11,',
		'        "end": 11',
		'      }',
		'    }',
		'  },',
		'  {',
		'    "type": "issue",',
		'    "check_name": "k8s-privileged-container",',
		'    "description": "container \\"web\\" runs privileged (Pod.default.web)",',
		'    "categories": [',
		'      "Security",',
		'      "pod-security"',
		'    ],',
		'    "severity": "minor",',
		'    "fingerprint": "f1-2",',
		'    "location": {',
		'      "path": "deploy/web.yaml",',
		'      "lines": {',
		'        "begin": 11,',
		'        "end": 11',
		'      }',
		'    }',
		'  },',
		'  {',
		'    "type": "issue",',
		'    "check_name": "k8s-privileged-container",',
		'    "description": "container \\"web\\" runs privileged (Pod.default.web)",',
		'    "categories": [',
		'      "Security",',
		'      "pod-security"',
		'    ],',
		'    "severity": "info",',
		'    "fingerprint": "f1-3",',
		'    "location": {',
		'      "path": "",',
		'      "lines": {',
		'        "begin": 1',
		'      }',
		'    }',
		'  }',
		']',
		'',
	]);
});

test('hostile text', () => {
	expect(lines(reportOf([hostileFinding()]))).toEqual([
		'[',
		'  {',
		'    "type": "issue",',
		'    "check_name": "custom",',
		'    "description": "a|b \\"q\\" \'s\' <i>&amp; ::error::x ]]> \\\\x1b[31mred %0A #\\\\#vso[task.x]y @team #12 (Pod.default.x|`y`)",',
		'    "categories": [',
		'      "Security",',
		'      "pod-security"',
		'    ],',
		'    "severity": "major",',
		'    "fingerprint": "f2",',
		'    "location": {',
		'      "path": "a b,c:%|`é`.yaml",',
		'      "lines": {',
		'        "begin": 2,',
		'        "end": 2',
		'      }',
		'    }',
		'  }',
		']',
		'',
	]);
});

test('files are relative to the root of the repository', () => {
	expect(lines(reportOf([finding()]), { folder: 'shop' })).toContain('      "path": "shop/deploy/web.yaml",');
});
