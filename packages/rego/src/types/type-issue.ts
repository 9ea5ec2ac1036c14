import { type Diagnostic, diagnosticWithDetails, type Span } from '@merlon/base';
import { pathText, termText } from '../analysis/term-text.ts';
import { isObject, type ObjectValue } from '../runtime/collection.ts';
import { sortedKeys } from '../runtime/compare.ts';
import { quoteGo } from '../runtime/go-quote.ts';
import { lookup } from '../runtime/lookup.ts';
import { isNumber, numberText } from '../runtime/number.ts';
import type { Value } from '../runtime/value.ts';
import type { Term } from '../syntax/ast.ts';
import { unnamed } from './compare-types.ts';
import { isTooWide, printDifference, printParameterDifference } from './print-difference.ts';
import { type Parameters, printParameters, printType } from './print-type.ts';
import type { Type } from './type.ts';
import { isUnknown } from './type-operations.ts';

/** A type error while the checker decides whether to report it. */
export interface TypeIssue {
	readonly message: string;
	readonly span: Span;
	/** The lines that OPA prints below the message. Printed only when the error is reported: types can be large. */
	readonly details: () => readonly string[];
	/** A type in it is not known, so that it may only follow from another error. */
	readonly fromUnknown: boolean;
}

/** The diagnostic of an issue. */
export function issueDiagnostic(issue: TypeIssue): Diagnostic {
	return diagnosticWithDetails('rego_type_error', issue.message, issue.span, issue.details());
}

/** An issue of a message alone. */
export function plainIssue(message: string, span: Span): TypeIssue {
	return { message, span, details: () => [], fromUnknown: false };
}

/** A call with wrong arguments, or with too many or too few of them. */
export function argumentIssue(
	span: Span,
	operator: readonly Term[],
	problem: string,
	have: readonly (Type | null)[],
	want: Parameters,
): TypeIssue {
	return {
		message: `${pathText(operator)}: ${problem}`,
		span,
		details: () => argumentLines(have, want),
		fromUnknown: have.some(isUnknown),
	};
}

function argumentLines(have: readonly (Type | null)[], want: Parameters): readonly string[] {
	const left = `have: ${printParameters({ args: have, variadic: null })}`;
	const right = `want: ${printParameters(want)}`;
	if (!isTooWide(left, right)) return [left, right];
	const [shortLeft, shortRight] = printParameterDifference(have, want);
	return [`have: ${shortLeft}`, `want: ${shortRight}`];
}

/** Two sides that can never be equal. */
export function matchIssue(span: Span, left: Type | null, right: Type | null): TypeIssue {
	return {
		message: 'match error',
		span,
		details: () => matchLines(left, right),
		fromUnknown: isUnknown(left) || isUnknown(right),
	};
}

const MATCH_ERROR_PAGE = 'https://www.openpolicyagent.org/docs/errors/rego-type-error/match-error';

function matchLines(left: Type | null, right: Type | null): readonly string[] {
	let lines = [`left  : ${printType(left)}`, `right : ${printType(right)}`];
	if (isTooWide(...lines)) {
		const [shortLeft, shortRight] = printDifference(left, right);
		lines = [`left  : ${shortLeft}`, `right : ${shortRight}`];
	}
	const kind = unnamed(left)?.kind;
	if (kind === unnamed(right)?.kind && (kind === 'object' || kind === 'array' || kind === 'set')) {
		lines.push(
			`hint  : both sides are ${kind}s but their types differ, so they can never be equal (see ${MATCH_ERROR_PAGE})`,
		);
	}
	return lines;
}

/** A reference into what cannot be looked into, or to a function that is not called. */
export function notSelectableIssue(span: Span, ref: readonly Term[], position: number, have: Type | null): TypeIssue {
	const last = ref.at(-1) as Term;
	const name = last.kind === 'var' && /^__local[0-9]+__$/.test(last.name) ? ref.slice(0, -1) : ref;
	return {
		message:
			have?.kind === 'function'
				? `function ${pathText(name)} used as reference, not called`
				: `undefined ref: ${pathText(ref)}`,
		span,
		details: () => [
			pathText(ref),
			'^'.repeat(byteLength(pathText(ref.slice(0, position + 1)))),
			`have: ${printType(have)}`,
		],
		fromUnknown: false,
	};
}

/** What stands where a reference goes wrong. */
export interface WrongKey {
	readonly position: number;
	/** The type of a variable or reference there; null for a constant. */
	readonly have: Type | null;
	/** The type a key must have; null where there is no key at all. */
	readonly want: Type | null;
	readonly oneOf: readonly string[];
}

/** A reference with a key that cannot be found. */
export function wrongKeyIssue(span: Span, ref: readonly Term[], wrong: WrongKey): TypeIssue {
	return {
		message: `undefined ref: ${pathText(ref)}`,
		span,
		details: () => wrongKeyLines(ref, wrong),
		fromUnknown: false,
	};
}

function wrongKeyLines(ref: readonly Term[], { position, have, want, oneOf }: WrongKey): readonly string[] {
	const indent = ' '.repeat(byteLength(pathText(ref.slice(0, position))) + 1);
	const found = have === null ? `have: ${termText(ref[position] as Term)}` : `have (type): ${printType(have)}`;
	const wanted =
		oneOf.length > 0 || want === null ? `want (one of): [${oneOf.join(' ')}]` : `want (type): ${printType(want)}`;
	return [pathText(ref), `${indent}^`, indent + found, indent + wanted];
}

/** Columns of OPA's markers count bytes. */
function byteLength(text: string): number {
	let length = 0;
	for (const character of text) {
		const point = character.codePointAt(0) as number;
		length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	}
	return length;
}

/** A possible key as OPA lists it. */
export function candidateText(key: Value): string {
	if (typeof key === 'string') return quoteGo(key);
	if (key === null || typeof key === 'boolean') return String(key);
	if (isNumber(key)) return numberText(key);
	if (Array.isArray(key)) return `[${key.map(candidateText).join(', ')}]`;
	const keys = isObject(key) ? sortedKeys(key) : [];
	const entries = keys.map((k) => `${candidateText(k)}: ${candidateText(lookup(key as ObjectValue, k) ?? null)}`);
	return `{${entries.join(', ')}}`;
}
