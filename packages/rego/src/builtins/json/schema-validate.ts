import { generalText } from '../../runtime/big-float-text.ts';
import { isObject, property } from '../../runtime/collection.ts';
import { sortedStringKeys } from '../../runtime/compare.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { compareNumbers, isNumber, type NumberValue, numberDecimal, numberToBigInt } from '../../runtime/number.ts';
import type { PlainObject, Value, ValueArray } from '../../runtime/value.ts';
import { typeName } from '../builtin.ts';
import { floatText } from './plain-json.ts';
import type { CompiledSchema, CountKeyword, NumberKeyword } from './schema-compile.ts';
import { hasFormat } from './schema-format.ts';

/** Where and how a value does not match. */
export interface SchemaMismatch {
	readonly type: string;
	/** `a.b.0`, or `(Root)`. */
	readonly field: string;
	readonly description: string;
}

const MAX_DEPTH = 1500;

/** Checks a value against a schema. The order of the mismatches is that of gojsonschema, with keys in order. */
export function validate(
	schema: CompiledSchema,
	value: Value,
	tick: (steps: number) => void,
): readonly SchemaMismatch[] {
	const result = new Result(tick);
	result.check(schema, value, '');
	return result.mismatches;
}

/** The mismatches of one try. Of several tries that fail, the one with the highest score says why. */
class Result {
	readonly mismatches: SchemaMismatch[] = [];
	score = 0;
	readonly #tick: (steps: number) => void;
	#depth: number;

	constructor(tick: (steps: number) => void, depth = 0) {
		this.#tick = tick;
		this.#depth = depth;
	}

	get isValid(): boolean {
		return this.mismatches.length === 0;
	}

	check(schema: CompiledSchema, value: Value, path: string): void {
		this.#tick(1);
		if (schema.pass !== null) {
			if (!schema.pass) this.#add('false', path, 'False always fails validation');
			return;
		}
		if (++this.#depth > MAX_DEPTH) throw new BuiltinError('JSON schema refers to itself too often');
		if (schema.reference !== null) this.check(schema.reference, value, path);
		else this.#checkTyped(schema, value, path);
		this.#depth--;
	}

	#add(type: string, path: string, description: string): void {
		this.mismatches.push({ type, field: fieldOf(path), description });
		this.score -= 2;
	}

	#try(schema: CompiledSchema, value: Value, path: string): Result {
		const result = new Result(this.#tick, this.#depth);
		result.check(schema, value, path);
		return result;
	}

