import { projectFiles, type TextFile } from './files.ts';
import type { Gate, GateResult } from './gate.ts';

/** What no file may say: where it lay on somebody's machine, and where somebody fetched packages from. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
	[/(?<![\w.$}{)~/-])\/(?:home|Users|root|work)\/[\w.-]+/, 'a path of one machine'],
	[/\bregistry\.(?:npmjs\.org|yarnpkg\.com|npmmirror\.com)\b/, 'a registry host'],
	[/"resolved": "(?:https?|git)[^"]*"/, 'a host in the lockfile'],
	[/^[<=>]{7}(?: |$)/m, 'a conflict marker'],
];

/** The project speaks of itself alone. */
export const selfContained: Gate = { name: 'self-contained', unit: 'files', least: 200, run };

function run(): GateResult {
	const files = projectFiles().filter(({ path }) => path !== 'tools/gates/self-contained.ts');
	return { examined: files.length, problems: files.flatMap(problemsOf) };
}

/** Policies, their cases and their pages are about paths of nodes and containers, the home of root among them. */
function isSubject(path: string, found: string): boolean {
	return /^(?:docs\/)?policies\//.test(path) && found.startsWith('/root/');
}

function problemsOf({ path, text }: TextFile): string[] {
	return FORBIDDEN.flatMap(([pattern, meaning]) => {
		const match = pattern.exec(text);
		if (match === null || isSubject(path, match[0])) return [];
		const line = text.slice(0, match.index).split('\n').length;
		return [`${path}:${line}: ${meaning}: ${match[0].trim()}`];
	});
}
