import { BuiltinError } from '../../runtime/errors.ts';
import { type Builtin, builtin } from '../builtin.ts';
import * as t from '../types.ts';
import { printedLines } from './print-lines.ts';

export const print: Builtin = builtin({
	name: 'print',
	description: 'Writes its operands, with spaces between them, to the place the embedder chose. It is always true.',
	categories: [],
	args: [],
	result: null,
	variadic: t.any,
	unchecked: true,
	impl() {
		throw new BuiltinError('print is compiled to internal.print');
	},
});

export const internalPrint: Builtin = builtin({
	name: 'internal.print',
	description: 'What `print` becomes: every operand is a set that is empty when the operand is undefined.',
	categories: [],
	args: [t.arrayOf(t.setOf(t.any))],
	result: null,
	impl(context, operands) {
		const { print: write } = context.effects;
		if (write !== null) for (const line of printedLines(operands)) write(line.join(' '), '');
		return true;
	},
});