	#merge(other: Result): void {
		for (const mismatch of other.mismatches) this.mismatches.push(mismatch);
		this.score += other.score;
	}

	#checkTyped(schema: CompiledSchema, value: Value, path: string): void {
		const { types } = schema;
		const given = jsonType(value);
		const isTyped = types.includes(given) || (given === 'integer' && types.includes('number'));
		if (types.length > 0 && !isTyped) {
			const expected = types.length > 1 ? `[${types.join(',')}]` : types[0];
			this.#add('invalid_type', path, `Invalid type. Expected: ${expected}, given: ${given}`);
			return;
		}
		this.#checkCombinations(schema, value, path);
		if (Array.isArray(value)) this.#checkArray(schema, value, path);
		else if (isNumber(value)) this.#checkNumber(schema, value, path);
		else if (isObject(value)) this.#checkObject(schema, value as PlainObject, path);
		this.#checkCommon(schema, value, path);
		if (typeof value === 'string') this.#checkString(schema, value, path);
		if (isObject(value)) this.#checkProperties(schema, value as PlainObject, path);
		this.score++;
	}

	#checkCombinations(schema: CompiledSchema, value: Value, path: string): void {
		this.#checkAnyOf(schema, value, path);
		this.#checkOneOf(schema, value, path);
		this.#checkAllOf(schema, value, path);
		if (schema.not !== null && this.#try(schema.not, value, path).isValid) {
			this.#add('number_not', path, 'Must not validate the schema (not)');
		}
		if (schema.dependencies.size > 0 && isObject(value)) {
			this.#checkDependencies(schema, value as PlainObject, path);
		}
		this.#checkCondition(schema, value, path);
		this.score++;
	}

	#checkAnyOf({ anyOf }: CompiledSchema, value: Value, path: string): void {
		if (anyOf.length === 0) return;
		let best: Result | null = null;
		for (const schema of anyOf) {
			const result = this.#try(schema, value, path);
			if (result.isValid) return;
			best = better(best, result);
		}
		this.#add('number_any_of', path, 'Must validate at least one schema (anyOf)');
		if (best !== null) this.#merge(best);
	}

	#checkOneOf({ oneOf }: CompiledSchema, value: Value, path: string): void {
		if (oneOf.length === 0) return;
		let valid = 0;
		let best: Result | null = null;
		for (const schema of oneOf) {
			const result = this.#try(schema, value, path);
			if (result.isValid) valid++;
			else if (valid === 0) best = better(best, result);
		}
		if (valid === 1) return;
		this.#add('number_one_of', path, 'Must validate one and only one schema (oneOf)');
		if (valid === 0 && best !== null) this.#merge(best);
	}

	#checkAllOf({ allOf }: CompiledSchema, value: Value, path: string): void {
		let isAll = true;
		for (const schema of allOf) {
			const result = this.#try(schema, value, path);
			if (!result.isValid) isAll = false;
			this.#merge(result);
		}
		if (!isAll) this.#add('number_all_of', path, 'Must validate all the schemas (allOf)');
	}

	#checkDependencies({ dependencies }: CompiledSchema, object: PlainObject, path: string): void {
		for (const key of sortedStringKeys(object)) {
			const dependency = dependencies.get(key);
			if (dependency === undefined) continue;
			if (!isKeyList(dependency)) {
				this.check(dependency, object, path);
				continue;
			}
			for (const name of dependency) {
				if (property(object, name) === undefined) this.#add('missing_dependency', path, `Has a dependency on ${name}`);
			}
		}
	}

	#checkCondition(schema: CompiledSchema, value: Value, path: string): void {
		if (schema.if === null) return;
		const holds = this.#try(schema.if, value, path).isValid;
		const consequence = holds ? schema.then : schema.else;
		if (consequence === null) return;
		const result = this.#try(consequence, value, path);
		if (result.isValid) return;
		if (holds) this.#add('condition_then', path, 'Must validate "then" as "if" was valid');
		else this.#add('condition_else', path, 'Must validate "else" as "if" was not valid');
		this.#merge(result);
	}

	#checkCommon(schema: CompiledSchema, value: Value, path: string): void {
		const text = schema.const === null && schema.enum === null ? '' : floatText(value);
		if (schema.const !== null && text !== schema.const) {
			this.#add('const', path, `${fieldOf(path)} does not match: ${schema.const}`);
		}
		if (schema.enum !== null && !schema.enum.includes(text)) {
			this.#add('enum', path, `${fieldOf(path)} must be one of the following: ${schema.enum.join(', ')}`);
		}
		if (schema.format !== '' && typeof value === 'string' && !hasFormat(schema.format, value)) {
			this.#add('format', path, `Does not match format '${schema.format}'`);
		}
		this.score++;
	}

	#checkArray(schema: CompiledSchema, items: ValueArray, path: string): void {
		this.#checkItems(schema, items, path);
		this.#checkCount(schema, 'minItems', items.length, path, 'array_min_items', 'Array must have at least # items');
		this.#checkCount(schema, 'maxItems', items.length, path, 'array_max_items', 'Array must have at most # items');
		if (schema.uniqueItems) this.#checkUnique(items, path);
		if (schema.contains !== null) this.#checkContains(schema.contains, items, path);
		this.score++;
	}

	#checkItems(
		{ items: schemas, hasSameItems, additionalItems }: CompiledSchema,
		items: ValueArray,
		path: string,
	): void {
		if (schemas.length === 0) return;
		for (const [i, item] of items.entries()) {
			const schema = hasSameItems ? schemas[0] : schemas[i];
			const applied = schema ?? (typeof additionalItems === 'boolean' ? null : additionalItems);
			if (applied !== null) this.#merge(this.#try(applied, item, `${path}.${i}`));
		}
		if (!hasSameItems && items.length > schemas.length && additionalItems === false) {
			this.#add('array_no_additional_items', path, 'No additional items allowed on array');
		}
	}

	#checkUnique(items: ValueArray, path: string): void {
		const seen = new Map<string, number>();
		for (const [i, item] of items.entries()) {
			const text = floatText(item);
			const other = seen.get(text);
			if (other !== undefined) this.#add('unique', path, `array items[${other},${i}] must be unique`);
			seen.set(text, i);
		}
	}

	#checkContains(schema: CompiledSchema, items: ValueArray, path: string): void {
		let best: Result | null = null;
		for (const [i, item] of items.entries()) {
			const result = this.#try(schema, item, `${path}.${i}`);
			if (result.isValid) return;
			best = better(best, result);
		}
		this.#add('contains', path, 'At least one of the items must match');
		if (best !== null) this.#merge(best);
	}

	#checkObject(schema: CompiledSchema, object: PlainObject, path: string): void {
		const keys = sortedStringKeys(object);
		this.#checkCount(
			schema,
			'minProperties',
			keys.length,
			path,
			'array_min_properties',
			'Must have at least # properties',
		);
		this.#checkCount(
			schema,
			'maxProperties',
			keys.length,
			path,
			'array_max_properties',
			'Must have at most # properties',
		);
		for (const name of schema.required) {
			if (property(object, name) === undefined) this.#add('required', path, `${name} is required`);
			else this.score++;
		}
		for (const key of keys) this.#checkKey(schema, key, property(object, key) as Value, path);
		if (schema.propertyNames !== null) {
			for (const key of keys) {
				const result = this.#try(schema.propertyNames, key, path);
				if (result.isValid) continue;
				this.#add('invalid_property_name', path, `Property name of "${key}" does not match`);
				this.#merge(result);
			}
		}
		this.score++;
	}

	/** What patterns and `additionalProperties` say about a member. */
	#checkKey(schema: CompiledSchema, key: string, value: Value, path: string): void {
		let isMatched = false;
		for (const [regex, inner] of schema.patternProperties) {
			if (!regex.test(key)) continue;
			isMatched = true;
			this.#merge(this.#try(inner, value, `${path}.${key}`));
		}
		if (isMatched) this.score++;
		if (isMatched || schema.properties.has(key)) return;
		const additional = schema.additionalProperties;
		if (additional === false) {
			this.#add('additional_property_not_allowed', path, `Additional property ${key} is not allowed`);
		} else if (additional !== null && additional !== true) {
			this.#merge(this.#try(additional, value, `${path}.${key}`));
		}
	}

	#checkProperties({ properties }: CompiledSchema, object: PlainObject, path: string): void {
		for (const [name, schema] of properties) {
			const value = property(object, name);
			if (value !== undefined) this.check(schema, value, `${path}.${name}`);
		}
	}

	#checkString(schema: CompiledSchema, text: string, path: string): void {
		const length = schema.counts.size === 0 ? 0 : Array.from(text).length;
		this.#checkCount(
			schema,
			'minLength',
			length,
			path,
			'string_gte',
			'String length must be greater than or equal to #',
		);
		this.#checkCount(schema, 'maxLength', length, path, 'string_lte', 'String length must be less than or equal to #');
		if (schema.pattern !== null && !schema.pattern.regex.test(text)) {
			this.#add('pattern', path, `Does not match pattern '${schema.pattern.text}'`);
		}
		this.score++;
	}

	#checkCount(
		schema: CompiledSchema,
		keyword: CountKeyword,
		count: number,
		path: string,
		type: string,
		description: string,
	): void {
		const limit = schema.counts.get(keyword);
		if (limit === undefined || (keyword.startsWith('min') ? count >= limit : count <= limit)) return;
		this.#add(type, path, description.replace('#', String(limit)));
	}

	#checkNumber({ numbers }: CompiledSchema, value: NumberValue, path: string): void {
		const multiple = numbers.get('multipleOf');
		if (multiple !== undefined && !isMultiple(value, multiple)) {
			this.#add('multiple_of', path, `Must be a multiple of ${boundText(multiple)}`);
		}
		for (const { keyword, type, words, fails } of BOUNDS) {
			const bound = numbers.get(keyword);
			if (bound === undefined || !fails(compareNumbers(value, bound))) continue;
			this.#add(type, path, `Must be ${words} ${boundText(bound)}`);
		}
		this.score++;
	}
}

