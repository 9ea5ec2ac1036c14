import { sourceFiles } from './files.ts';
import type { Gate, GateResult } from './gate.ts';

const MARKS = /\b(?:TODO|FIXME|XXX|HACK)\b/;
const SWITCHED_OFF = /\b(?:describe|test|it)\.(?:only|skip|todo)\b/;
const SELF = 'tools/gates/unfinished.ts';

/** Nothing is left for later, and no test is switched off for good. */
export const unfinished: Gate = { name: 'unfinished', unit: 'files', least: 200, run };

function run(): GateResult {
	const files = sourceFiles().filter(({ path }) => path !== SELF);
	const problems = files.flatMap(({ path, text }) =>
		text.split('\n').flatMap((line, index) => {
			return MARKS.test(line) || SWITCHED_OFF.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [];
		}),
	);
	return { examined: files.length, problems };
}
