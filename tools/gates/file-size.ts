import { lineCount, sourceFiles } from './files.ts';
import type { Gate, GateResult } from './gate.ts';

const MAX_LINES = 600;

/** Files that may be longer, each with the reason. */
const ALLOWED: ReadonlyMap<string, string> = new Map([]);

/** One concept per file keeps files short. */
export const fileSize: Gate = { name: 'file-size', unit: 'files', least: 200, run };

function run(): GateResult {
	const files = sourceFiles();
	const long = files.filter(({ path, text }) => lineCount(text) > MAX_LINES && !ALLOWED.has(path));
	return { examined: files.length, problems: long.map(({ path, text }) => `${path} has ${lineCount(text)} lines`) };
}
