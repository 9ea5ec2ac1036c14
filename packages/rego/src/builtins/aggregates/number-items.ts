import { isNumber, type NumberValue } from '../../runtime/number.ts';
import type { Value } from '../../runtime/value.ts';
import { operandElementError, operandTypeError } from '../builtin.ts';
import { itemsOf } from '../operands.ts';

/** The numbers of the first operand, an array or a set. */
// hot: bench rego
export function numberItems(collection: Value): readonly NumberValue[] {
	const items = itemsOf(collection);
	if (items === null) throw operandTypeError(1, collection, 'set', 'array');
	for (let i = 0; i < items.length; i++) {
		const item = items[i] as Value;
		if (typeof item !== 'number' && !isNumber(item)) throw operandElementError(1, collection, item, 'number');
	}
	return items as readonly NumberValue[];
}
