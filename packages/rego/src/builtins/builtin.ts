import type { ObjectValue, RegoSet } from '../runtime/collection.ts';
import { typeRank } from '../runtime/compare.ts';
import type { EvalContext } from '../runtime/context.ts';
import { BuiltinError } from '../runtime/errors.ts';
import type { NumberValue } from '../runtime/number.ts';
import type { Value, ValueArray } from '../runtime/value.ts';
import type { FunctionType, NamedType, Type } from '../types/type.ts';

/**
 * One builtin function, declared once. The declaration drives the argument checks, the type checker, the capabilities
 * and the reference documentation.
 */
export interface Builtin {
	readonly name: string;
	readonly description: string;
	readonly categories: readonly string[];
	readonly decl: FunctionType;
	/** The operator it is written as (`+`), if any. */
	readonly infix: string | null;
	/** Its result is the list of all its results, over which the call iterates (`walk`). */
	readonly relation: boolean;
	readonly deprecated: boolean;
	readonly nondeterministic: boolean;
	/** Gives the result, or undefined where the call is undefined; throws BuiltinError and HaltError. */
	readonly impl: BuiltinImpl;
	/** The same without operand checks, for callers that have made the given tests; null where there is none. */
	readonly direct: DirectCall | null;
}

export interface DirectCall {
	readonly impl: BuiltinImpl;
	/** One test per operand; an operand that fails it goes through the checked call. */
	readonly tests: readonly OperandTest[];
}

/** `number` is a plain JavaScript number, so an exact number goes through the checked call. */
export type OperandTest = 'string' | 'number' | 'boolean' | 'array' | 'set' | 'any';

/** Operands are values of the declared types, checked before the call. */
export type BuiltinImpl = (context: EvalContext, ...operands: Value[]) => Value | undefined;

/** What a declared argument type is at run time. A type that says more than its outer kind arrives as that kind. */
export interface ArgKinds {
	null: null;
	boolean: boolean;
	number: NumberValue;
	string: string;
	array: ValueArray;
	object: ObjectValue;
	set: RegoSet;
	any: Value;
}

type KindOf<T> = T extends { readonly kind: 'named'; readonly type: { readonly kind: infer K } }
	? KindNamed<K>
	: T extends { readonly kind: infer K }
		? KindNamed<K>
		: Value;

type KindNamed<K> = K extends keyof ArgKinds ? ArgKinds[K] : Value;

type Operands<Args extends readonly unknown[]> = { -readonly [I in keyof Args]: KindOf<Args[I]> };

interface Declaration<Args extends readonly Type[]> {
	readonly name: string;
	readonly description: string;
	readonly categories: readonly string[];
	readonly args: Args;
	readonly result: Type | null;
	readonly variadic?: Type;
	readonly infix?: string;
	readonly relation?: boolean;
	readonly deprecated?: boolean;
	readonly nondeterministic?: boolean;
	/** Check operands in `impl` itself, where OPA's own checks differ from the declared types; they arrive as Value. */
	readonly unchecked?: boolean;
	readonly impl: (context: EvalContext, ...operands: Operands<Args>) => Value | undefined;
}

/** Declares a builtin. The operand types of `impl` follow from `args`. */
export function builtin<const Args extends readonly Type[]>(declaration: Declaration<Args>): Builtin {
	const { args, impl } = declaration;
	const untyped = impl as unknown as BuiltinImpl;
	const decl: FunctionType = {
		kind: 'function',
		args,
		variadic: declaration.variadic ?? null,
		result: declaration.result,
	};
	return {
		name: declaration.name,
		description: declaration.description,
		categories: declaration.categories,
		decl,
		infix: declaration.infix ?? null,
		relation: declaration.relation ?? false,
		deprecated: declaration.deprecated ?? false,
		nondeterministic: declaration.nondeterministic ?? false,
		impl: declaration.unchecked === true ? untyped : checked(args.map(acceptedKinds), untyped),
		direct: declaration.unchecked === true ? null : directCall(args, untyped),
	};
}

