const DIGIT = /\p{Nd}/u;
const LETTER = /\p{L}/u;

/** The order of keys in Go's yaml: letters by code point, runs of digits by the number they are, letters last. */
export function compareYamlKeys(a: string, b: string): number {
	const left = Array.from(a);
	const right = Array.from(b);
	const common = Math.min(left.length, right.length);
	let i = 0;
	while (i < common && left[i] === right[i]) i++;
	if (i === common) return left.length - right.length;
	const [x, y] = [left[i] as string, right[i] as string];
	const isLetterX = LETTER.test(x);
	const isLetterY = LETTER.test(y);
	if (isLetterX && isLetterY) return codePoint(x) - codePoint(y);
	if (isLetterX || isLetterY) {
		const followsDigit = i > 0 && DIGIT.test(left[i - 1] as string);
		return isLetterX === followsDigit ? -1 : 1;
	}
	return compareNumbers(left, right, i) || codePoint(x) - codePoint(y);
}

function codePoint(character: string): number {
	return character.codePointAt(0) as number;
}

/** Compares the numbers that stand at `at`, then their lengths. */
function compareNumbers(left: readonly string[], right: readonly string[], at: number): number {
	// A zero in the middle of a number must not make the rest look shorter than it is.
	const prefix = left[at] === '0' || right[at] === '0' ? (followsNonZeroDigit(left, at) ? '1' : '') : '';
	const x = digitsAt(left, at);
	const y = digitsAt(right, at);
	const difference = BigInt(`0${prefix}${x}`) - BigInt(`0${prefix}${y}`);
	return difference === 0n ? x.length - y.length : difference < 0n ? -1 : 1;
}

function followsNonZeroDigit(characters: readonly string[], at: number): boolean {
	for (let i = at - 1; i >= 0 && DIGIT.test(characters[i] as string); i--) if (characters[i] !== '0') return true;
	return false;
}

/** Go takes the distance from '0' as the value of a digit; digits other than ASCII's are rare enough to be nothing. */
function digitsAt(characters: readonly string[], at: number): string {
	let digits = '';
	for (let i = at; i < characters.length && /[0-9]/.test(characters[i] as string); i++) digits += characters[i];
	return digits;
}
