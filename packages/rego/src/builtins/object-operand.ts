import { isObject, type ObjectValue } from '../runtime/collection.ts';
import type { Value } from '../runtime/value.ts';
import { operandTypeError } from './builtin.ts';

/** An operand that must be an object, for builtins that check their operands themselves. */
export function objectOperand(position: number, operand: Value): ObjectValue {
	if (!isObject(operand)) throw operandTypeError(position, operand, 'object');
	return operand;
}
