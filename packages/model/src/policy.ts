import type { JsonObject } from './json.ts';
import type { Severity } from './severity.ts';

/** Objects of the whole set that a policy looks up, besides the resource it is about. */
export interface InventoryNeed {
	/** Kinds; `*` is every kind. */
	readonly kinds: readonly string[];
	/**
	 * Paths such as `spec.podSelector`, besides names and labels. Of `*`, only objects that have one of them are needed.
	 * Empty for whole objects.
	 */
	readonly fields: readonly string[];
}

/** What a policy says of itself. */
export interface PolicyMetadata {
	/** Readable, never reused or renamed: `k8s-privileged-container`. */
	readonly id: string;
	readonly title: string;
	/** What goes wrong and how an attacker uses it. */
	readonly description: string;
	readonly severity: Severity;
	readonly category: string;
	/** Types it looks at: `kubernetes/Pod` reaches every workload through its pod template. */
	readonly targets: readonly string[];
	/** How to fix it, in one or two sentences. */
	readonly remediation: string;
	/** What to write instead, as a snippet; empty where there is none. */
	readonly example: string;
	/** Primary documentation. */
	readonly links: readonly string[];
	/** Ids that people know from other tools: `CKV_K8S_16`, `KSV-0017`, `kube-linter:privileged-container`. */
	readonly aliases: readonly string[];
	/** Controls of standards: `pss-baseline.privileged`. */
	readonly controls: readonly string[];
	/** Whether it is among those that a new user sees. */
	readonly default: boolean;
	/** What it reads of `data.inventory`; empty where it does not look at other objects. */
	readonly inventory: readonly InventoryNeed[];
	/** JSON Schema of `input.parameters`, and their values where none are given. */
	readonly parameters: { readonly schema: JsonObject; readonly defaults: JsonObject };
}
