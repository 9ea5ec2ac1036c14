import { generalText } from '../../runtime/big-float-text.ts';

/** A float as Go's `%g` writes it: the shortest digits, with an exponent from 6 (or below -4) on. */
export function generalFloatText(value: number, bits: 32 | 64 = 64): string {
	if (Number.isNaN(value)) return '.nan';
	if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
	const [mantissa, exponent] = shortest(Math.abs(value), bits).toExponential().split('e') as [string, string];
	const sign = value < 0 || Object.is(value, -0) ? '-' : '';
	return sign + generalText(mantissa.replace('.', ''), Number(exponent) + 1);
}

/** The decimal with the fewest digits that is the same float. */
function shortest(value: number, bits: 32 | 64): number {
	if (bits === 64) return value;
	for (let precision = 1; precision <= 9; precision++) {
		const candidate = Number(value.toPrecision(precision));
		if (Math.fround(candidate) === value) return candidate;
	}
	return value;
}
