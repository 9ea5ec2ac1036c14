import { compareUtf8 } from '@merlon/base';
import { decodeUtf8, encodeUtf8 } from '../runtime/bytes.ts';
import { isObject } from '../runtime/collection.ts';
import { sortedKeys } from '../runtime/compare.ts';
import { formatGo } from '../runtime/go-format.ts';
import { lookup } from '../runtime/lookup.ts';
import type { ValueArray } from '../runtime/value.ts';
import { templateError } from './template-error.ts';
import { escapeHtml, escapeJs, escapeQuery } from './template-escapes.ts';
import {
	formatArgument,
	GoNumber,
	isText,
	isTrue,
	printed,
	type TemplateValue,
	templateTypeName,
	textOf,
} from './template-value.ts';

type TemplateFunction = (args: readonly TemplateValue[]) => TemplateValue;

/** The functions of templates but `and` and `or`, which do not always evaluate their operands. */
export const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
	['not', (args) => !isTrue(one('not', args))],
	['len', (args) => length(one('len', args))],
	['index', (args) => index(args)],
	['slice', (args) => slice(args)],
	['print', (args) => joined(args)],
	['println', (args) => `${args.map(printed).join(' ')}\n`],
	['printf', (args) => printf(args)],
	['html', (args) => escapeHtml(evaluated(args))],
	['js', (args) => escapeJs(evaluated(args))],
	['urlquery', (args) => escapeQuery(evaluated(args))],
	['eq', (args) => equalsAny(args)],
	['ne', (args) => !same(...two('ne', args))],
	['lt', (args) => order(...two('lt', args)) < 0],
	['le', (args) => order(...two('le', args)) <= 0],
	['gt', (args) => order(...two('gt', args)) > 0],
	['ge', (args) => order(...two('ge', args)) >= 0],
]);

/** Every name that a template may call. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set([...FUNCTIONS.keys(), 'and', 'or', 'call']);

function one(name: string, args: readonly TemplateValue[]): TemplateValue {
	if (args.length !== 1) throw templateError(`wrong number of args for ${name}: want 1 got ${args.length}`);
	return args[0];
}

function two(name: string, args: readonly TemplateValue[]): readonly [TemplateValue, TemplateValue] {
	if (args.length !== 2) throw templateError(`wrong number of args for ${name}: want 2 got ${args.length}`);
	return [args[0], args[1]];
}

/** The length of a string counts bytes. */
function length(value: TemplateValue): GoNumber {
	if (isText(value)) return new GoNumber(encodeUtf8(textOf(value)).length);
	if (Array.isArray(value)) return new GoNumber(value.length);
	if (!(value instanceof GoNumber) && isObject(value)) return new GoNumber(sortedKeys(value).length);
	throw templateError(`error calling len: len of type ${templateTypeName(value)}`);
}

function index([collection, ...keys]: readonly TemplateValue[]): TemplateValue {
	if (collection === undefined || collection === null) throw templateError('error calling index: index of untyped nil');
	return keys.reduce(item, collection);
}

function item(collection: TemplateValue, key: TemplateValue): TemplateValue {
	if (Array.isArray(collection)) {
		const items = collection as ValueArray;
		return items[position(key, items.length - 1)];
	}
	if (isText(collection)) {
		const bytes = encodeUtf8(textOf(collection));
		return new GoNumber(bytes[position(key, bytes.length - 1)] as number);
	}
	if (collection instanceof GoNumber || !isObject(collection)) {
		throw templateError(`error calling index: can't index item of type ${templateTypeName(collection)}`);
	}
	if (typeof key !== 'string') {
		throw templateError(`error calling index: value has type ${templateTypeName(key)}; should be string`);
	}
	return lookup(collection, key) ?? undefined;
}

function position(key: TemplateValue, last: number): number {
	if (!(key instanceof GoNumber) || key.isFloat) {
		throw templateError(`error calling index: cannot index slice/array with type ${templateTypeName(key)}`);
	}
	if (key.value < 0 || key.value > last) throw templateError(`error calling index: index out of range: ${key.value}`);
	return key.value;
}

function slice([value, ...indexes]: readonly TemplateValue[]): TemplateValue {
	if (indexes.length > 2) throw templateError('error calling slice: too many slice indexes');
	const bytes = isText(value) ? encodeUtf8(textOf(value)) : null;
	if (bytes === null && !Array.isArray(value)) {
		throw templateError(`error calling slice: can't slice item of type ${templateTypeName(value)}`);
	}
	const size = bytes?.length ?? (value as ValueArray).length;
	const bounds = [new GoNumber(0), new GoNumber(size)].map((bound, i) => (i < indexes.length ? indexes[i] : bound));
	const [from, to] = bounds.map((at) => position(at, size)) as [number, number];
	if (from > to) throw templateError(`error calling slice: invalid slice index: ${from} > ${to}`);
	return bytes === null ? (value as ValueArray).slice(from, to) : decodeUtf8(bytes.subarray(from, to));
}

/** Spaces stand between operands of which neither is a string. */
function joined(args: readonly TemplateValue[]): string {
	return args
		.map((arg, i) => (i > 0 && !isText(arg) && !isText(args[i - 1]) ? ` ${printed(arg)}` : printed(arg)))
		.join('');
}

/** Like `joined`, except that nothing is the text that stands for it. */
function evaluated(args: readonly TemplateValue[]): string {
	return joined(args.map((arg) => arg ?? '<no value>'));
}

function printf(args: readonly TemplateValue[]): string {
	const [format, ...values] = args;
	if (typeof format !== 'string')
		throw templateError(`wrong type for value; expected string; got ${templateTypeName(format)}`);
	return formatGo(format, values.map(formatArgument));
}

function equalsAny([first, ...others]: readonly TemplateValue[]): boolean {
	if (others.length === 0) throw templateError('error calling eq: missing argument for comparison');
	return others.some((other) => same(first, other));
}

function same(a: TemplateValue, b: TemplateValue): boolean {
	if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
	if (isComposite(a) || isComposite(b))
		throw templateError(`non-comparable type ${templateTypeName(isComposite(a) ? a : b)}`);
	const [x, y] = comparable(a, b);
	return x === y;
}

function order(a: TemplateValue, b: TemplateValue): number {
	if (typeof a === 'boolean' || isNothing(a) || isComposite(a)) throw templateError('invalid type for comparison');
	const [x, y] = comparable(a, b);
	if (typeof x === 'string') return compareUtf8(x, y as string);
	return x < y ? -1 : x > y ? 1 : 0;
}

function isNothing(value: TemplateValue): value is null | undefined {
	return value === undefined || value === null;
}

function isComposite(value: TemplateValue): boolean {
	return typeof value === 'object' && value !== null && !isText(value) && !(value instanceof GoNumber);
}

type Basic = string | number | boolean;

/** Only values of the same kind can be compared; a number of the data is a string. */
function comparable(a: TemplateValue, b: TemplateValue): readonly [Basic, Basic] {
	if (isText(a) && isText(b)) return [textOf(a), textOf(b)];
	if (typeof a === 'boolean' && typeof b === 'boolean') return [a, b];
	if (a instanceof GoNumber && b instanceof GoNumber && a.isFloat === b.isFloat) return [a.value, b.value];
	throw templateError('incompatible types for comparison');
}
