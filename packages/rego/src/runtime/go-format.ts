import { type Formattable, formatArgument, goTypeName } from './go-format-argument.ts';
import type { Flags } from './go-format-flags.ts';
import { isNumber, numberToBigInt } from './number.ts';

/** What Go's `fmt.Sprintf` makes of a format and values, with its marks for what does not fit (`%!d(string=x)`). */
// hot: bench rego
export function formatGo(format: string, values: readonly Formattable[]): string {
	let pieces = compiled.get(format);
	if (pieces === undefined) {
		pieces = compile(format);
		if (compiled.size >= MAX_COMPILED) compiled.clear();
		compiled.set(format, pieces);
	}
	return run(pieces, values);
}

const compiled = new Map<string, readonly Piece[]>();
const MAX_COMPILED = 500;

/** Text as it is, or a verb with what stands between it and its percent sign. */
type Piece = string | Directive;

interface Directive {
	readonly flags: Flags;
	/** `[n]` in front of the width, the precision or the verb. */
	readonly widthIndex: ArgumentIndex | null;
	/** `*`: the width is an argument. */
	readonly widthArgument: boolean;
	readonly precisionIndex: ArgumentIndex | null;
	readonly precisionArgument: boolean;
	/** Whether a precision is written, so that an index before it was one of the width. */
	readonly hasPrecision: boolean;
	readonly verbIndex: ArgumentIndex | null;
	/** An index stands where none may, as in `%[3]2d`. */
	readonly misplacedIndex: boolean;
	/** Nothing but flags and the verb. */
	readonly isSimple: boolean;
	/** Empty at the end of the format. */
	readonly verb: string;
}

/** Zero-based; null when it is no number. */
interface ArgumentIndex {
	readonly index: number | null;
}

function compile(format: string): readonly Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	while (at < format.length) {
		const percent = format.indexOf('%', at);
		if (percent < 0) {
			pieces.push(format.slice(at));
			break;
		}
		if (percent > at) pieces.push(format.slice(at, percent));
		const [directive, end] = parseDirective(format, percent + 1);
		pieces.push(directive);
		at = end;
	}
	return pieces;
}

function parseDirective(format: string, start: number): readonly [Directive, number] {
	const flags: { -readonly [K in keyof Flags]: Flags[K] } = { ...NO_FLAGS };
	let at = start;
	for (; at < format.length; at++) {
		const flag = FLAGS.get(format.charAt(at));
		if (flag === undefined) break;
		flags[flag] = true;
	}
	const flagsEnd = at;
	let index: ArgumentIndex | null;
	let misplacedIndex = false;
	[index, at] = parseIndex(format, at);
	const widthIndex = index;
	let isAfterIndex = index !== null && index.index !== null;
	const widthArgument = format.charAt(at) === '*';
	if (widthArgument) {
		at++;
		isAfterIndex = false;
	} else {
		[flags.width, at] = parseNumber(format, at);
		misplacedIndex = isAfterIndex && flags.width !== null;
	}
	const hasPrecision = at + 1 < format.length && format.charAt(at) === '.';
	let precisionIndex: ArgumentIndex | null = null;
	let precisionArgument = false;
	if (hasPrecision) {
		at++;
		misplacedIndex ||= isAfterIndex;
		[index, at] = parseIndex(format, at);
		precisionIndex = index;
		isAfterIndex = index !== null && index.index !== null;
		precisionArgument = format.charAt(at) === '*';
		if (precisionArgument) {
			at++;
			isAfterIndex = false;
		} else {
			[flags.precision, at] = parseNumber(format, at);
			flags.precision ??= 0;
		}
	}
	let verbIndex: ArgumentIndex | null = null;
	if (!isAfterIndex) [verbIndex, at] = parseIndex(format, at);
	flags.isPlain = at === start;
	const code = format.codePointAt(at);
	const verb = code === undefined ? '' : String.fromCodePoint(code);
	return [
		{
			flags,
			widthIndex,
			widthArgument,
			precisionIndex,
			precisionArgument,
			hasPrecision,
			verbIndex,
			misplacedIndex,
			isSimple: at === flagsEnd && verb !== '' && verb !== '%',
			verb,
		},
		at + verb.length,
	];
}

const FLAGS: ReadonlyMap<string, 'sharp' | 'zero' | 'plus' | 'minus' | 'space'> = new Map([
	['#', 'sharp'],
	['0', 'zero'],
	['+', 'plus'],
	['-', 'minus'],
	[' ', 'space'],
]);

/** `[3]`. Without a closing bracket only the opening one is taken; what is no number gives the index null. */
function parseIndex(format: string, at: number): [ArgumentIndex | null, number] {
	if (format.charAt(at) !== '[') return [null, at];
	const end = format.length - at < 3 ? -1 : format.indexOf(']', at + 1);
	if (end < 0) return [{ index: null }, at + 1];
	const text = format.slice(at + 1, end);
	const number = /^[0-9]+$/.test(text) ? Number(text) : null;
	return [{ index: number === null || number > MAX_NUMBER * 10 ? null : number - 1 }, end + 1];
}

const MAX_NUMBER = 1_000_000;

/** Digits; an absurdly large number swallows the rest of the format, as in Go. */
function parseNumber(format: string, at: number): [number | null, number] {
	let number = 0;
	let end = at;
	for (; end < format.length; end++) {
		const digit = format.charCodeAt(end) - 48;
		if (digit < 0 || digit > 9) break;
		if (number > MAX_NUMBER) return [null, format.length];
		number = number * 10 + digit;
	}
	return [end === at ? null : number, end];
}

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

const NO_FLAGS: Flags = {
	sharp: false,
	zero: false,
	plus: false,
	minus: false,
	space: false,
	width: null,
	precision: null,
	isPlain: true,
};

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
