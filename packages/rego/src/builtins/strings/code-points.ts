/** Positions in strings count code points, as Go's runes do; JavaScript counts UTF-16 units. */

// hot: bench rego
export function codePointLength(text: string): number {
	let length = text.length;
	for (let i = 1; i < text.length; i++) if (endsPair(text, i)) length--;
	return length;
}

/** How many code points stand before a unit. */
// hot: bench rego
export function codePointIndex(text: string, unit: number): number {
	let index = unit;
	for (let i = 1; i < unit; i++) if (endsPair(text, i)) index--;
	return index;
}

/** The unit at which a code point begins; the length of the text when there are fewer. */
// hot: bench rego
export function unitIndex(text: string, codePoint: number, from = 0): number {
	let unit = from;
	for (let left = codePoint; left > 0 && unit < text.length; left--) unit += isPair(text, unit) ? 2 : 1;
	return unit;
}

/** Whether a unit is the second one of a code point. */
function endsPair(text: string, unit: number): boolean {
	return (text.charCodeAt(unit) & 0xfc00) === 0xdc00 && (text.charCodeAt(unit - 1) & 0xfc00) === 0xd800;
}

/** Whether the two units from here on are one code point. */
export function isPair(text: string, unit: number): boolean {
	return (text.charCodeAt(unit) & 0xfc00) === 0xd800 && (text.charCodeAt(unit + 1) & 0xfc00) === 0xdc00;
}
