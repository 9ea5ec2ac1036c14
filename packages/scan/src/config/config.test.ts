import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parseCheckovConfig } from './checkov-config.ts';
import { fileMatcher, matchesFile } from './config-paths.ts';
import { configReference } from './config-reference.ts';
import { configSchema } from './config-schema.ts';
import { loadConfig } from './find-config.ts';
import { initText } from './init-text.ts';
import { SCAN_KEYS } from './keys.ts';
import { configOf, type LoadedConfig, mergeConfig, parseConfig } from './loaded-config.ts';
import { Overrides } from './overrides.ts';
import { regexAsWildcard } from './regex-as-wildcard.ts';

function problems({ problems: found }: LoadedConfig): string[] {
	return found.map(({ level, file, line, column, message, help }) => {
		return `${level === 'error' ? '' : `${level} `}${file}:${line}:${column}: ${message}${help === '' ? '' : ` (${help})`}`;
	});
}

function parse(text: string): LoadedConfig {
	return parseConfig(text, 'merlon.yaml', '/r');
}

describe('settings', () => {
	it('are read with every kind of value', () => {
		const text = `
policies: all
check: [CKV_K8S_16, high]
skipCheck: low, k8s-*
exclude: [legacy/]
failOn: HIGH
softFail: true
maxFileSize: 2.5
kubernetesVersion: "1.30"
severity: {k8s-a: low}
parameters: {k8s-a: {labels: [team]}}
overrides: [{path: dev/, skipCheck: [low]}]
suppressions:
- {policy: k8s-a, resource: Pod.*, path: x/**, reason: "a: b = c", until: "2027-01-31"}
output: [text, sarif=out.sarif]
baseline: null
`;
		expect(parse(text)).toMatchObject({
			problems: [],
			config: {
				policies: 'all',
				check: ['CKV_K8S_16', 'high'],
				skipCheck: ['low', 'k8s-*'],
				failOn: 'high',
				softFail: true,
				maxFileSize: 2.5,
				kubernetesVersion: '1.30',
				overrides: [{ path: ['dev/'], skipCheck: ['low'] }],
				suppressions: [
					{ policy: ['k8s-a'], resource: ['Pod.*'], path: ['x/**'], reason: 'a: b = c', until: '2027-01-31' },
				],
			},
		});
		expect(parse(text).config).not.toHaveProperty('baseline');
	});

	it('may be empty', () => {
		expect(parse('# nothing\n')).toMatchObject({ config: {}, problems: [] });
	});

	test.each([
		['skipChek: [a]', 'merlon.yaml:1:1: there is no key "skipChek" here (did you mean "skipCheck"?)'],
		['skip-check: [a]', 'merlon.yaml:1:1: there is no key "skip-check" here (did you mean "skipCheck"?)'],
		['a: 1\n__proto__: 2', 'merlon.yaml:2:1: there is no key "__proto__" here'],
		['- a', 'merlon.yaml:1:1: the file must be a mapping of keys to values, not a list'],
		[
			'check: [a, 1]',
			'merlon.yaml:1:12: check[1] must be one of: ids or aliases of policies, wildcards, severities, categories or controls, not 1 (put it in quotes)',
		],
		[
			'check: {a: b}',
			'merlon.yaml:1:8: check must be a list of ids or aliases of policies, wildcards, severities, categories or controls, not a mapping',
		],
		[
			'check: a,,b',
			'merlon.yaml:1:8: check must be a list of ids or aliases of policies, wildcards, severities, categories or controls, not "a,,b"',
		],
		['softFail: "yes"', 'merlon.yaml:1:11: softFail must be true or false, not "yes"'],
		[
			'failOn: hihg',
			'merlon.yaml:1:9: failOn must be one of critical, high, medium, low, info, none, not "hihg" (did you mean "high"?)',
		],
		[
			'kubernetesVersion: 1.30',
			'merlon.yaml:1:20: kubernetesVersion must be a version of Kubernetes in quotes, as "1.30", not 1.3 (YAML reads this as a number: put it in quotes)',
		],
		['maxFileSize: 5000', 'merlon.yaml:1:14: maxFileSize must be a number from 1 to 1024, not 5000'],
		['changedSince: -x', 'merlon.yaml:1:15: changedSince must be a branch, tag or commit, not "-x"'],
		[
			'severity:\n  k8s-a: bad',
			'merlon.yaml:2:10: severity.k8s-a must be one of critical, high, medium, low, info, not "bad"',
		],
		[
			'severity: [a]',
			'merlon.yaml:1:11: severity must be a mapping from ids or aliases of policies, or wildcards, not a list',
		],
		['parameters: {k8s-a: 1}', 'merlon.yaml:1:21: parameters.k8s-a must be a mapping, not 1'],
		['overrides: {path: a}', 'merlon.yaml:1:12: overrides must be a list, not a mapping'],
		['overrides:\n- skipCheck: a', 'merlon.yaml:2:3: overrides[0] must have "path"'],
		['suppressions:\n- reason: a', 'merlon.yaml:2:3: suppressions[0] must have "policy" or "resource" or "path"'],
		[
			'suppressions:\n- polcy: a',
			'merlon.yaml:2:3: there is no key "polcy" in suppressions[0] (did you mean "policy"?)',
		],
		[
			'suppressions:\n- policy: a\n  until: 2027-13-01',
			'merlon.yaml:3:10: suppressions[0].until must be a day, as 2027-01-31, not "2027-13-01"',
		],
		['a: b: c', 'merlon.yaml:1:5: '],
		['check: []\n---\ncheck: []', 'merlon.yaml:2:1: settings are one document, and here another one starts'],
	])('%s', (text, problem) => {
		const found = problems(parse(text)).at(-1);
		expect(found?.startsWith(problem), found).toBe(true);
	});

	it('come from programs, too', () => {
		expect(configOf({ policies: 'all', check: ['CKV_K8S_16'], showPassed: undefined }, '/r')).toMatchObject({
			config: { policies: 'all', check: ['CKV_K8S_16'] },
			problems: [],
		});
		expect(problems(configOf({ chek: [] }, '/r'))).toEqual([
			':0:0: there is no key "chek" here (did you mean "check"?)',
		]);
	});

	it('say where their values stand', () => {
		const { locate } = parse('check: [a]\nsuppressions:\n- policy: b\n');
		expect(locate(['suppressions', 0, 'policy'])).toEqual({ line: 3, column: 11 });
		expect(locate(['suppressions', 0, 'path'])).toEqual({ line: 3, column: 3 });
		expect(locate(['nothing'])).toEqual({ line: 1, column: 1 });
	});

	it('of the command line win', () => {
		expect(mergeConfig({ check: ['a'], quiet: true }, { check: ['b'] })).toEqual({ check: ['b'], quiet: true });
	});
});

