import type { Span } from '@merlon/base';
import { sortedEntries, sortedItems } from '../analysis/term-order.ts';
import { typeName } from '../builtins/builtin.ts';
import { isObject, RegoSet } from '../runtime/collection.ts';
import { sortedKeys, sortedMembers } from '../runtime/compare.ts';
import { lookup } from '../runtime/lookup.ts';
import type { PlainObject, Value } from '../runtime/value.ts';
import type { Term } from '../syntax/ast.ts';
import { bodyToJson, exprToJson, ruleAsJson } from '../syntax/opa-json.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import { walkBody, walkTerm } from '../syntax/walk.ts';
import { headTerms } from './head-terms.ts';
import type { TracedSteps } from './trace.ts';
import type { TraceEvent, TraceNode } from './trace-event.ts';

const OPTIONS = { order: { items: sortedItems, entries: sortedEntries } };

/** Events of a trace in OPA's JSON form; the order of variables, which OPA leaves to chance, is that of their names. */
export function traceJson({ names }: TracedSteps, events: readonly TraceEvent[]): PlainObject[] {
	return events.map((event): PlainObject => {
		const { operation, node, location, queryId, parentId, message, reference } = event;
		return {
			Op: operation,
			Node: node === null ? null : nodeJson(node),
			Location: { file: location.file, row: location.row, col: location.col },
			QueryID: queryId,
			ParentID: parentId,
			Locals: node === null ? null : localsJson(event),
			LocalMetadata: node === null ? null : metadataJson(event, node, names),
			Message: message,
			Ref: reference === null ? null : [{ type: 'var', value: 'data' }, ...reference.map(termJson)],
		};
	});
}

function nodeJson(node: TraceNode): Value {
	switch (node.kind) {
		case 'rule':
			return ruleAsJson({ ...node.rule, annotations: [] }, OPTIONS);
		case 'body':
			return bodyToJson(node.body, OPTIONS);
		default:
			return exprToJson(node.expr, node.index, OPTIONS);
	}
}

function localsJson({ locals }: TraceEvent): Value {
	return [...(locals ?? [])]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, { value }]) => ({
			name: name.startsWith('$') ? '_' : name,
			type: typeName(value),
			value: valueJson(value),
		}));
}

/** The names and places of the variables that have values, and of those in the node. */
function metadataJson({ locals }: TraceEvent, node: TraceNode, names: ReadonlyMap<string, string>): PlainObject {
	const spans = new Map<string, Span | null>();
	for (const [name, { span }] of locals ?? []) spans.set(name, span);
	walkNode(node, (term) => {
		if (term.kind === 'var' && names.has(term.name) && !spans.has(term.name)) spans.set(term.name, term.span);
	});
	const entries = [...spans]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, span]) => {
			const shown = names.get(name);
			// The parser gives no place to the variables that it makes.
			const placed = span !== null && !name.startsWith('$term') && shown?.startsWith('__local') !== true;
			return [name, { name: shown ?? name, location: placed ? placeJson(span) : null }] as const;
		});
	return Object.fromEntries(entries);
}

function walkNode(node: TraceNode, term: (term: Term) => void): void {
	if (node.kind !== 'rule') {
		walkBody(node.kind === 'body' ? node.body : [node.expr], { term });
		return;
	}
	const { head, body } = node.rule;
	for (const each of headTerms(head)) walkTerm(each, { term });
	walkBody(body, { term });
}

function placeJson(span: Span): PlainObject {
	const { file, row, col } = opaLocation(span);
	return { file, row, col };
}

/** A value as the JSON of a term. */
function termJson(value: Value): PlainObject {
	return { type: typeName(value), value: valueJson(value) };
}

function valueJson(value: Value): Value {
	if (Array.isArray(value)) return (value as readonly Value[]).map(termJson);
	if (value instanceof RegoSet) return sortedMembers(value).map(termJson);
	if (!isObject(value)) return value;
	return sortedKeys(value).map((key) => [termJson(key), termJson(lookup(value, key) as Value)]);
}
