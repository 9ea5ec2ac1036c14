/** A file that may hold manifests. Plain data, so that it can be sent to another thread. */
export interface Candidate {
	/** Relative to the folder that the scan was started in, with `/` between its parts; `-` for standard input. */
	readonly path: string;
	readonly absolute: string;
	/** Bytes; -1 where nobody knows before reading: standard input and pipes. */
	readonly size: number;
	/** Named by the user rather than found in a folder: its extension may be any. */
	readonly explicit: boolean;
	/** The object of git that holds what is staged; null for a file of the working tree. */
	readonly blob: string | null;
}

/** Where standard input goes among paths. */
export const STDIN = '-';

/** Files with these extensions are looked at without being named. */
export function hasManifestExtension(name: string): boolean {
	const lower = name.slice(-5).toLowerCase();
	return lower === '.yaml' || lower === '.json' || lower.endsWith('.yml');
}

/** Mebibytes above which a file is reported instead of read. */
export const DEFAULT_MAX_FILE_SIZE = 50;

export const MEBIBYTE: number = 1024 * 1024;
