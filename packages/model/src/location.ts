import type { JsonPath } from './json.ts';

/** A range in a file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Location {
	/** Relative to the folder that the scan was started in, with `/` between its parts; `-` for standard input. */
	readonly file: string;
	readonly startLine: number;
	readonly startColumn: number;
	readonly endLine: number;
	readonly endColumn: number;
	/** What stands there, as a path in the resource. */
	readonly path: JsonPath;
}
