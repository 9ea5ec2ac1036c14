import type { JsonObject, PolicyMetadata, Problem, Severity } from '@merlon/model';
import { type PolicyModule, PolicySet } from '@merlon/policy';
import { type FileSettings, Overrides } from '../config/overrides.ts';
import { askedPolicies, idlePolicies } from '../select/idle-policies.ts';
import type { PolicyNames } from '../select/policy-names.ts';
import { type SelectionSource, selectPolicies, valuesByPolicy } from '../select/select-policies.ts';
import type { ScanTask } from './scan-task.ts';

/** The policies for some files, with what the settings say of them. */
export interface ChosenPolicies {
	readonly set: PolicySet;
	readonly severity: ReadonlyMap<string, Severity>;
	/** Those that the settings ask for by name. */
	readonly asked: ReadonlySet<string>;
	readonly problems: readonly Problem[];
}

const NOWHERE: SelectionSource = { file: '', locate: () => ({ line: 0, column: 0 }) };

/** Chooses the policies for each file: the same for all to which the same overrides apply. */
export class PolicyChoice {
	readonly #module: PolicyModule;
	readonly #task: ScanTask;
	readonly #names: PolicyNames;
	readonly #source: SelectionSource;
	readonly #overrides: Overrides;
	readonly #known = new Map<string, ChosenPolicies>();
	#inventory: JsonObject = {};

	constructor(module: PolicyModule, task: ScanTask, names: PolicyNames, source: SelectionSource = NOWHERE) {
		this.#source = source;
		this.#module = module;
		this.#task = task;
		this.#names = names;
		this.#overrides = new Overrides(task.config, { cwd: task.cwd, folder: task.folder });
	}

	/** Tells the policies of the set of objects that the resources stand in. */
	useInventory(inventory: JsonObject): void {
		this.#inventory = inventory;
		for (const { set } of this.#known.values()) set.useInventory(inventory);
	}

	/** The policies for a file, given as findings show it. */
	of(file: string): ChosenPolicies {
		const settings = this.#overrides.of(file);
		let chosen = this.#known.get(settings.key);
		if (chosen === undefined) {
			chosen = this.#choose(settings);
			this.#known.set(settings.key, chosen);
		}
		return chosen;
	}

	#choose(settings: FileSettings): ChosenPolicies {
		const { policies: base = 'default', kubernetesVersion } = this.#task.config;
		const all = this.#module.policies;
		const source = this.#source;
		const severity = valuesByPolicy(settings.severity, this.#names);
		const given = valuesByPolicy(settings.parameters, this.#names);
		const selection = { policies: base, check: settings.check, skipCheck: settings.skipCheck, severity };
		const { policies, problems } = selectPolicies(all, selection, source, this.#names);
		const parameters: Record<string, JsonObject> = {};
		for (const policy of policies) {
			parameters[policy.id] = { ...versionOf(policy, kubernetesVersion), ...given.get(policy.id) };
		}
		const set = new PolicySet(this.#module, new Set(policies.map(({ id }) => id)), { parameters });
		set.useInventory(this.#inventory);
		const asked = askedPolicies(settings.check, this.#names);
		const idle = idlePolicies(policies, parameters, asked, source);
		return { set, severity, asked: new Set(asked.keys()), problems: [...problems, ...idle] };
	}
}

/** The version of Kubernetes, for policies that make a difference by it. */
function versionOf({ parameters: { defaults } }: PolicyMetadata, version: string | undefined): JsonObject {
	if (version === undefined || !('version' in defaults)) return {};
	return { version: version === 'latest' || version.startsWith('v') ? version : `v${version}` };
}
