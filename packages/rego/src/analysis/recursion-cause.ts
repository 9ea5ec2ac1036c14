import type { Term } from '../syntax/ast.ts';
import type { BuiltinSignature } from './analysis.ts';
import { type DynamicEdge, type DynamicEdges, selectionOf } from './dynamic-edges.ts';
import { membersOf } from './narrow-refs.ts';
import { pathOf, type RuleUnit } from './program.ts';
import { ruleName, writtenRef } from './rule-name.ts';
import { sameTerm } from './term-order.ts';
import { pathText, termText } from './term-text.ts';
import { mayReturn, originsOf, type VarOrigin } from './var-origins.ts';

/** How many conditions an error spells out, and how many values of a collection it lists. */
const MAX_CONDITIONS = 2;
const MAX_MEMBERS = 5;

interface Condition {
	/** The part of the reference, as it is in the rule. */
	readonly part: Term;
	/** The same with the user's names. */
	readonly shown: Term;
	readonly value: Term;
}

/** Why a cycle is only possible: the first reference on it that a variable decides on, and the values that close it. */
export function causeText(
	path: readonly RuleUnit[],
	edges: DynamicEdges,
	rewritten: ReadonlyMap<string, string>,
	builtins: ReadonlyMap<string, BuiltinSignature>,
): string {
	for (let i = 1; i < path.length; i++) {
		const from = path[i - 1] as RuleUnit;
		const target = path[i] as RuleUnit;
		const edge = edges.cause(from, target);
		if (edge === null) continue;
		const targetPath = pathOf(target);
		const shown = writtenPath(edge.path.slice(0, targetPath.length), rewritten);
		const where = i > 1 ? ` in ${ruleName(from, rewritten)}` : '';
		const name = ruleName(target, rewritten);
		const origins = originsOf(edges.snapshot(from), edge, builtins);
		const conditions = conditionsOf(edge, shown, targetPath, selectionOf(edge.selector, target, edge.bound).deciding);
		if (conditions === null || conditions.length === 0 || conditions.length > MAX_CONDITIONS) {
			return ` (${pathText(shown)}${where} could refer to ${name})`;
		}
		if (conditions.some((condition) => isImpossible(condition, origins, builtins))) {
			return ` (${pathText(shown)}${where} could refer to ${name})`;
		}
		const texts = conditions.map((condition) => conditionText(condition, origins, from, rewritten));
		return ` (${pathText(shown)}${where} refers to ${name} if ${texts.join(' and ')})`;
	}
	return '';
}

/** The parts of the reference with the values they need; null when one part needs two. */
function conditionsOf(
	edge: DynamicEdge,
	shown: readonly Term[],
	target: readonly Term[],
	positions: readonly number[],
): Condition[] | null {
	const conditions: Condition[] = [];
	for (const position of positions) {
		const value = target[position] as Term;
		const part = shown[position] as Term;
		const earlier = conditions.find((condition) => sameTerm(condition.shown, part));
		if (earlier === undefined) conditions.push({ part: edge.path[position] as Term, shown: part, value });
		else if (!sameTerm(earlier.value, value)) return null;
	}
	return conditions;
}

/** The value cannot come from where the variable gets its values. */
function isImpossible(
	{ part, value }: Condition,
	origins: ReadonlyMap<string, VarOrigin>,
	builtins: ReadonlyMap<string, BuiltinSignature>,
): boolean {
	const origin = part.kind === 'var' ? origins.get(part.name) : undefined;
	if (origin?.kind === 'collection') {
		return !(membersOf(origin.collection) ?? []).some((member) => sameTerm(member, value));
	}
	return origin?.kind === 'builtin' && !mayReturn(builtins.get(origin.name), value);
}

function conditionText(
	condition: Condition,
	origins: ReadonlyMap<string, VarOrigin>,
	from: RuleUnit,
	rewritten: ReadonlyMap<string, string>,
): string {
	const note = originNote(condition, origins, from, rewritten);
	return `${termText(condition.shown)} is ${termText(condition.value)}${note === '' ? '' : ` (${note})`}`;
}

function originNote(
	{ part, shown }: Condition,
	origins: ReadonlyMap<string, VarOrigin>,
	from: RuleUnit,
	rewritten: ReadonlyMap<string, string>,
): string {
	if (part.kind === 'ref') {
		const fromRule = part.head.kind === 'var' && part.head.name === 'data';
		return fromRule ? "rule values aren't known at compile time" : '';
	}
	const origin = part.kind === 'var' ? origins.get(part.name) : undefined;
	const name = termText(shown);
	switch (origin?.kind) {
		case 'input':
			return `${name} comes from ${pathText(writtenPath(origin.path, rewritten))}`;
		case 'rule':
			return `${name} comes from rule ${pathText(origin.path)}, whose value isn't known at compile time`;
		case 'collection': {
			const members = membersOf(origin.collection) ?? [];
			if (members.length > MAX_MEMBERS) return `${name} is one of ${members.length} values`;
			return `${name} is one of ${termText(origin.collection)}`;
		}
		case 'builtin':
			return `${name} is computed by ${origin.name}`;
		case 'head-key':
			return `${name} is a key of ${ruleName(from, rewritten)}`;
		case 'head-arg':
			return `${name} is an argument of ${ruleName(from, rewritten)}`;
		default:
			return '';
	}
}

function writtenPath(path: readonly Term[], rewritten: ReadonlyMap<string, string>): readonly Term[] {
	const [head, ...rest] = path;
	if (head === undefined) return path;
	const written = writtenRef({ kind: 'ref', head, path: rest, span: head.span }, rewritten);
	return [written.head, ...written.path];
}
