import type { Location } from '@merlon/model';
import { lastLine } from '../findings.ts';
import type { ReportOptions } from '../report-options.ts';
import { visible } from '../safe-text.ts';
import { maskedColumn, maskedLine } from '../secrets/masked-line.ts';
import type { LineMasks } from '../secrets/secret-finder.ts';
import { textWidth } from '../text-width.ts';

const LINES_BEFORE = 2;
const LINES_AFTER = 1;
const MOST_MARKED = 5;
const TAB = '    ';

/** The part of every line that has room, in UTF-16 units from `left`. */
interface Window {
	readonly left: number;
	readonly room: number;
}

/** Lines of the file around a location, the lines that it covers marked and its range underlined; none without text. */
export function codeFrame(place: Location, options: ReportOptions, indent: string, masks: LineMasks): string[] {
	const at = maskedLocation(place, masks);
	const marked = { first: at.startLine, last: Math.min(lastLine(at), at.startLine + MOST_MARKED - 1) };
	const isCut = marked.last < lastLine(at);
	const first = Math.max(1, at.startLine - LINES_BEFORE);
	const last = isCut ? marked.last : marked.last + LINES_AFTER;
	const source = at.startLine < 1 ? null : maskedLines(options.frame(place, first, last), first, masks);
	const startText = source?.[at.startLine - first];
	if (source === null || startText === undefined) return [];

	const { palette } = options;
	const digits = String(last).length;
	const gutter = `${' '.repeat(digits + 2)} |`;
	const window = windowOn(at, startText, Math.max(20, options.width - indent.length - gutter.length - 1));
	const lines: string[] = [];
	const shownLines = source.slice(0, last - first + 1);
	if (shownLines.length > marked.last - first + 1 && shownLines.at(-1)?.trim() === '') shownLines.pop();
	shownLines.forEach((text, i) => {
		const number = first + i;
		const isMarked = number >= marked.first && number <= marked.last;
		const label = `${isMarked ? '>' : ' '} ${String(number).padStart(digits)} |`;
		const code = shown(text, window);
		const space = code === '' ? '' : ' ';
		lines.push(
			indent + (isMarked ? palette.mark(label) + space + code : palette.faint(`${label}${space}${code}`.trimEnd())),
		);
		if (number === at.startLine) {
			lines.push(`${indent}${palette.faint(gutter)} ${palette.mark(underline(at, startText, window))}`);
		}
	});
	if (isCut) lines.push(indent + palette.faint(`${gutter} … to line ${lastLine(at)}`));
	return lines;
}

function maskedLines(lines: readonly string[] | null, first: number, masks: LineMasks): readonly string[] | null {
	return lines?.map((line, i) => maskedLine(line, masks(first + i))) ?? null;
}

/** The location in the lines as they are shown. */
function maskedLocation(at: Location, masks: LineMasks): Location {
	return {
		...at,
		startColumn: maskedColumn(at.startColumn, masks(at.startLine), false),
		endColumn: maskedColumn(at.endColumn, masks(at.endLine), true),
	};
}

/** Lines begin at their first column where the range, or a good part of it, is then seen; and near the range otherwise. */
function windowOn(at: Location, text: string, room: number): Window {
	const third = Math.floor(room / 3);
	const reach = Math.min(endOf(at, text), at.startColumn - 1 + third, room + 1);
	if (textWidth(visibleCode(text.slice(0, reach))) <= room) return { left: 0, room };
	return { left: Math.max(0, at.startColumn - 1 - third), room };
}

/** Where a range ends in the line that it begins in, from 0. */
function endOf(at: Location, text: string): number {
	return lastLine(at) > at.startLine ? text.length : Math.min(at.endColumn - 1, text.length);
}

function shown(text: string, { left, room }: Window): string {
	const from = left === 0 ? '' : '…';
	const piece = from + visibleCode(text.slice(left === 0 ? 0 : left + 1, left + room + 1));
	return fitted(piece.trimEnd(), room);
}

function underline(at: Location, text: string, { left, room }: Window): string {
	const start = Math.min(Math.max(at.startColumn - 1, left), text.length);
	const before = textWidth(visibleCode(text.slice(left, start)));
	const pad = Math.min(before, room - 1);
	const width = textWidth(visibleCode(text.slice(start, Math.min(endOf(at, text), left + room))));
	return ' '.repeat(pad) + '^'.repeat(Math.max(1, Math.min(width, room - pad)));
}

function visibleCode(text: string): string {
	return visible(text.replaceAll('\t', TAB));
}

/** The text cut to a number of columns. */
function fitted(text: string, room: number): string {
	if (textWidth(text) <= room) return text;
	let cut = '';
	let width = 0;
	for (const character of text) {
		width += textWidth(character);
		if (width >= room) break;
		cut += character;
	}
	return `${cut}…`;
}
