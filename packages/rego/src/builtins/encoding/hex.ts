import { decodeHex, decodeUtf8, encodeHex, encodeUtf8 } from '../../runtime/bytes.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const hexEncode: Builtin = builtin({
	name: 'hex.encode',
	description: 'The bytes of a string as lower-case hexadecimal digits.',
	categories: ['encoding'],
	args: [named('x', 'text to encode', t.string)],
	result: named('y', '`x` in hexadecimal', t.string),
	impl(_context, text) {
		return encodeHex(encodeUtf8(text));
	},
});

export const hexDecode: Builtin = builtin({
	name: 'hex.decode',
	description: 'The string whose bytes the hexadecimal digits are.',
	categories: ['encoding'],
	args: [named('x', 'hexadecimal digits', t.string)],
	result: named('y', 'what `x` stands for', t.string),
	impl(_context, text) {
		return decodeUtf8(decodeHex(text));
	},
});
