import {
	type Finding,
	type PolicyMetadata,
	type Problem,
	type Resource,
	type ResourceRef,
	resourceRef,
} from '@merlon/model';
import type { PolicyModule } from '@merlon/policy';
import { type ReadResult, readKubernetes, type Skim } from '@merlon/readers';
import type { Candidate } from '../discover/candidate.ts';
import { readCandidate } from '../discover/read-candidate.ts';
import { PolicyNames } from '../select/policy-names.ts';
import type { SelectionSource } from '../select/select-policies.ts';
import { applySuppressions, type SuppressOptions } from '../suppress/apply-suppressions.ts';
import { SuppressionRules } from '../suppress/suppression-rules.ts';
import { checkResource } from './check-resource.ts';
import type { InventoryCollector, InventoryEntry } from './inventory.ts';
import { PolicyChoice } from './policy-choice.ts';
import type { FileOutcome, ScanTask } from './scan-task.ts';
import { excuseSystemComponent } from './system-components.ts';

/** Bytes of files that were read ahead and are kept: as objects they take several times the memory. */
const MOST_KEPT = 16 * 1024 * 1024;

/** Scans one file after another. */
export class FileScanner {
	readonly choice: PolicyChoice;
	readonly names: PolicyNames;
	readonly #task: ScanTask;
	readonly #suppress: SuppressOptions;
	readonly #skim: Skim | null;
	readonly #kept = new Map<string, ReadResult>();
	#keptBytes = 0;

	/** `source`: where the settings stand, for what is wrong with them. */
	constructor(module: PolicyModule, task: ScanTask, source?: SelectionSource) {
		const names = new PolicyNames(module.policies);
		this.names = names;
		const { config, today } = task;
		this.choice = new PolicyChoice(module, task, names, source);
		this.#task = task;
		this.#skim = skimFor(module.policies);
		this.#suppress = {
			names,
			rules: new SuppressionRules(config.suppressions ?? [], names, today, task),
			today,
			noInlineSkips: config.noInlineSkips ?? false,
			requireSkipReason: config.requireSkipReason ?? false,
		};
	}

	/** Reads a file; a file that cannot be read is a problem. */
	#read(candidate: Candidate): ReadResult {
		const { text, problem } = readCandidate(candidate, this.#task.config.maxFileSize);
		if (text !== null) return readKubernetes(candidate.path, text, { skim: this.#skim });
		const unreadable = problem.level === 'error' ? 1 : 0;
		return { resources: [], problems: [problem], unreadable };
	}

	/**
	 * Reads a file ahead, for what policies look up of it. What was read is kept until it is scanned, if that is not more
	 * than `mostKept` bytes of files.
	 */
	collect(
		candidate: Candidate,
		collector: InventoryCollector,
		mostKept: number = MOST_KEPT,
	): readonly InventoryEntry[] {
		const result = this.#read(candidate);
		// What comes through a pipe cannot be read again.
		const isOnce = candidate.size < 0;
		if (isOnce || this.#keptBytes + candidate.size <= mostKept) {
			this.#keptBytes += Math.max(candidate.size, 0);
			this.#kept.set(candidate.path, result);
		}
		return collector.entries(result.resources);
	}

	scan(candidate: Candidate): FileOutcome {
		const kept = this.#kept.get(candidate.path);
		this.#kept.delete(candidate.path);
		return this.#check(candidate.path, kept ?? this.#read(candidate));
	}

	/** Evaluates the policies for a file on what was read of it. */
	#check(file: string, { resources, problems, unreadable }: ReadResult): FileOutcome {
		const findings: Finding[] = [];
		const refs: ResourceRef[] = [];
		const found: Problem[] = [...problems];
		for (const resource of resources) {
			refs.push(resourceRef(resource));
			this.#checkOne(file, resource, findings, found);
		}
		return { findings, resources: refs, problems: found, unreadable };
	}

	#checkOne(file: string, resource: Resource, findings: Finding[], problems: Problem[]): void {
		const { set, severity, asked } = this.choice.of(file);
		const { config } = this.#task;
		const checked = checkResource(resource, set, {
			showPassed: config.showPassed ?? false,
			severity: ({ id }) => severity.get(id) ?? null,
		});
		problems.push(...checked.problems);
		const evaluated = new Set(checked.evaluated);
		const suppressed = applySuppressions(resource, checked.findings, evaluated, this.#suppress);
		problems.push(...suppressed.problems);
		const isDefault = config.policies === undefined || config.policies === 'default';
		for (const finding of suppressed.findings) {
			const isChosen = !isDefault || asked.has(finding.policy);
			findings.push(isChosen ? finding : excuseSystemComponent(finding, resource));
		}
	}
}

/**
 * The definitions of custom resources make up most of what many charts render, and nearly all of that is schemas, which
 * hardly any policy looks at.
 */
function skimFor(policies: readonly PolicyMetadata[]): Skim | null {
	const kind = 'CustomResourceDefinition';
	const isNeeded = policies.some(
		({ targets, inventory }) =>
			targets.includes(`kubernetes/${kind}`) ||
			inventory.some(({ kinds, fields }) => kinds.includes(kind) || (kinds.includes('*') && fields.length === 0)),
	);
	return isNeeded ? null : (key, before) => key === 'spec' && before['kind'] === kind;
}
