import { RegoSet } from '../../runtime/collection.ts';
import { sortedMembers, TypeRank, typeRank } from '../../runtime/compare.ts';
import { HaltError } from '../../runtime/errors.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import { displayText } from '../../runtime/value-text.ts';
import { typeName } from '../builtin.ts';

const MAX_LINES = 10_000;

/**
 * The texts of the operands of one `print`: a line for every combination of the members of its sets. An empty set
 * stands for an undefined operand.
 */
export function printedLines(operands: ValueArray): string[][] {
	let lines: string[][] = [[]];
	for (const operand of operands) {
		const texts = operandTexts(operand);
		if (lines.length * texts.length > MAX_LINES) {
			throw new HaltError('eval_limit_error', `print: more than ${MAX_LINES} lines`);
		}
		lines = lines.flatMap((line) => texts.map((text) => [...line, text]));
	}
	return lines;
}

function operandTexts(operand: Value): readonly string[] {
	if (typeRank(operand) <= TypeRank.string) return [displayText(operand)];
	if (!(operand instanceof RegoSet)) {
		throw new HaltError('eval_internal_error', `illegal argument type: ${typeName(operand)}`);
	}
	return operand.size === 0 ? ['<undefined>'] : sortedMembers(operand).map(displayText);
}
