import { mapExpr, mapTerm, type TermMapper } from '../analysis/map-terms.ts';
import { bodyText, exprText } from '../analysis/term-text.ts';
import type { Value } from '../runtime/value.ts';
import { valueText } from '../runtime/value-text.ts';
import type { Body, Expr, RuleHead, Term } from '../syntax/ast.ts';
import { walkBody, walkTerm } from '../syntax/walk.ts';
import { documentName } from './document-name.ts';
import { headTerms } from './head-terms.ts';
import type { TracedSteps } from './trace.ts';
import type { TraceEvent } from './trace-event.ts';

export type TraceMode = 'full' | 'notes' | 'fails';

/** Characters of a value in a line. */
const MAX_VALUE = 32;
/** Spaces between the columns, besides the one that separates them. */
const PADDING = 4;

/** The events of a trace that a mode shows: those it is about, with what was entered on the way to them. */
export function selectEvents(events: readonly TraceEvent[], modes: readonly TraceMode[]): readonly TraceEvent[] {
	if (modes.includes('full')) return events;
	const selected: TraceEvent[] = [];
	let entered = new Map<number, TraceEvent>();
	for (const event of events) {
		const { operation, node } = event;
		if ((operation === 'Note' && modes.includes('notes')) || (operation === 'Fail' && modes.includes('fails'))) {
			selected.push(...wayTo(event, entered), event);
			entered = new Map();
		}
		if ((operation === 'Enter' || operation === 'Redo') && node !== null && node.kind !== 'expr') {
			entered.set(event.queryId, event);
		}
	}
	return selected;
}

function wayTo(event: TraceEvent, entered: ReadonlyMap<number, TraceEvent>): TraceEvent[] {
	const way: TraceEvent[] = [];
	let current = entered.get(event.queryId);
	while (current !== undefined && current !== way[0]) {
		way.unshift(current);
		current = entered.get(current.parentId);
	}
	return way;
}

/**
 * The lines of a trace in OPA's form. `values` adds the values of the variables that an event's text names; `indent`
 * stands before every column and at the end, which is how OPA indents the traces of tests.
 */
export function traceText(
	{ names }: TracedSteps,
	events: readonly TraceEvent[],
	options: { readonly values?: boolean; readonly indent?: string } = {},
): string[] {
	const indent = options.indent ?? '';
	const depths = new Map<number, number>();
	const rows = events.map((event) => {
		const cells = [placeText(event), eventText(event, names, depthOf(event, depths))];
		if (options.values === true) cells.push(valuesText(event, names));
		return cells;
	});
	const widths: number[] = [];
	for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, byteLength(cell));
	return rows.map((row) =>
		row
			.map((cell, i) => indent + (i === row.length - 1 ? cell : `${cell.padEnd((widths[i] ?? 0) + PADDING)} `))
			.concat(indent)
			.join(''),
	);
}

/** Columns are as wide as their widest cell in bytes, and padded by characters. */
function byteLength(text: string): number {
	let bytes = 0;
	for (const character of text) {
		const code = character.codePointAt(0) as number;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	}
	return bytes;
}

function placeText({ location: { file, row } }: TraceEvent): string {
	return `${file === '' ? 'query' : file}:${row}`;
}

function depthOf({ queryId, parentId }: TraceEvent, depths: Map<number, number>): number {
	const known = depths.get(queryId);
	if (known !== undefined) return known;
	const depth = (depths.get(parentId) ?? 0) + 1;
	depths.set(queryId, depth);
	return depth;
}

function eventText(event: TraceEvent, names: ReadonlyMap<string, string>, depth: number): string {
	const { operation, node, message } = event;
	const outside = operation === 'Enter' || (operation === 'Redo' && node?.kind !== 'expr');
	const head = `${'| '.repeat(outside ? depth - 1 : depth)}${operation} `;
	if (node === null) return `${head}"${message}"`;
	return `${head}${nodeText(event, names)}${message === '' ? '' : ` ${message}`}`;
}

function nodeText({ node, reference }: TraceEvent, names: ReadonlyMap<string, string>): string {
	if (reference !== null) return documentName(reference);
	if (node === null) return '';
	const mapper = renaming(names);
	switch (node.kind) {
		case 'rule':
			return node.name;
		case 'body':
			return bodyText(mapper.body(node.body));
		default:
			return exprText(mapExpr(withoutGeneratedKey(node.expr, names), mapper));
	}
}

/** The key that the analysis gave an `every` is not shown. */
function withoutGeneratedKey(expr: Expr, names: ReadonlyMap<string, string>): Expr {
	const { terms } = expr;
	if (terms.kind !== 'every' || terms.key?.kind !== 'var') return expr;
	const name = names.get(terms.key.name);
	const isWritten = name !== undefined && !/^(?:__local|\$)/.test(name);
	return isWritten ? expr : { ...expr, terms: { ...terms, key: null } };
}

/** Gives variables the names that the user wrote. */
function renaming(names: ReadonlyMap<string, string>): TermMapper {
	const mapper: TermMapper = {
		term(term) {
			if (term.kind !== 'var') return mapTerm(term, mapper);
			const name = names.get(term.name);
			return name === undefined ? term : { ...term, name };
		},
		body: (body) => body.map((expr) => mapExpr(expr, mapper)),
	};
	return mapper;
}

/** `{x: 1, y: [2]}` */
function valuesText({ node, locals, documents }: TraceEvent, names: ReadonlyMap<string, string>): string {
	const shown = new Map<string, Value>(documents ?? []);
	const add = (term: Term): void => {
		if (term.kind !== 'var') return;
		const local = locals?.get(term.name);
		if (local !== undefined) shown.set(shownName(names.get(term.name) ?? term.name), local.value);
	};
	if (node?.kind === 'rule') walkHead(node.rule.head, add);
	else if (node !== null) walkTerms(node.kind === 'body' ? node.body : [node.expr], add);
	const entries = [...shown].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	return `{${entries.map(([name, value]) => `${name}: ${truncated(valueText(value))}`).join(', ')}}`;
}

function shownName(name: string): string {
	return name.startsWith('$') ? '_' : name;
}

function walkTerms(body: Body, add: (term: Term) => void): void {
	walkBody(body, { term: add });
}

function walkHead(head: RuleHead, add: (term: Term) => void): void {
	for (const term of headTerms(head)) walkTerm(term, { term: add });
}

function truncated(text: string): string {
	return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 3)}...` : text;
}
