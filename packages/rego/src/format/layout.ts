import type { Diagnostic } from '@merlon/base';
import type { Body, Comment, Expr, Rule, Term } from '../syntax/ast.ts';
import type { CommentQueue } from './comment-queue.ts';
import { commentText, type Output } from './output.ts';
import type { Placement } from './placement.ts';

/** What the module and the target version decide about how everything is written. */
export interface Style {
	/** Partial sets are written with `contains`. */
	readonly contains: boolean;
	/** Bodies are written with `if`. */
	readonly ifs: boolean;
	/** The result has to be valid v1. */
	readonly v1: boolean;
	/** Some rule has a general reference in its head. */
	readonly refHeads: boolean;
	/** Words that need brackets in references. */
	readonly keywords: ReadonlySet<string>;
	readonly keywordsInRefs: boolean;
	/** The module uses names that a compiler gave. */
	readonly hasGenerated: boolean;
	/** Wildcards that occur more than once, and have to be named for it. */
	readonly sharedWildcards: ReadonlySet<string>;
}

/**
 * `false` where two comments compete for the end of one line, or a collection on one line has comments inside. The
 * innermost term around is then written as it stood in the source.
 */
export type Written = boolean;

/** The state that all writers share. */
export interface Layout {
	readonly out: Output;
	readonly comments: CommentQueue;
	readonly place: Placement;
	readonly style: Style;
	/** What cannot be written. */
	readonly problems: Diagnostic[];
	/** Set when comments or terms may have been lost; the rule at hand is looked at then. */
	collided: boolean;
	/** Rules to be written as they stood. */
	readonly keptRules: ReadonlySet<Rule>;
	/** Rules in whose layout comments collided. */
	readonly collidedRules: Set<Rule>;
	/** The next expression to be put in parentheses, without its `with`. */
	parenthesizedExpr: Expr | null;
	/** The next term to be put in parentheses. */
	parenthesizedTerm: Term | null;
	/** A term written as it stood keeps the comment that ends its last line. */
	keepFinalComment: boolean;
	/** Terms and bodies contain one another; the writers reach each other here. */
	readonly writeBody: (l: Layout, body: Body) => Written;
	readonly writeExpr: (l: Layout, expr: Expr) => Written;
}

/** Writes the comments above a line, and keeps the one on it for its end. */
export function insertComments(l: Layout, row: number): Written {
	if (l.comments.nextRow > row) return true;
	const above = l.comments.takeAbove(row);
	writeComments(l, above);
	const last = above[above.length - 1];
	if (last !== undefined && row - commentRow(last) > 1) l.out.blankLine();
	const on = l.comments.takeOn(row);
	if (on === null) return true;
	if (l.out.pending !== null) {
		l.out.pending = null;
		l.collided = true;
		return false;
	}
	l.out.pending = on;
	return true;
}

/** Writes comments on lines of their own; those that stood apart stay apart. */
export function writeComments(l: Layout, comments: readonly Comment[]): void {
	let inMetadata = false;
	comments.forEach((comment, i) => {
		const previous = comments[i - 1];
		if (previous !== undefined) {
			const distance = commentRow(comment) - commentRow(previous);
			if (distance > 1) {
				l.out.blankLine();
				inMetadata = false;
			} else if (inMetadata && isMetadata(comment)) {
				l.out.blankLine();
			}
		}
		if (isMetadata(comment)) inMetadata = true;
		l.out.line(commentText(comment));
	});
}

/** All comments that are left are lost with the text that could not be laid out, unless a term around writes it. */
export function fail(l: Layout): Written {
	l.collided = true;
	l.comments.takeRest();
	return false;
}

export function commentRow(comment: Comment): number {
	return comment.span.source.position(comment.span.start).line;
}

/** Whether a comment opens a METADATA block. */
function isMetadata(comment: Comment): boolean {
	const { source, start } = comment.span;
	return comment.text.trimStart().startsWith('METADATA') && (start === 0 || source.text[start - 1] === '\n');
}
