import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import type { Finding, InventoryNeed, Problem, ResourceRef, ScanResult } from '@merlon/model';
import type { PolicyModule } from '@merlon/policy';
import { BUILTIN } from '@merlon/policy/builtin';
import { type Baseline, BaselineError, EMPTY_BASELINE, isInBaseline, readBaseline } from './baseline/baseline-file.ts';
import { withDistinctFingerprints } from './baseline/fingerprint.ts';
import { configOf, type LoadedConfig } from './config/loaded-config.ts';
import type { ScanConfig } from './config/scan-config.ts';
import type { Candidate } from './discover/candidate.ts';
import { discover, type Scope } from './discover/changed-files.ts';
import { FileScanner } from './pipeline/file-scanner.ts';
import { InventoryCollector, inventoryOf } from './pipeline/inventory.ts';
import type { ChosenPolicies } from './pipeline/policy-choice.ts';
import type { FileOutcome, ScanTask } from './pipeline/scan-task.ts';
import { scanInThreads, type ThreadEntry } from './pipeline/scan-threads.ts';
import { fileProblem, systemErrorText } from './problem.ts';
import { settingProblems } from './select/setting-problems.ts';
import { withForeignSummed } from './suppress/foreign-suppressions.ts';
import { ruleProblems } from './suppress/rule-problems.ts';

/** What to scan, and how. */
export interface ScanRequest {
	/** Folders, files, globs and `-`; those of the settings, or the current folder, where none is named. */
	readonly paths?: readonly string[];
	/** Settings with the keys of `merlon.yaml`, or settings that were loaded. */
	readonly config?: ScanConfig | LoadedConfig;
	/** The process' own where it is not given. */
	readonly cwd?: string;
	/** The day on which suppressions are judged, as `2026-11-22`; today where it is not given. */
	readonly today?: string;
	/** Told now and then how many of the files are done. */
	readonly onProgress?: (done: number, total: number) => void;
	/** How another thread is started for large scans; without it there is one. */
	readonly thread?: ThreadEntry;
}

/** Bytes above which a scan is worth further threads, each of which needs memory and has to get under way. */
const THREADS_FROM = 32 * 1024 * 1024;

/** Finds the manifests, evaluates the policies on them, and says what is wrong where. */
export async function scan(request: ScanRequest = {}): Promise<ScanResult> {
	const started = performance.now();
	const cwd = resolve(request.cwd ?? '.');
	const loaded = loadedConfig(request.config, cwd);
	const { config, folder } = loaded;
	const today = request.today ?? new Date().toISOString().slice(0, 10);
	const task: ScanTask = { config, cwd, folder, today };
	const module: PolicyModule = BUILTIN;
	const scanner = new FileScanner(module, task, loaded);
	const problems: Problem[] = [
		...loaded.problems,
		...settingProblems(config, { policies: module.policies, names: scanner.names, source: loaded }),
		...scanner.choice.of('').problems,
	];
	const baseline = readBaselineFile(config.baseline, { folder, cwd }, problems);
	if (problems.some(({ level }) => level === 'error')) return emptyResult(problems, started);
	const found = discover(
		{
			paths: request.paths ?? config.paths ?? ['.'],
			cwd,
			exclude: [...(config.exclude ?? [])],
			excludeBase: folder,
			excludeWildcards: loaded.excludeWildcards,
			...(config.maxFileSize === undefined ? {} : { maxFileSize: config.maxFileSize }),
		},
		scopeOf(config),
	);
	problems.push(...found.problems);
	const choices = choicesFor(scanner, config, found.files);
	for (const problem of choices.slice(1).flatMap((choice) => choice.problems)) {
		// Every choice says again what is wrong with the settings that all of them share.
		if (!problems.some(({ message }) => message === problem.message)) problems.push(problem);
		if (problem.level === 'error') return emptyResult(problems, started);
	}
	const running = new Set(choices.flatMap(({ set }) => set.policies));
	const needs = [...running].flatMap(({ inventory }) => inventory);
	const outcomes = await scanFiles(module, task, scanner, { files: found.files, needs }, request);
	const result = assemble(outcomes, problems, {
		files: found.files.length,
		policies: scanner.choice.of('').set.policies.length,
		started,
		mark: marking(baseline, module),
	});
	const { requireSkipReason = false } = config;
	const named = request.paths?.every((path) => resolve(cwd, path) !== folder) ?? false;
	const whole = scopeOf(config).kind === 'all' && !named;
	const judgement = { names: scanner.names, today, cwd, requireSkipReason, whole };
	const all = [...result.problems, ...ruleProblems(loaded, result.findings, judgement)];
	return { ...result, problems: config.verbose === true ? all : withForeignSummed(all) };
}

function loadedConfig(config: ScanConfig | LoadedConfig | undefined, cwd: string): LoadedConfig {
	return config !== undefined && 'excludeWildcards' in config ? config : configOf(config ?? {}, cwd);
}

