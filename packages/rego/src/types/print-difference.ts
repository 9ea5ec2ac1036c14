import { compare } from '../runtime/compare.ts';
import { unnamed } from './compare-types.ts';
import { type Parameters, parametersOf, printAny, printComposite, printProperty, printType } from './print-type.ts';
import { keyText, keyValue } from './property-key.ts';
import type { AnyType, ArrayType, FunctionType, ObjectType, StaticProperty, Type } from './type.ts';
import { unifies } from './unify-types.ts';

const ELISION = '...';
const MAX_LINE_WIDTH = 80;
const MAX_TYPE_WIDTH = 32;
const MAX_DEPTH = 8;

type Pair = readonly [string, string];

/** Whether a detail line is so wide that OPA prints the types in it shortened. */
export function isTooWide(...lines: readonly string[]): boolean {
	return lines.some((line) => characters(line) > MAX_LINE_WIDTH);
}

/** Two types that do not fit each other, shortened to where they differ. */
export function printDifference(a: Type | null, b: Type | null): Pair {
	return difference(a, b, 0);
}

/** Arguments and the parameters they do not fit, shortened to the arguments that are wrong. */
export function printParameterDifference(have: readonly (Type | null)[], want: Parameters): Pair {
	const left = have.map(abbreviate);
	const right = want.args.map(abbreviate);
	for (let i = 0; i < Math.min(left.length, right.length); i++) {
		const [a, b] = argumentDifference(have[i] ?? null, want.args[i] ?? null);
		left[i] = a;
		right[i] = b;
	}
	if (want.variadic !== null) right.push(`${abbreviate(want.variadic)}...`);
	return [`(${left.join(', ')})`, `(${right.join(', ')})`];
}

function argumentDifference(have: Type | null, want: Type | null): Pair {
	if (have !== null && want !== null && unifies(unnamed(have), unnamed(want))) {
		return [abbreviate(have), abbreviate(want)];
	}
	return printDifference(have, want);
}

/** A type in full when it is short, else its outermost constructor. */
function abbreviate(type: Type | null): string {
	const full = printType(type);
	return characters(full) <= MAX_TYPE_WIDTH ? full : elide(type, 0);
}

function characters(text: string): number {
	let count = 0;
	for (const _ of text) count++;
	return count;
}

/** A type with everything nested deeper than `depth` left out. */
function elide(type: Type | null, depth: number): string {
	if (depth < 0 || type === null) return printType(type);
	switch (type.kind) {
		case 'named':
			return `${type.name}: ${elide(type.type, depth)}`;
		case 'set':
			return type.of === null ? printType(type) : `set[${inner(type.of, depth)}]`;
		case 'array': {
			const items = elideAll(type.static, depth, (item) => elide(item, depth - 1));
			return printComposite('array', items, type.dynamic && inner(type.dynamic, depth));
		}
		case 'object': {
			const properties = elideAll(type.static, depth, (p) =>
				printProperty(keyText(keyValue(p)), elide(p.value, depth - 1)),
			);
			const { dynamic } = type;
			const rest = dynamic && `${elide(dynamic.key, depth - 1)}: ${elide(dynamic.value, depth - 1)}`;
			return printComposite('object', properties, rest === null || depth > 0 ? rest : ELISION);
		}
		case 'any':
			if (type.of.length === 0) return printType(type);
			return printAny(elideAll(type.of, depth, (member) => elide(member, depth - 1)));
		case 'function':
			return elideFunction(type, depth);
		default:
			return printType(type);
	}
}

function inner(type: Type, depth: number): string {
	return depth === 0 ? ELISION : elide(type, depth - 1);
}

function elideAll<T>(parts: readonly T[], depth: number, print: (part: T) => string): readonly string[] {
	return depth === 0 && parts.length > 0 ? [ELISION] : parts.map(print);
}

function elideFunction(type: FunctionType, depth: number): string {
	const { args, variadic } = parametersOf(type);
	const result = unnamed(type.result);
	if (depth === 0) {
		const parameters = args.length > 0 || variadic !== null ? ELISION : '';
		return `(${parameters}) => ${result === null ? printType(null) : ELISION}`;
	}
	const parameters = args.map((arg) => elide(arg, depth - 1));
	if (variadic !== null) parameters.push(`${elide(variadic, depth - 1)}...`);
	return `(${parameters.join(', ')}) => ${elide(result, depth - 1)}`;
}

function difference(a: Type | null, b: Type | null, depth: number): Pair {
	if (a?.kind === 'named') {
		const [left, right] = difference(a.type, b, depth);
		return [`${a.name}: ${left}`, right];
	}
	if (b?.kind === 'named') {
		const [left, right] = difference(a, b.type, depth);
		return [left, `${b.name}: ${right}`];
	}
	if (depth >= MAX_DEPTH || a === null || b === null || printsAlike(a, b)) return [abbreviate(a), abbreviate(b)];
	if (a.kind === 'set' && b.kind === 'set' && a.of !== null && b.of !== null) {
		const [left, right] = difference(a.of, b.of, depth + 1);
		return [`set[${left}]`, `set[${right}]`];
	}
	if (a.kind === 'array' && b.kind === 'array') return arrayDifference(a, b, depth);
	if (a.kind === 'object' && b.kind === 'object') return objectDifference(a, b, depth);
	if (a.kind === 'any' && b.kind === 'any') return anyDifference(a, b);
	if (a.kind === 'function' && b.kind === 'function' && a.args.length === b.args.length) {
		return functionDifference(a, b, depth);
	}
	return [abbreviate(a), abbreviate(b)];
}

