import type { Location, Problem } from '@merlon/model';

const CODE = 'suppression-foreign';
const MOST_NAMED = 10;

/** A suppression for another tool that names a check for which there is no policy. */
export function foreignProblem(written: string, id: string, { file, startLine, startColumn }: Location): Problem {
	const message = `"${written}" is about a check of another tool for which there is no policy: "${id}"`;
	return { code: CODE, level: 'warning', message, file, line: startLine, column: startColumn, help: '' };
}

/**
 * The problems with those of suppressions for other tools in one: people who scan with several tools have many of them,
 * and nothing to mend.
 */
export function withForeignSummed(problems: readonly Problem[]): readonly Problem[] {
	const foreign = problems.filter(({ code }) => code === CODE);
	if (foreign.length < 2) return problems;
	const ids = [...new Set(foreign.map(({ message }) => /"([^"]*)"$/.exec(message)?.[1] ?? ''))].sort();
	const named = ids.slice(0, MOST_NAMED).join(', ');
	const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : '';
	const message = `${foreign.length} suppressions are about checks of other tools for which there is no policy: ${named}${more}`;
	const place = { file: '', line: 0, column: 0 };
	const sum: Problem = { code: CODE, level: 'warning', message, ...place, help: '--verbose shows where they stand' };
	return [...problems.filter(({ code }) => code !== CODE), sum];
}