function directCall(args: readonly Type[], impl: BuiltinImpl): DirectCall | null {
	const tests: OperandTest[] = [];
	for (const kinds of args.map(acceptedKinds)) {
		const only = kinds === null ? 'any' : kinds.length === 1 ? kinds[0] : undefined;
		if (only === undefined || only === 'null' || only === 'object') return null;
		tests.push(only);
	}
	return { impl, tests };
}

type Kind = keyof ArgKinds;

/** The kinds that an argument of this type accepts; null when it accepts every value. */
function acceptedKinds(type: Type): readonly Kind[] | null {
	switch (type.kind) {
		case 'named':
			return acceptedKinds(type.type);
		case 'any': {
			if (type.of.length === 0) return null;
			const kinds = type.of.map(acceptedKinds);
			return kinds.includes(null) ? null : [...new Set(kinds.flat() as Kind[])];
		}
		case 'function':
		case 'recursive':
			return null;
		default:
			return [type.kind];
	}
}

const KIND_OF_RANK: readonly Kind[] = ['null', 'boolean', 'number', 'string', 'array', 'object', 'set'];

/** The name OPA gives to the type of a value in its messages. */
export function typeName(value: Value): Exclude<Kind, 'any'> {
	return KIND_OF_RANK[typeRank(value)] as Exclude<Kind, 'any'>;
}

/** What one argument accepts: a bit per type rank, and the names for the message. */
interface Accepted {
	readonly mask: number;
	readonly kinds: readonly Kind[];
}

const EVERY_KIND = -1;

function accepted(kinds: readonly Kind[] | null): Accepted {
	if (kinds === null) return { mask: EVERY_KIND, kinds: [] };
	return { mask: kinds.reduce((mask, kind) => mask | (1 << KIND_OF_RANK.indexOf(kind)), 0), kinds };
}

function checked(expected: readonly (readonly Kind[] | null)[], impl: BuiltinImpl): BuiltinImpl {
	const all = expected.map(accepted);
	const [first, second, third] = all as [Accepted, Accepted, Accepted];
	// hot: bench rego. One closure per arity, so that no call spreads its operands.
	switch (all.length) {
		case 1:
			return (context, a) => {
				checkOperand(1, a, first);
				return impl(context, a);
			};
		case 2:
			return (context, a, b) => {
				checkOperand(1, a, first);
				checkOperand(2, b, second);
				return impl(context, a, b);
			};
		case 3:
			return (context, a, b, c) => {
				checkOperand(1, a, first);
				checkOperand(2, b, second);
				checkOperand(3, c, third);
				return impl(context, a, b, c);
			};
		default:
			return (context, ...operands) => {
				for (let i = 0; i < all.length; i++) checkOperand(i + 1, operands[i] as Value, all[i] as Accepted);
				return impl(context, ...operands);
			};
	}
}

// hot: bench rego
function checkOperand(position: number, value: Value, { mask, kinds }: Accepted): void {
	if (((mask >> typeRank(value)) & 1) === 0) throw operandTypeError(position, value, ...kinds);
}

/** `operand 1 must be string but got number`. */
export function operandTypeError(position: number, got: Value, ...expected: readonly string[]): BuiltinError {
	const wanted = expected.length === 1 ? expected[0] : `one of {${expected.join(', ')}}`;
	return operandError(position, `must be ${wanted} but got ${typeName(got)}`);
}

/** `operand 1 must be array of strings but got array containing number`. */
export function operandElementError(
	position: number,
	composite: Value,
	got: Value,
	...expected: readonly string[]
): BuiltinError {
	const outer = typeName(composite);
	const wanted =
		expected.length === 1 ? `${outer} of ${expected[0]}s` : `${outer} of (any of) {${expected.join(', ')}}`;
	return operandError(position, `must be ${wanted} but got ${outer} containing ${typeName(got)}`);
}

/** An operand that has the right type but cannot be used: `operand 2 must be positive`. */
export function operandError(position: number, message: string): BuiltinError {
	return new BuiltinError(`operand ${position} ${message}`, 'eval_type_error');
}

/** Names and describes an argument or a result. */
export function named<const T extends Type>(name: string, description: string, type: T): Named<T> {
	return { kind: 'named', name, description, type };
}

type Named<T extends Type> = NamedType & { readonly type: T };
