import { BuiltinError } from '../../runtime/errors.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { limitText } from '../limits.ts';
import * as t from '../types.ts';
import { parseYaml } from './yaml-read.ts';
import { stringifyYaml } from './yaml-write.ts';

export const yamlMarshal: Builtin = builtin({
	name: 'yaml.marshal',
	description: 'The YAML text of a value.',
	categories: ['encoding'],
	args: [named('x', 'value to write', t.any)],
	result: named('y', 'YAML text of `x`', t.string),
	impl(context, value) {
		limitText(context, 'yaml.marshal', value);
		return stringifyYaml(value);
	},
});

export const yamlUnmarshal: Builtin = builtin({
	name: 'yaml.unmarshal',
	description: 'The value that a YAML text stands for; of several documents, the first one.',
	categories: ['encoding'],
	args: [named('x', 'YAML text', t.string)],
	result: named('y', 'value of `x`', t.any),
	impl(_context, text) {
		return parseYaml(text);
	},
});

export const yamlIsValid: Builtin = builtin({
	name: 'yaml.is_valid',
	description: 'Whether a string is YAML that JSON can express.',
	categories: ['encoding'],
	args: [named('x', 'string to look at', t.string)],
	result: named('result', '`true` if `x` is YAML, `false` otherwise', t.boolean),
	unchecked: true,
	impl(_context, text) {
		if (typeof text !== 'string') return false;
		try {
			parseYaml(text);
			return true;
		} catch (error) {
			if (error instanceof BuiltinError) return false;
			throw error;
		}
	},
});
