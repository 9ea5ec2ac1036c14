import { parseDecimal } from '../../runtime/decimal.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { type NumberValue, numberFromBigInt, numberFromText } from '../../runtime/number.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { lowerCase } from '../strings/case.ts';
import * as t from '../types.ts';
import { AMOUNT, simpleAmount, simpleFactors, splitAmount } from './amount.ts';

export const unitsParse: Builtin = builtin({
	name: 'units.parse',
	description: 'The number that a quantity such as `10G`, `250m` or `1.5Ki` means; `m` is a thousandth, `M` a million.',
	categories: [],
	args: [named('x', 'the quantity', t.string)],
	result: named('y', 'the number, to ten decimal places', t.number),
	impl(_context, x) {
		const simple = simpleAmount(x, SIMPLE_UNITS);
		if (simple !== null) return simple;
		const text = x.replaceAll('"', '');
		if (text.includes(' ')) throw failure('spaces not allowed in resource strings');
		const amount = splitAmount(text);
		if (amount === null) throw failure('exponent too large');
		if (amount.number === '') throw failure('no amount provided');
		const unit = amount.unit.charAt(0) + lowerCase(amount.unit.slice(1));
		const factor = UNITS.get(unit);
		if (factor === undefined) throw failure(`unit ${unit} not recognized`);
		if (!AMOUNT.test(amount.number)) throw failure('could not parse amount to a number');
		return scale(amount.number, factor);
	},
});

/** What a unit multiplies by: `numerator / 2 ** shift`. */
interface Factor {
	readonly numerator: bigint;
	readonly shift: bigint;
}

/** A thousandth is the double nearest to it, as in OPA; the error shows only far beyond ten decimal places. */
const MILLI: Factor = { numerator: 1152921504606847n, shift: 60n };

const UNITS: ReadonlyMap<string, Factor> = new Map([
	['', whole(1n)],
	['m', MILLI],
	['M', whole(1000n ** 2n)],
	['mi', whole(1024n ** 2n)],
	['Mi', whole(1024n ** 2n)],
	...['k', '', 'g', 't', 'p', 'e'].flatMap((letter, i): [string, Factor][] => {
		if (letter === '') return [];
		const decimal = whole(1000n ** BigInt(i + 1));
		const binary = whole(1024n ** BigInt(i + 1));
		const upper = letter.toUpperCase();
		return [
			[letter, decimal],
			[upper, decimal],
			[`${letter}i`, binary],
			[`${upper}i`, binary],
		];
	}),
]);

function whole(numerator: bigint): Factor {
	return { numerator, shift: 0n };
}

const SIMPLE_UNITS: ReadonlyMap<string, number> = simpleFactors(
	[...UNITS].flatMap(([unit, factor]): [string, bigint][] => (factor.shift === 0n ? [[unit, factor.numerator]] : [])),
);

const DECIMAL_PLACES = 10;

function scale(number: string, factor: Factor): NumberValue {
	const { coefficient, exponent } = parseDecimal(number);
	const up = exponent > 0 ? 10n ** BigInt(exponent) : 1n;
	const numerator = coefficient * factor.numerator * up;
	const denominator = (exponent < 0 ? 10n ** BigInt(-exponent) : 1n) << factor.shift;
	if (numerator % denominator === 0n) return numberFromBigInt(numerator / denominator);
	return numberFromText(roundedText(numerator, denominator));
}

/** Always with ten decimal places, halves rounded away from zero. */
function roundedText(numerator: bigint, denominator: bigint): string {
	const magnitude = numerator < 0n ? -numerator : numerator;
	const scaled = (magnitude * 10n ** BigInt(DECIMAL_PLACES) * 2n + denominator) / (denominator * 2n);
	const digits = scaled.toString().padStart(DECIMAL_PLACES + 1, '0');
	const text = `${digits.slice(0, -DECIMAL_PLACES)}.${digits.slice(-DECIMAL_PLACES)}`;
	return numerator < 0n ? `-${text}` : text;
}

function failure(message: string): BuiltinError {
	return new BuiltinError(`units.parse: ${message}`);
}
