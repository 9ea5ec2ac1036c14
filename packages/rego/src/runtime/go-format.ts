import { type Formattable, formatArgument, goTypeName } from './go-format-argument.ts';
import type { Flags } from './go-format-flags.ts';
import {
	type ArgumentIndex,
	type Directive,
	MAX_NUMBER,
	NO_FLAGS,
	type Piece,
	parseFormat,
} from './go-format-parse.ts';
import { isNumber, numberToBigInt } from './number.ts';

/** What Go's `fmt.Sprintf` makes of a format and values, with its marks for what does not fit (`%!d(string=x)`). */
// hot: bench rego
export function formatGo(format: string, values: readonly Formattable[]): string {
	let pieces = compiled.get(format);
	if (pieces === undefined) {
		pieces = parseFormat(format);
		if (compiled.size >= MAX_COMPILED) compiled.clear();
		compiled.set(format, pieces);
	}
	return run(pieces, values);
}

const compiled = new Map<string, readonly Piece[]>();
const MAX_COMPILED = 500;

function run(pieces: readonly Piece[], values: readonly Formattable[]): string {
	const state: State = { next: 0, isReordered: false, isIndexGood: true };
	let out = '';
	for (let i = 0; i < pieces.length; i++) {
		const piece = pieces[i] as Piece;
		if (typeof piece === 'string') out += piece;
		else if (piece.isSimple && state.next < values.length) {
			out += formatArgument(piece.flags, piece.verb, values[state.next++] as Formattable);
		} else out += runDirective(piece, values, state);
	}
	if (!state.isReordered && state.next < values.length) {
		const extra = values
			.slice(state.next)
			.map((value) => `${goTypeName(value)}=${formatArgument(NO_FLAGS, 'v', value)}`);
		out += `%!(EXTRA ${extra.join(', ')})`;
	}
	return out;
}

interface State {
	next: number;
	isReordered: boolean;
	isIndexGood: boolean;
}

function runDirective(directive: Directive, values: readonly Formattable[], state: State): string {
	let out = '';
	const flags: { -readonly [K in keyof Flags]: Flags[K] } = { ...directive.flags };
	state.isIndexGood = !directive.misplacedIndex;
	moveTo(directive.widthIndex, values, state);
	if (directive.widthArgument) {
		const width = integerArgument(values, state);
		if (width === null) out += '%!(BADWIDTH)';
		flags.width = width === null ? null : Math.abs(width);
		if (width !== null && width < 0) {
			flags.minus = true;
			flags.zero = false;
		}
	}
	moveTo(directive.precisionIndex, values, state);
	if (directive.precisionArgument) {
		const precision = integerArgument(values, state);
		flags.precision = precision === null || precision < 0 ? null : precision;
		if (flags.precision === null) out += '%!(BADPREC)';
	}
	moveTo(directive.verbIndex, values, state);
	const { verb } = directive;
	if (verb === '') return `${out}%!(NOVERB)`;
	if (verb === '%') return `${out}%`;
	if (!state.isIndexGood) return `${out}%!${verb}(BADINDEX)`;
	if (state.next >= values.length) return `${out}%!${verb}(MISSING)`;
	return out + formatArgument(flags, verb, values[state.next++] as Formattable);
}

function moveTo(index: ArgumentIndex | null, values: readonly Formattable[], state: State): void {
	if (index === null) return;
	state.isReordered = true;
	if (index.index !== null && index.index >= 0 && index.index < values.length) state.next = index.index;
	else state.isIndexGood = false;
}

/** An argument that is a width or a precision; null when it is no integer of sensible size. It is used up anyway. */
function integerArgument(values: readonly Formattable[], state: State): number | null {
	if (state.next >= values.length) return null;
	const value = values[state.next++] as Formattable;
	if (!isNumber(value) || goTypeName(value) !== 'int64') return null;
	const number = Number(numberToBigInt(value));
	return Math.abs(number) > MAX_NUMBER ? null : number;
}