describe('finding settings', () => {
	function inFolder(files: Readonly<Record<string, string>>, look: (folder: string) => void): void {
		const folder = mkdtempSync(join(tmpdir(), 'merlon-config-'));
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), text);
		}
		try {
			look(folder);
		} finally {
			rmSync(folder, { recursive: true });
		}
	}

	it('goes up to the top of the repository', () => {
		inFolder(
			{ 'merlon.yaml': 'quiet: true\n', 'r/.git/config': '', 'r/a/b/x': '', 'r/merlon.yml': 'compact: true\n' },
			(folder) => {
				expect(loadConfig(join(folder, 'r/a/b'), null)).toMatchObject({
					config: { compact: true },
					file: '../../merlon.yml',
					folder: join(folder, 'r'),
				});
			},
		);
	});

	it('stays where it is outside of one', () => {
		inFolder({ 'merlon.yaml': 'quiet: true\n', 'a/x': '' }, (folder) => {
			expect(loadConfig(join(folder, 'a'), null)).toMatchObject({ config: {}, file: '' });
			expect(loadConfig(folder, null)).toMatchObject({ config: { quiet: true }, file: 'merlon.yaml' });
		});
	});

	it('prefers ours to those of Checkov', () => {
		inFolder({ '.git/config': '', 'merlon.yaml': 'quiet: true\n', 'a/.checkov.yaml': 'compact: true\n' }, (folder) => {
			expect(loadConfig(join(folder, 'a'), null).config).toEqual({ quiet: true });
			rmSync(join(folder, 'merlon.yaml'));
			expect(loadConfig(join(folder, 'a'), null)).toMatchObject({ config: { compact: true }, file: '.checkov.yaml' });
		});
	});

	it('takes the file that is named', () => {
		inFolder({ 'ci/strict.yaml': 'policies: all\n', 'merlon.yaml': 'quiet: true\n' }, (folder) => {
			expect(loadConfig(folder, 'ci/strict.yaml')).toMatchObject({
				config: { policies: 'all' },
				folder: join(folder, 'ci'),
			});
			expect(problems(loadConfig(folder, 'nope.yaml'))).toEqual([
				'nope.yaml:0:0: these settings cannot be read: there is no such file',
			]);
		});
	});

	it('is for text of a usual size', () => {
		inFolder({ 'merlon.yaml': `#${'x'.repeat(5 * 1024 * 1024)}` }, (folder) => {
			expect(problems(loadConfig(folder, null))).toEqual([
				'merlon.yaml:0:0: these settings cannot be read: it has more than 4 MiB',
			]);
		});
	});
});

