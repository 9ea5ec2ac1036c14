import { spanText } from '@merlon/base';
import type { ErrorLocation, RegoEvalError } from '../runtime/errors.ts';
import { valueText } from '../runtime/value-text.ts';
import type { Expr, Term } from '../syntax/ast.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import { walkTerm } from '../syntax/walk.ts';
import type { Site, StepQuery } from './stepper-types.ts';

/** An error of an evaluation, with what was being evaluated, the innermost first. */
export interface StepFailure {
	readonly error: RegoEvalError;
	readonly stack: readonly StackFrame[];
}

export interface StackFrame {
	readonly queryId: number;
	readonly location: ErrorLocation;
	/** The expression as it is written, with the values of its variables in their place. */
	readonly text: string;
}

/** Characters of an expression or value that are shown. */
const MAX_TEXT = 80;

/** What is being evaluated at a site: its expression, and those from which its rules and bodies were entered. */
export function stackOf(site: Site): readonly StackFrame[] {
	const frames: StackFrame[] = [];
	for (let current: Site | null = site; current !== null; current = current.query.from) {
		const { expr, query } = current;
		const text = frameText(resolvedText(expr, query));
		frames.push({ queryId: query.id, location: opaLocation(expr.span), text });
	}
	return frames;
}

/** `file:row: text`, as OPA prints it. */
export function stackFrameText({ location: { file, row, col }, text }: StackFrame): string {
	return `${file === '' ? `${row}:${col}` : `${file}:${row}`}${text === '' ? '' : `: ${text}`}`;
}

/** A text on one line, cut off where it is too long. */
export function frameText(source: string): string {
	const characters = [
		...source
			.split(/\s+/)
			.filter((word) => word !== '')
			.join(' '),
	];
	return characters.length > MAX_TEXT ? `${characters.slice(0, MAX_TEXT).join('')}...` : characters.join('');
}

function resolvedText({ terms, span, with: modifiers }: Expr, query: StepQuery): string {
	const source = spanText(span);
	const replacements: { readonly start: number; readonly end: number; readonly text: string }[] = [];
	const replace = (term: Term): void => {
		if (term.kind !== 'var' || term.span.source !== span.source) return;
		const start = term.span.start - span.start;
		const end = term.span.end - span.start;
		const value = query.bindings.plug(term);
		if (start < 0 || end > source.length || start === end || value === undefined) return;
		const text = valueText(value);
		if (text.length <= MAX_TEXT) replacements.push({ start, end, text });
	};
	const read: Term[] = modifiers.map(({ value }) => value);
	if (terms.kind === 'call-expr') read.push(...terms.args);
	else if (terms.kind === 'every') read.push(terms.domain);
	else if (terms.kind === 'ref' || terms.kind === 'var') read.push(terms);
	for (const term of read) if (!term.kind.endsWith('comprehension')) walkTerm(term, { term: replace });
	let text = '';
	let at = 0;
	for (const { start, end, text: value } of replacements.sort((a, b) => a.start - b.start)) {
		if (start < at) continue;
		text += source.slice(at, start) + value;
		at = end;
	}
	return text + source.slice(at);
}
