import type { JsonObject, Severity } from '@merlon/model';

/** What `merlon.yaml` may say; every key is a flag of `merlon scan` in camelCase. */
export interface ScanConfig {
	readonly paths?: readonly string[];
	readonly exclude?: readonly string[];
	readonly policies?: 'default' | 'all' | readonly string[];
	readonly check?: readonly string[];
	readonly skipCheck?: readonly string[];
	readonly severity?: Readonly<Record<string, Severity>>;
	readonly parameters?: Readonly<Record<string, JsonObject>>;
	readonly overrides?: readonly PathOverride[];
	readonly suppressions?: readonly SuppressionRule[];
	readonly noInlineSkips?: boolean;
	readonly requireSkipReason?: boolean;
	readonly baseline?: string;
	readonly createBaseline?: string;
	readonly changedSince?: string;
	readonly staged?: boolean;
	readonly kubernetesVersion?: string;
	readonly failOn?: Severity | 'none';
	readonly softFail?: boolean;
	readonly ignoreUnreadable?: boolean;
	readonly maxFileSize?: number;
	readonly output?: readonly string[];
	readonly showPassed?: boolean;
	readonly compact?: boolean;
	readonly quiet?: boolean;
	readonly verbose?: boolean;
}

/** What holds for some files only; the last one that says something wins, and skipped policies add up. */
export interface PathOverride {
	readonly path: readonly string[];
	readonly check?: readonly string[];
	readonly skipCheck?: readonly string[];
	readonly severity?: Readonly<Record<string, Severity>>;
	readonly parameters?: Readonly<Record<string, JsonObject>>;
}

/** What is not held against some resources; all that it names must hold. */
export interface SuppressionRule {
	readonly policy?: readonly string[];
	readonly resource?: readonly string[];
	readonly path?: readonly string[];
	readonly reason?: string;
	/** The last day on which it holds, as `2027-01-31`. */
	readonly until?: string;
}
