import { TypeRank, typeRank } from '../../runtime/compare.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

function isType(name: keyof typeof TypeRank, article: string): Builtin {
	const rank = TypeRank[name];
	return builtin({
		name: `is_${name}`,
		description: `Whether a value is ${article}${name}.`,
		categories: ['types'],
		args: [named('x', 'any value', t.any)],
		result: named('result', `\`true\` for ${article}${name}, \`false\` for everything else`, t.boolean),
		unchecked: true,
		impl: (_context, x) => typeRank(x) === rank,
	});
}

export const isNull: Builtin = isType('null', '');
export const isBoolean: Builtin = isType('boolean', 'a ');
export const isNumber: Builtin = isType('number', 'a ');
export const isString: Builtin = isType('string', 'a ');
export const isArray: Builtin = isType('array', 'an ');
export const isObject: Builtin = isType('object', 'an ');
export const isSet: Builtin = isType('set', 'a ');
