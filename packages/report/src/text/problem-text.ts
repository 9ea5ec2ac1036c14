import type { Problem } from '@merlon/model';
import { placeText } from '../findings.ts';
import type { ReportOptions } from '../report-options.ts';
import { oneLine, visible } from '../safe-text.ts';
import { wrapText } from '../text-width.ts';

/** A problem as compilers print theirs, and what to do about it below. */
export function problemText(problem: Problem, { palette, compact, width }: ReportOptions): string[] {
	const { code, level, message, file, line, column, help } = problem;
	const paint = level === 'error' ? palette.high : palette.medium;
	const from = file === '' ? '' : `${visible(placeText(file, line, column))}: `;
	const text = `${oneLine(message)} [${oneLine(code)}]`;
	if (compact) return [`${from}${paint(level)}: ${text}${help === '' ? '' : ` help: ${oneLine(help)}`}`];
	const [first = '', ...rest] = wrapText(`${from}${level}: ${text}`, width - 6);
	// only the level has a colour, and nothing wraps before it
	const head = first.startsWith(`${from}${level}`)
		? `${from}${paint(level)}${first.slice(from.length + level.length)}`
		: first;
	const below = [...rest, ...(help === '' ? [] : wrapText(`help: ${oneLine(help)}`, width - 6))];
	return [head, ...below.map((part) => `    ${part}`)];
}
