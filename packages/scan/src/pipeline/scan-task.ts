import type { Finding, Problem, ResourceRef } from '@merlon/model';
import type { ScanConfig } from '../config/scan-config.ts';

/** What a scan does with every file. Plain data, so that it can be sent to another thread. */
export interface ScanTask {
	readonly config: ScanConfig;
	/** Absolute paths: where the scan was started, and the folder that paths in the settings are about. */
	readonly cwd: string;
	readonly folder: string;
	/** The day on which suppressions are judged, as `2026-11-22`. */
	readonly today: string;
}

/** What came of one file. Plain data as well. */
export interface FileOutcome {
	readonly findings: readonly Finding[];
	readonly resources: readonly ResourceRef[];
	readonly problems: readonly Problem[];
	/** Documents, or whole files, that could not be read. */
	readonly unreadable: number;
}
