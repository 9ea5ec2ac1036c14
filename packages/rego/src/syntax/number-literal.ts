/** Largest binary exponent, either way, that OPA takes. */
const MAX_BINARY_EXPONENT = 100_000;
const LOG2_10 = Math.log2(10);
const NUMBER = /^-?(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Why a literal of the grammar is no usable number: null when it is. Only its magnitude can be wrong; the value itself
 * is never rounded.
 */
export function numberMagnitudeProblem(text: string): 'invalid float' | 'number too big' | null {
	if (text.endsWith('\uFFFD')) return 'invalid float';
	// Short literals without an exponent cannot be out of range.
	if (text.length < 1000 && !text.includes('e') && !text.includes('E')) return null;
	const parts = NUMBER.exec(text);
	if (parts === null) return 'invalid float';
	const [, whole = '', fraction = '', exponent = '0'] = parts;
	const digits = (whole + fraction).replace(/^0+/, '');
	if (digits === '') return null;
	// value = 0.digits × 10^power
	const power = Number(exponent) + digits.length - fraction.length;
	const mantissa = Number(`0.${digits.slice(0, 17)}`);
	const binaryExponent = Math.floor(Math.log2(mantissa) + power * LOG2_10) + 1;
	return Math.abs(binaryExponent) > MAX_BINARY_EXPONENT ? 'number too big' : null;
}
