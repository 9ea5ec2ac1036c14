import { spanText } from '@merlon/base';
import type { Term } from '../syntax/ast.ts';
import { containsGenerated } from './generated-names.ts';
import { fail, insertComments, type Layout, type Written } from './layout.ts';
import { NO_ROW, withOpeningParentheses } from './placement.ts';

/** Something with brackets around a sequence of terms: an array, a set, an object, arguments. */
export interface Brackets {
	/** The line it begins on. */
	readonly openRow: number;
	/** The line of its closing bracket, or NO_ROW. */
	readonly closeRow: number;
	/** Its text. */
	readonly text: string;
	/** The offset of its opening bracket. */
	readonly openOffset: number;
}

/**
 * Writes terms between brackets: on one line as long as they were on one line, else with the line breaks they had,
 * indented, and a comma after the last. `firsts` are the terms (of objects the keys) that decide about lines, `elements`
 * all that belongs to them. Elements that a compiler named stay on one line.
 */
export function writeSequence(
	l: Layout,
	firsts: readonly Term[],
	elements: readonly Term[],
	brackets: Brackets,
	writeItem: (index: number) => Written,
): Written {
	const joined = l.style.hasGenerated && elements.some(containsGenerated);
	const breaks = joined ? NO_BREAKS : lineBreaks(l, firsts, brackets.openRow);
	let broken = breaks.size > 0;
	if (!broken) {
		const { openRow, closeRow } = brackets;
		if (closeRow !== NO_ROW && l.comments.hasBetween(openRow, closeRow)) {
			l.collided = true;
			return false;
		}
		broken = firsts[0] !== undefined && beginsOnLaterLine(brackets, firsts[0]);
	}
	if (broken) l.out.openLines();
	for (let i = 0; i < firsts.length; i++) {
		if (breaks.has(i)) {
			l.out.write(',');
			l.out.endLine();
			l.out.startLine();
		} else if (i > 0) {
			l.out.write(', ');
		}
		if (!writeItem(i)) return fail(l);
	}
	if (!broken) return true;
	l.out.write(',');
	l.out.endLine();
	if (!insertComments(l, brackets.closeRow)) return fail(l);
	l.out.unindent();
	l.out.startLine();
	return true;
}

const NO_BREAKS: ReadonlySet<number> = new Set();

/** The indexes of the terms that begin a line. */
function lineBreaks(l: Layout, terms: readonly Term[], openRow: number): ReadonlySet<number> {
	const breaks = new Set<number>();
	let row = openRow;
	terms.forEach((term, i) => {
		const next = l.place.row(term);
		if (next > row && i > 0) breaks.add(i);
		row = next;
	});
	return breaks;
}

/** Whether a line break stands between the opening bracket and the first term. */
function beginsOnLaterLine({ text, openOffset }: Brackets, first: Term): boolean {
	const at = text.indexOf(spanText(withOpeningParentheses(first.span, openOffset)));
	return at > 0 && text.lastIndexOf('\n', at - 1) > 0;
}

/** Whether a term is a union, whose `|` would read as that of a comprehension. */
export function isUnion(term: Term): boolean {
	return term.kind === 'call' && isNamed(term.operator.head, 'or') && term.operator.path.length === 0;
}

function isNamed(term: Term, name: string): boolean {
	return term.kind === 'var' && term.name === name;
}
