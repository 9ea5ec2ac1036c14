import type { Json, JsonObject, JsonPath } from './json.ts';
import type { Location } from './location.ts';
import type { ResourceRef } from './resource.ts';
import type { Severity } from './severity.ts';

/** `unknown`: something that the policy needs could not be resolved. */
export type FindingStatus = 'fail' | 'pass' | 'skip' | 'unknown';

/** A change that mends what was found: an operation of JSON Patch on the resource. */
export interface Fix {
	readonly op: 'add' | 'replace' | 'remove';
	readonly path: JsonPath;
	readonly value?: Json;
}

/** Why a finding is not held against anyone. */
export interface Suppression {
	/** `annotation`, `comment`, `config` or `baseline`. */
	readonly source: 'annotation' | 'comment' | 'config' | 'baseline';
	readonly reason: string;
	readonly location: Location | null;
}

/** What came of one policy and one resource, as `-o json` prints it. */
export interface Finding {
	readonly policy: string;
	readonly title: string;
	readonly status: FindingStatus;
	readonly severity: Severity;
	readonly category: string;
	readonly message: string;
	readonly resource: ResourceRef;
	readonly locations: readonly Location[];
	readonly suppression: Suppression | null;
	readonly fix: Fix | null;
	/** Stays the same when lines move and files are renamed. */
	readonly fingerprint: string;
	readonly links: readonly string[];
	readonly remediation: string;
	readonly details: JsonObject | null;
}

/** What could not be read, or went wrong, besides findings. Lines and columns count from 1, 0 where unknown. */
export interface Problem {
	/** Stable: `yaml-syntax`, `wrong-type`, `file-unreadable`, `policy-error`, `suppression-unused`, … */
	readonly code: string;
	/** `error`: something was not looked at, so that the scan is not complete. */
	readonly level: 'error' | 'warning';
	readonly message: string;
	readonly file: string;
	readonly line: number;
	readonly column: number;
	/** What to do about it; empty where the message says it. */
	readonly help: string;
	/** Whether it is about what is scanned and cannot be read, which `--ignore-unreadable` passes over. */
	readonly unreadable?: boolean;
}

/** How much was looked at. */
export interface ScanSummary {
	readonly files: number;
	readonly resources: number;
	readonly policies: number;
	/** Files that hold nothing for Merlon. */
	readonly ignored: number;
	/** Files, documents in them, or objects, that could not be read or would not be by an API server. */
	readonly unreadable: number;
	readonly failed: number;
	readonly passed: number;
	readonly skipped: number;
	readonly durationMs: number;
}

/** The result of a scan, in the order in which reports show it: by file, place and policy. */
export interface ScanResult {
	readonly findings: readonly Finding[];
	readonly resources: readonly ResourceRef[];
	readonly problems: readonly Problem[];
	readonly summary: ScanSummary;
}
