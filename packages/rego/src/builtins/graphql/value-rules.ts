import { type Definition, type TypeNode, ValueKind, type ValueNode } from './ast.ts';
import { didYouMean } from './did-you-mean.ts';
import { named, typeText, valueLiteral } from './node-text.ts';
import type { Report } from './validate.ts';
import type { Rule, Walker } from './walker.ts';

export function uniqueInputFieldNames(_walker: Walker, report: Report): Rule {
	return {
		value({ Kind, Children }) {
			if (Kind !== ValueKind.Object) return;
			const seen = new Set<string>();
			for (const { Name, position } of Children) {
				if (seen.has(Name)) report(position, `There can be only one input field named "${Name}".`);
				seen.add(Name);
			}
		},
	};
}

const BUILT_IN_SCALARS: ReadonlySet<string> = new Set(['Int', 'Float', 'String', 'Boolean', 'ID']);

/** The built-in scalars that a literal may stand for. */
const LITERAL_TYPES: ReadonlyMap<ValueKind, readonly string[]> = new Map<ValueKind, readonly string[]>([
	[ValueKind.Int, ['Int', 'Float', 'ID']],
	[ValueKind.Float, ['Float']],
	[ValueKind.String, ['String', 'ID']],
	[ValueKind.Block, ['String', 'ID']],
	[ValueKind.Boolean, ['Boolean']],
]);

export function valuesOfCorrectType(_walker: Walker, report: Report): Rule {
	return {
		value(value) {
			const { definition, expectedType, Kind, position } = value;
			if (definition === null || expectedType === null) return;
			if (Kind === ValueKind.Null && expectedType.NonNull) {
				report(position, `Expected value of type "${typeText(expectedType)}", found ${valueLiteral(value)}.`);
			}
			// What a custom scalar accepts is up to the server.
			if (definition.Kind === 'SCALAR' && !BUILT_IN_SCALARS.has(definition.Name)) return;
			if (hasNumberOutOfRange(value)) report(position, mismatch(value, definition, expectedType));
			checkKind(value, definition, expectedType, report);
		},
	};
}

function checkKind(value: ValueNode, definition: Definition, expectedType: TypeNode, report: Report): void {
	const { Kind, position } = value;
	const isText = Kind === ValueKind.String || Kind === ValueKind.Block;
	if (Kind === ValueKind.Null || Kind === ValueKind.Variable) return;
	if (Kind === ValueKind.List) {
		if (expectedType.Elem === null) report(position, mismatch(value, definition, expectedType));
	} else if (Kind === ValueKind.Object) {
		checkObject(value, definition, report);
	} else if (Kind === ValueKind.Enum) {
		checkEnum(value, definition, expectedType, report);
	} else if (isText && definition.Kind === 'ENUM') {
		const problem = `Enum "${typeText(expectedType)}" cannot represent non-enum value: ${valueLiteral(value)}.`;
		report(position, problem + enumHint(value.Raw, definition));
	} else if (LITERAL_TYPES.get(Kind)?.includes(definition.Name) !== true) {
		report(position, mismatch(value, definition, expectedType));
	}
}

function enumHint(typed: string, definition: Definition): string {
	const names = definition.EnumValues.map((item) => item.Name);
	return didYouMean(typed, names, 'Did you mean the enum value');
}

function checkEnum(value: ValueNode, definition: Definition, expectedType: TypeNode, report: Report): void {
	if (definition.Kind !== 'ENUM') report(value.position, mismatch(value, definition, expectedType));
	else if (named(definition.EnumValues, value.Raw) === null) {
		const problem = `Value "${valueLiteral(value)}" does not exist in "${typeText(expectedType)}" enum.`;
		report(value.position, problem + enumHint(value.Raw, definition));
	}
}

function checkObject({ Children, position }: ValueNode, definition: Definition, report: Report): void {
	for (const { Name, Type, DefaultValue } of definition.Fields) {
		if (!Type.NonNull || DefaultValue !== null || named(Children, Name) !== null) continue;
		report(position, `Field "${definition.Name}.${Name}" of required type "${typeText(Type)}" was not provided.`);
	}
	for (const { Name } of definition.Directives) {
		if (Name !== 'oneOf') continue;
		const [only] = Children;
		if (only === undefined || Children.length !== 1) {
			report(position, `OneOf Input Object "${definition.Name}" must specify exactly one key.`);
		} else if (only.Value.Kind === ValueKind.Null) {
			report(only.Value.position, `Field "${definition.Name}.${definition.Fields[0]?.Name}" must be non-null.`);
		}
	}
	const names = definition.Fields.map((field) => field.Name);
	for (const { Name, position: at } of Children) {
		if (names.includes(Name)) continue;
		report(at, `Field "${Name}" is not defined by type "${definition.Name}".${didYouMean(Name, names)}`);
	}
}

const MAX_INT64 = 2n ** 63n - 1n;

/** Integers have 64 bits, floats must be finite. */
function hasNumberOutOfRange(value: ValueNode): boolean {
	switch (value.Kind) {
		case ValueKind.Int:
			return value.Raw.length > 20 || BigInt(value.Raw) > MAX_INT64 || BigInt(value.Raw) < -MAX_INT64 - 1n;
		case ValueKind.Float:
			return !Number.isFinite(Number(value.Raw));
		case ValueKind.List:
		case ValueKind.Object:
			return value.Children.some((child) => hasNumberOutOfRange(child.Value));
		default:
			return false;
	}
}

function mismatch(value: ValueNode, definition: Definition, expectedType: TypeNode): string {
	const literal = valueLiteral(value);
	const expected = typeText(expectedType);
	switch (expected.replace(/!$/, '')) {
		case 'Int':
			return isBeyondInt32(value.Raw)
				? `Int cannot represent non 32-bit signed integer value: ${literal}`
				: `Int cannot represent non-integer value: ${literal}`;
		case 'String':
			return `String cannot represent a non string value: ${literal}`;
		case 'Boolean':
			return `Boolean cannot represent a non boolean value: ${literal}`;
		case 'Float':
			return `Float cannot represent non numeric value: ${literal}`;
		case 'ID':
			return `ID cannot represent a non-string and non-integer value: ${literal}`;
		default:
			if (expected === '[String]') return `String cannot represent a non string value: ${literal}`;
			return definition.Kind === 'ENUM'
				? `Enum "${expected}" cannot represent non-enum value: ${literal}.`
				: `Expected value of type "${expected}", found ${literal}.`;
	}
}

function isBeyondInt32(raw: string): boolean {
	return /^[+-]?[0-9]+$/.test(raw) && Math.abs(Number(raw)) > (raw.startsWith('-') ? 2 ** 31 : 2 ** 31 - 1);
}
