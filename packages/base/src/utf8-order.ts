/**
 * Compares two strings as their UTF-8 encodings compare, which is how Go and OPA order strings. It differs from
 * JavaScript's own order only where a surrogate meets a code unit above the surrogates.
 */
export function compareUtf8(a: string, b: string): number {
	if (a === b) return 0;
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const x = a.charCodeAt(i);
		const y = b.charCodeAt(i);
		if (x !== y) {
			if (x >= 0xd800 && y >= 0xd800) return surrogateRank(x) - surrogateRank(y);
			return x - y;
		}
	}
	return a.length - b.length;
}

/** Surrogates stand for code points above the whole basic plane, so they rank above U+E000..U+FFFF. */
function surrogateRank(unit: number): number {
	return unit >= 0xe000 ? unit : unit + 0x10000;
}
