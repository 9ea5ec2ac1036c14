import { SEVERITIES } from '@merlon/model';
import type { KeySpec, KeyTable, ValueSpec } from './key-spec.ts';
import type { PathOverride, ScanConfig, SuppressionRule } from './scan-config.ts';

const SWITCH: ValueSpec = { kind: 'boolean' };
const FILE: ValueSpec = { kind: 'text', pattern: null, what: 'a path' };
const POLICIES: ValueSpec = {
	kind: 'texts',
	what: 'ids or aliases of policies, wildcards, severities, categories or controls',
	words: [],
};
const PATTERNS: ValueSpec = { kind: 'texts', what: 'patterns in the syntax of .gitignore', words: [] };
const BY_POLICY = 'ids or aliases of policies, or wildcards';
const SEVERITY_MAP: ValueSpec = { kind: 'map', names: BY_POLICY, value: { kind: 'word', words: SEVERITIES } };
const PARAMETERS: ValueSpec = { kind: 'map', names: BY_POLICY, value: { kind: 'json' } };
const DAY: ValueSpec = {
	kind: 'text',
	pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
	what: 'a day, as 2027-01-31',
};

function key(value: ValueSpec, flag: string | null, about: string, standard: KeySpec['standard'] = null): KeySpec {
	return { value, flag, about, standard };
}

const OVERRIDE: Readonly<Record<keyof PathOverride, KeySpec>> = {
	path: key(
		PATTERNS,
		null,
		'The files that this is about, as patterns of .gitignore relative to the folder of this file.',
	),
	check: key(POLICIES, null, 'The only policies that run on these files.'),
	skipCheck: key(POLICIES, null, 'Policies that do not run on these files.'),
	severity: key(SEVERITY_MAP, null, 'How bad what a policy finds in these files is.'),
	parameters: key(PARAMETERS, null, 'Parameters of policies for these files.'),
};

const SUPPRESSION: Readonly<Record<keyof SuppressionRule, KeySpec>> = {
	policy: key({ kind: 'texts', what: BY_POLICY, words: [] }, null, 'The policies; all where none is named.'),
	resource: key(
		{ kind: 'texts', what: 'addresses of resources, with * for any characters', words: [] },
		null,
		'The addresses of the resources, as Deployment.shop.web or *.kube-system.*; all where none is named.',
	),
	path: key(
		PATTERNS,
		null,
		'The files, as patterns of .gitignore relative to the folder of this file; all where none is named.',
	),
	reason: key(
		{ kind: 'text', pattern: null, what: 'a text' },
		null,
		'Why this is accepted; it is shown in every report.',
	),
	until: key(DAY, null, 'The last day on which this holds.'),
};

const SCAN: Readonly<Record<keyof ScanConfig, KeySpec>> = {
	paths: key(
		{ kind: 'texts', what: 'paths', words: [] },
		null,
		'Folders, files and globs to scan where the command line names none.',
		['.'],
	),
	exclude: key(PATTERNS, '<pattern>', 'Files and folders that are not scanned, as patterns of .gitignore.', []),
	policies: key(
		{
			kind: 'texts',
			what: 'ids or aliases of policies, wildcards, severities, categories or controls',
			words: ['default', 'all'],
		},
		'<names>',
		'The policies that run: "default" for the few that matter most, "all", or a list.',
		'default',
	),
	check: key(POLICIES, '<names>', 'The only policies that run. A severity stands for itself and what is worse.', []),
	skipCheck: key(
		POLICIES,
		'<names>',
		'Policies that do not run. A severity stands for itself and what is less bad.',
		[],
	),
	severity: key(SEVERITY_MAP, null, 'How bad what a policy finds is, where you see it differently.', {}),
	parameters: key(PARAMETERS, null, 'Parameters of policies.', {}),
	overrides: key(
		{ kind: 'entries', keys: table(OVERRIDE), anyOf: ['path'] },
		null,
		'What holds for some files only.',
		[],
	),
	suppressions: key(
		{ kind: 'entries', keys: table(SUPPRESSION), anyOf: ['policy', 'resource', 'path'] },
		null,
		'Findings that are accepted, by policy, resource and path.',
		[],
	),
	noInlineSkips: key(SWITCH, '', 'Heed no annotations and comments that skip policies.', false),
	requireSkipReason: key(SWITCH, '', 'Heed only suppressions that give a reason.', false),
	baseline: key(FILE, '<file>', 'A file of findings that are known, from --create-baseline or of Checkov.'),
	createBaseline: key(FILE, '<file>', 'Write what is found now into a baseline, and report nothing.'),
	changedSince: key(
		{ kind: 'text', pattern: '^[^-]', what: 'a branch, tag or commit' },
		'<ref>',
		'Scan only files that changed since this branch left a branch, tag or commit.',
	),
	staged: key(SWITCH, '', 'Scan only what is staged for the next commit, as it is staged.', false),
	kubernetesVersion: key(
		{ kind: 'text', pattern: '^v?1\\.[0-9]{1,3}(\\.[0-9]+)?$', what: 'a version of Kubernetes in quotes, as "1.30"' },
		'<version>',
		'The version of Kubernetes whose defaults and rules hold.',
	),
	failOn: key(
		{ kind: 'word', words: [...SEVERITIES, 'none'] },
		'<severity>',
		'The least severity that makes the exit code 1.',
		'info',
	),
	softFail: key(SWITCH, '', 'Findings do not make the exit code 1.', false),
	ignoreUnreadable: key(SWITCH, '', 'Files and objects that cannot be read do not make the exit code 2.', false),
	maxFileSize: key(
		{ kind: 'number', least: 1, most: 1024 },
		'<MiB>',
		'Files with more mebibytes are reported instead of read.',
		50,
	),
	output: key(
		{
			kind: 'texts',
			what: 'formats, each with a file where it does not go to the terminal: text, sarif=merlon.sarif',
			words: [],
		},
		'<format[=file]>',
		'How and where to report.',
		['text'],
	),
	showPassed: key(SWITCH, '', 'Report what passed, too.', false),
	compact: key(SWITCH, '', 'One line for each finding.', false),
	quiet: key(SWITCH, '', 'Report findings only.', false),
	verbose: key(SWITCH, '', 'Report what the scan did, too.', false),
};

function table(keys: Readonly<Record<string, KeySpec>>): KeyTable {
	return new Map(Object.entries(keys));
}

/** Every key of `merlon.yaml`, in the order of its documentation. */
export const SCAN_KEYS: KeyTable = table(SCAN);
