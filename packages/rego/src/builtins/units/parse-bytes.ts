import { floatOfText } from '../../runtime/arithmetic.ts';
import { multiplyFloats, roundFloat, truncateFloat } from '../../runtime/big-float.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { numberFromBigInt } from '../../runtime/number.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { lowerCase } from '../strings/case.ts';
import * as t from '../types.ts';
import { AMOUNT, simpleAmount, simpleFactors, splitAmount } from './amount.ts';

export const unitsParseBytes: Builtin = builtin({
	name: 'units.parse_bytes',
	description: 'The number of bytes that a size such as `10GB`, `512Mi` or `1.5e3kb` means; fractions are cut off.',
	categories: [],
	args: [named('x', 'the size', t.string)],
	result: named('y', 'number of bytes', t.number),
	impl(_context, x) {
		const simple = simpleAmount(x, SIMPLE_UNITS);
		if (simple !== null) return simple;
		const text = lowerCase(x).replaceAll('"', '');
		if (text.includes(' ')) throw failure('spaces not allowed in resource strings');
		const amount = splitAmount(text);
		if (amount === null) throw failure('exponent too large');
		if (amount.number === '') throw failure('no byte amount provided');
		const factor = UNITS.get(amount.unit);
		if (factor === undefined) throw failure(`byte unit ${amount.unit} not recognized`);
		if (!AMOUNT.test(amount.number)) throw failure('could not parse byte amount to a number');
		return numberFromBigInt(
			truncateFloat(multiplyFloats(floatOfText(amount.number), roundFloat(false, factor, 0, 64))),
		);
	},
});

const UNITS: ReadonlyMap<string, bigint> = new Map([
	['', 1n],
	...['k', 'm', 'g', 't', 'p', 'e'].flatMap((letter, i): [string, bigint][] => {
		const decimal = 1000n ** BigInt(i + 1);
		const binary = 1024n ** BigInt(i + 1);
		return [
			[letter, decimal],
			[`${letter}b`, decimal],
			[`${letter}i`, binary],
			[`${letter}ib`, binary],
		];
	}),
]);

/** Also as they are mostly written; letters of either case mean the same. */
const SIMPLE_UNITS: ReadonlyMap<string, number> = simpleFactors(
	[...UNITS].flatMap(([unit, factor]): [string, bigint][] => [
		[unit, factor],
		[unit.toUpperCase(), factor],
		[`${unit.charAt(0).toUpperCase()}${unit.slice(1)}`, factor],
		[unit.replace(/^(.)(i?)b$/, (_, letter: string, i: string) => `${letter.toUpperCase()}${i}B`), factor],
	]),
);

function failure(message: string): BuiltinError {
	return new BuiltinError(`units.parse_bytes: ${message}`);
}
