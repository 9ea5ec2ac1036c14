/** Bounds on what loading may read. */
export interface LoadLimits {
	readonly files: number;
	/** Bytes of one file, or of one member of an archive. */
	readonly fileBytes: number;
	/** Bytes of everything that is loaded together. */
	readonly totalBytes: number;
	/** Folders in folders. */
	readonly depth: number;
}

export const DEFAULT_LOAD_LIMITS: LoadLimits = {
	files: 200_000,
	fileBytes: 512 * 1024 * 1024,
	totalBytes: 1024 * 1024 * 1024,
	depth: 200,
};