/** The printed form, not the structure, is compared: it ends for recursive types too. */
function printsAlike(a: Type | null, b: Type | null): boolean {
	return printType(a) === printType(b);
}

function arrayDifference(a: ArrayType, b: ArrayType, depth: number): Pair {
	if (a.static.length !== b.static.length || (a.dynamic === null) !== (b.dynamic === null)) {
		return [elide(a, 1), elide(b, 1)];
	}
	const items = a.static.map((item, i) => difference(item, b.static[i] ?? null, depth + 1));
	const dynamic = a.dynamic === null ? null : difference(a.dynamic, b.dynamic, depth + 1);
	return [
		printComposite('array', items.map(first), dynamic?.[0] ?? null),
		printComposite('array', items.map(second), dynamic?.[1] ?? null),
	];
}

function objectDifference(a: ObjectType, b: ObjectType, depth: number): Pair {
	const left: string[] = [];
	const right: string[] = [];
	let elided = false;
	for (const [p, q] of pairProperties(a, b)) {
		if (p === null) right.push(abbreviateProperty(q as StaticProperty));
		else if (q === null) left.push(abbreviateProperty(p));
		else if (printsAlike(p.value, q.value)) elided = true;
		else {
			const [l, r] = difference(p.value, q.value, depth + 1);
			left.push(printProperty(keyText(keyValue(p)), l));
			right.push(printProperty(keyText(keyValue(q)), r));
		}
	}
	if (elided) {
		left.push(ELISION);
		right.push(ELISION);
	}
	const [dynamicLeft, dynamicRight] = dynamicDifference(a, b, depth);
	return [printComposite('object', left, dynamicLeft), printComposite('object', right, dynamicRight)];
}

/** The properties of two objects in the order of their keys, those of one key together; null where one lacks it. */
function* pairProperties(a: ObjectType, b: ObjectType): Iterable<[StaticProperty | null, StaticProperty | null]> {
	let i = 0;
	let j = 0;
	for (;;) {
		const p = a.static[i] ?? null;
		const q = b.static[j] ?? null;
		if (p === null && q === null) return;
		const order = p === null ? 1 : q === null ? -1 : compare(keyValue(p), keyValue(q));
		yield [order <= 0 ? p : null, order >= 0 ? q : null];
		if (order <= 0) i++;
		if (order >= 0) j++;
	}
}

function abbreviateProperty(property: StaticProperty): string {
	return printProperty(keyText(keyValue(property)), abbreviate(property.value));
}

function dynamicDifference(a: ObjectType, b: ObjectType, depth: number): Pair {
	if (a.dynamic !== null && b.dynamic !== null) {
		const [keyLeft, keyRight] = difference(a.dynamic.key, b.dynamic.key, depth + 1);
		const [valueLeft, valueRight] = difference(a.dynamic.value, b.dynamic.value, depth + 1);
		return [printProperty(keyLeft, valueLeft), printProperty(keyRight, valueRight)];
	}
	return [abbreviateDynamic(a), abbreviateDynamic(b)];
}

function abbreviateDynamic(object: ObjectType): string {
	if (object.dynamic === null) return '';
	return printProperty(abbreviate(object.dynamic.key), abbreviate(object.dynamic.value));
}

function anyDifference(a: AnyType, b: AnyType): Pair {
	const left = a.of.filter((member) => !hasAlike(b, member)).map(abbreviate);
	const right = b.of.filter((member) => !hasAlike(a, member)).map(abbreviate);
	if (left.length < a.of.length) {
		left.push(ELISION);
		right.push(ELISION);
	}
	return [printAny(left), printAny(right)];
}

function hasAlike(any: AnyType, type: Type): boolean {
	return any.of.some((member) => printsAlike(member, type));
}

function functionDifference(a: FunctionType, b: FunctionType, depth: number): Pair {
	const have = parametersOf(a);
	const want = parametersOf(b);
	const args = have.args.map((arg, i) => difference(arg, want.args[i] ?? null, depth + 1));
	const left = args.map(first);
	const right = args.map(second);
	if (have.variadic !== null && want.variadic !== null) {
		const [l, r] = difference(have.variadic, want.variadic, depth + 1);
		left.push(`${l}...`);
		right.push(`${r}...`);
	} else if (have.variadic !== null) left.push(`${abbreviate(have.variadic)}...`);
	else if (want.variadic !== null) right.push(`${abbreviate(want.variadic)}...`);
	const [resultLeft, resultRight] = difference(unnamed(a.result), unnamed(b.result), depth + 1);
	return [`(${left.join(', ')}) => ${resultLeft}`, `(${right.join(', ')}) => ${resultRight}`];
}

function first(pair: Pair): string {
	return pair[0];
}

function second(pair: Pair): string {
	return pair[1];
}