/** A bound as Go's big floats print it: all digits, with an exponent from 6 on. */
function boundText(value: NumberValue): string {
	const { coefficient, exponent } = numberDecimal(value);
	if (coefficient === 0n) return '0';
	const digits = coefficient.toString().replace('-', '');
	return (coefficient < 0n ? '-' : '') + generalText(digits, digits.length + exponent);
}

interface Bound {
	readonly keyword: NumberKeyword;
	readonly type: string;
	readonly words: string;
	readonly fails: (order: number) => boolean;
}

const BOUNDS: readonly Bound[] = [
	{ keyword: 'maximum', type: 'number_lte', words: 'less than or equal to', fails: (order) => order > 0 },
	{ keyword: 'exclusiveMaximum', type: 'number_lt', words: 'less than', fails: (order) => order >= 0 },
	{ keyword: 'minimum', type: 'number_gte', words: 'greater than or equal to', fails: (order) => order < 0 },
	{ keyword: 'exclusiveMinimum', type: 'number_gt', words: 'greater than', fails: (order) => order <= 0 },
];

function fieldOf(path: string): string {
	return path === '' ? '(Root)' : path.slice(1);
}

function better(best: Result | null, result: Result): Result {
	return best === null || result.score > best.score ? result : best;
}

function isKeyList(dependency: readonly string[] | CompiledSchema): dependency is readonly string[] {
	return Array.isArray(dependency);
}

/** The type of a value in JSON Schema's words: a number without a fraction is an integer. */
function jsonType(value: Value): string {
	if (!isNumber(value)) return typeName(value);
	return numberToBigInt(value) === null ? 'number' : 'integer';
}

function isMultiple(value: NumberValue, multiple: NumberValue): boolean {
	const a = numberDecimal(value);
	const b = numberDecimal(multiple);
	const shift = a.exponent - b.exponent;
	if (shift >= 0) return (a.coefficient * 10n ** BigInt(shift)) % b.coefficient === 0n;
	return a.coefficient % (b.coefficient * 10n ** BigInt(-shift)) === 0n;
}
