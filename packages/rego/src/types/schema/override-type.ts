import { appendAll } from '@merlon/base';
import { kindName } from '../../analysis/term-facts.ts';
import { termText } from '../../analysis/term-text.ts';
import { compare } from '../../runtime/compare.ts';
import type { Value } from '../../runtime/value.ts';
import type { Term } from '../../syntax/ast.ts';
import { constantValue } from '../constant.ts';
import { keyValue } from '../property-key.ts';
import type { DynamicProperty, StaticProperty, Type } from '../type.ts';
import { ANY, objectType } from '../type-operations.ts';
import { SchemaError } from './schema-error.ts';

const ANYTHING: DynamicProperty = { key: ANY, value: ANY };

/** A type in which what lies at a path is of another type. Throws SchemaError for a path with variables. */
export function overrideType(type: Type | null, path: readonly Term[], replacement: Type): Type {
	const object = type !== null && type.kind === 'recursive' ? type.type : type;
	if (object?.kind !== 'object') return nestedObject(pathKeys(path), replacement, ANYTHING);
	const [first, ...rest] = path;
	if (first === undefined) return replacement;
	const key = constantValue(first);
	let found = false;
	const properties = object.static.map((property): StaticProperty => {
		if (key === undefined || compare(keyValue(property), key) !== 0) return property;
		found = true;
		const value = rest.length === 0 ? replacement : overrideType(property.value, rest, replacement);
		return { key: property.key, value };
	});
	if (!found) {
		const added = nestedObject(pathKeys(path), replacement, object.dynamic);
		if (added.kind === 'object') appendAll(properties, added.static);
	}
	return objectType(properties, object.dynamic);
}

function nestedObject(keys: readonly Value[], type: Type, dynamic: DynamicProperty | null): Type {
	return keys.reduceRight<Type>((value, key) => objectType([{ key, value }], dynamic), type);
}

function pathKeys(path: readonly Term[]): readonly Value[] {
	return path.map((term) => {
		const value = constantValue(term);
		if (value !== undefined) return value;
		const reason = term.kind === 'ref' ? `illegal value: ${termText(term)}` : `${kindName(term)} requires evaluation`;
		throw new SchemaError(`error getting key from value: ${reason}`);
	});
}