describe('settings of Checkov', () => {
	it('are read where they mean the same', () => {
		const text = `
check: CKV_K8S_1,CKV_K8S_2
skip-check: [CKV_K8S_3, LOW]
directory: [deploy]
file: [a.yaml]
framework: [kubernetes]
soft-fail: true
compact: true
quiet: "true"
baseline: .checkov.baseline
output: [cli, junitxml]
skip-path: ['tests/', '^x/.*\\.gen\\.yaml$']
`;
		expect(parseCheckovConfig(text, '.checkov.yaml', '/r')).toMatchObject({
			problems: [],
			config: {
				check: ['CKV_K8S_1', 'CKV_K8S_2'],
				skipCheck: ['CKV_K8S_3', 'LOW'],
				paths: ['deploy', 'a.yaml'],
				softFail: true,
				compact: true,
				quiet: true,
				baseline: '.checkov.baseline',
				output: ['text', 'junit'],
			},
			excludeWildcards: ['*tests/*', 'x/*\\.gen\\.yaml'],
		});
	});

	it('are listed where they do not', () => {
		const text =
			'branch: main\nframework: [terraform, kubernetes]\noutput: [spdx]\nskip-path: ["(a|b)"]\nevaluate-variables: true\n';
		expect(problems(parseCheckovConfig(text, '.checkov.yaml', '/r'))).toEqual([
			'warning .checkov.yaml:2:1: framework: terraform cannot be scanned yet',
			'warning .checkov.yaml:3:1: output: the format spdx is not known here',
			'warning .checkov.yaml:4:1: skip-path: the expression "(a|b)" cannot be read here, so it leaves out nothing (write it as a pattern under "exclude" in merlon.yaml)',
			'warning .checkov.yaml:1:1: these keys of Checkov mean nothing here: branch, evaluate-variables (write a merlon.yaml: merlon init starts one)',
		]);
	});

	it('that are broken are errors', () => {
		expect(problems(parseCheckovConfig('- a\n', '.checkov.yaml', '/r'))).toEqual([
			'.checkov.yaml:1:1: the settings of Checkov must be a mapping of keys to values',
		]);
		expect(parseCheckovConfig('a: b: c', '.checkov.yaml', '/r').problems).toHaveLength(1);
	});

	it('say where their values stand', () => {
		expect(
			parseCheckovConfig('quiet: true\nskip-check:\n- a\n- b\n', '.checkov.yaml', '/r').locate(['skipCheck', 1]),
		).toEqual({ line: 4, column: 3 });
	});

	test.each([
		['tests', '*tests*'],
		['^a/b$', 'a/b'],
		['a.*b.+c.', '*a*b?*c?*'],
		['\\.terraform', '*\\.terraform*'],
		['a\\$', '*a\\$*'],
		['a+', null],
		['a|b', null],
		['[ab]', null],
		['\\d', null],
		['\\', null],
		['(a+)+$', null],
	])('the expression %s is the wildcard %s', (regex, wildcard) => {
		expect(regexAsWildcard(regex)).toBe(wildcard);
	});
});