function scopeOf({ staged, changedSince }: ScanConfig): Scope {
	if (staged === true) return { kind: 'staged' };
	return changedSince === undefined ? { kind: 'all' } : { kind: 'changed', since: changedSince };
}

/** The choices for the files: the one without overrides comes first. */
function choicesFor(
	{ choice }: FileScanner,
	{ overrides = [] }: ScanConfig,
	files: readonly Candidate[],
): readonly ChosenPolicies[] {
	const base = choice.of('');
	return overrides.length === 0 ? [base] : [...new Set([base, ...files.map(({ path }) => choice.of(path))])];
}

async function scanFiles(
	module: PolicyModule,
	task: ScanTask,
	scanner: FileScanner,
	{ files, needs }: { readonly files: readonly Candidate[]; readonly needs: readonly InventoryNeed[] },
	{ thread, onProgress }: ScanRequest,
): Promise<readonly FileOutcome[]> {
	const bytes = files.reduce((sum, { size }) => sum + Math.max(size, 0), 0);
	if (thread !== undefined && bytes > THREADS_FROM && availableParallelism() > 1) {
		const threads = { start: thread, count: availableParallelism(), onProgress };
		return scanInThreads(module, scanner, task, { files, needs }, threads);
	}
	if (needs.length > 0) {
		// Policies that look at other objects need all of them first.
		const collector = new InventoryCollector(needs);
		scanner.choice.useInventory(inventoryOf(files.flatMap((file) => scanner.collect(file, collector))));
	}
	return files.map((file, i) => {
		if (i % 100 === 0) onProgress?.(i, files.length);
		return scanner.scan(file);
	});
}

function readBaselineFile(
	file: string | undefined,
	{ folder, cwd }: { readonly folder: string; readonly cwd: string },
	problems: Problem[],
): Baseline {
	if (file === undefined) return EMPTY_BASELINE;
	const path = resolve(folder, file);
	try {
		return readBaseline(readFileSync(path, 'utf8'));
	} catch (error) {
		const why = error instanceof BaselineError ? error.message : systemErrorText(error);
		problems.push(
			fileProblem('baseline-unreadable', 'error', relative(cwd, path), `the baseline cannot be read: ${why}`),
		);
		return EMPTY_BASELINE;
	}
}

/** Turns failures that the baseline knows into skips. */
function marking(baseline: Baseline, { policies }: PolicyModule): (finding: Finding) => Finding {
	if (baseline === EMPTY_BASELINE) return unchanged;
	const aliases = new Map(policies.map((policy) => [policy.id, policy.aliases]));
	return (finding) => {
		if (finding.status !== 'fail' || !isInBaseline(baseline, finding, aliases.get(finding.policy) ?? []))
			return finding;
		return {
			...finding,
			status: 'skip',
			suppression: { source: 'baseline', reason: 'in the baseline', location: null },
		};
	};
}

function unchanged(finding: Finding): Finding {
	return finding;
}

function assemble(
	outcomes: readonly FileOutcome[],
	before: readonly Problem[],
	how: { files: number; policies: number; started: number; mark: (finding: Finding) => Finding },
): ScanResult {
	const findings = withDistinctFingerprints(outcomes.flatMap((outcome) => outcome.findings.toSorted(byPlace))).map(
		how.mark,
	);
	const resources: ResourceRef[] = outcomes.flatMap((outcome) => outcome.resources);
	const problems = [...before, ...outcomes.flatMap((outcome) => outcome.problems)];
	const count = (status: Finding['status']): number =>
		findings.reduce((sum, finding) => sum + (finding.status === status ? 1 : 0), 0);
	return {
		findings,
		resources,
		problems,
		summary: {
			files: how.files,
			resources: resources.length,
			policies: how.policies,
			ignored: outcomes.filter((outcome) => outcome.resources.length === 0 && outcome.unreadable === 0).length,
			unreadable: outcomes.reduce((sum, { unreadable }) => sum + unreadable, 0),
			failed: count('fail'),
			passed: count('pass'),
			skipped: count('skip'),
			durationMs: Math.round(performance.now() - how.started),
		},
	};
}

/** By line, column and policy; files come in the order in which they were found. */
function byPlace(a: Finding, b: Finding): number {
	const [at, bt] = [a.locations[0], b.locations[0]];
	const lines = (at?.startLine ?? 0) - (bt?.startLine ?? 0);
	if (lines !== 0) return lines;
	const columns = (at?.startColumn ?? 0) - (bt?.startColumn ?? 0);
	if (columns !== 0) return columns;
	if (a.policy !== b.policy) return a.policy < b.policy ? -1 : 1;
	return a.message < b.message ? -1 : a.message > b.message ? 1 : 0;
}

function emptyResult(problems: readonly Problem[], started: number): ScanResult {
	return assemble([], problems, { files: 0, policies: 0, started, mark: unchanged });
}