describe('paths in settings', () => {
	test.each([
		['/r', '/r', 'dev/a.yaml', true],
		['/r', '/r', 'prod/dev/a.yaml', false],
		['/r/sub', '/r', '../dev/a.yaml', true],
		['/r/dev', '/r', 'a.yaml', true],
		['/r', '/r/sub', 'dev/a.yaml', false],
		['/r', '/r/sub', 'sub/dev/a.yaml', true],
		['/r', '/r', '../dev/a.yaml', false],
		['/r', '/r', '-', false],
	])('in %s, settings of %s, %s', (cwd, folder, file, matches) => {
		expect(matchesFile(fileMatcher(['/dev/'], { cwd, folder }), file)).toBe(matches);
	});

	it('override for the files they match', () => {
		const { config } = parse(`
skipCheck: [low]
severity: {a: high}
overrides:
- {path: dev/, skipCheck: [a], severity: {a: low}}
- {path: dev/x/, check: [b], parameters: {b: {size: 1}}}
`);
		const overrides = new Overrides(config, { cwd: '/r', folder: '/r' });
		expect(overrides.of('a.yaml')).toEqual({
			key: '',
			check: [],
			skipCheck: ['low'],
			severity: { a: 'high' },
			parameters: {},
		});
		expect(overrides.of('dev/x/a.yaml')).toEqual({
			key: '0,1',
			check: ['b'],
			skipCheck: ['low', 'a'],
			severity: { a: 'low' },
			parameters: { b: { size: 1 } },
		});
		expect(overrides.of('dev/a.yaml')).toBe(overrides.of('dev/b.yaml'));
	});
});

describe('what the table of keys gives', () => {
	it('is a new file that is valid, and stays so with all of it switched on', () => {
		expect(parse(initText())).toMatchObject({ config: { policies: 'default' }, problems: [] });
		const on = initText().replace(/^# (?=[a-zA-Z]+:(?: |$)| {2})/gm, '');
		const loaded = parse(on);
		expect(problems(loaded)).toEqual([]);
		expect(Object.keys(loaded.config).length).toBe(SCAN_KEYS.size - 4);
	});

	it('is a schema with every key', () => {
		const schema = configSchema();
		expect(Object.keys(schema['properties'] as object)).toEqual([...SCAN_KEYS.keys()]);
		expect(schema).toMatchObject({
			additionalProperties: false,
			properties: {
				policies: { default: 'default', anyOf: [{ enum: ['default', 'all'] }, { type: 'array' }, { type: 'string' }] },
				maxFileSize: { type: 'number', minimum: 1, maximum: 1024 },
				suppressions: {
					items: { anyOf: [{ required: ['policy'] }, { required: ['resource'] }, { required: ['path'] }] },
				},
			},
		});
	});

	it('is a reference with every key', () => {
		const reference = configReference();
		for (const key of SCAN_KEYS.keys()) expect(reference).toContain(`| \`${key}\` |`);
		expect(reference).toContain('| `skipCheck` | a list of ids or aliases of policies');
		expect(reference).toContain('`--skip-check <names>`');
		expect(reference).toContain('### Each entry of `suppressions`');
	});
});

test('git is not needed to find settings', () => {
	const folder = mkdtempSync(join(tmpdir(), 'merlon-config-'));
	execFileSync('git', ['init', '-q', folder]);
	writeFileSync(join(folder, 'merlon.yaml'), 'quiet: true\n');
	mkdirSync(join(folder, 'a'));
	const path = process.env['PATH'];
	process.env['PATH'] = '';
	expect(loadConfig(join(folder, 'a'), null).config).toEqual({ quiet: true });
	process.env['PATH'] = path;
	rmSync(folder, { recursive: true });
});
