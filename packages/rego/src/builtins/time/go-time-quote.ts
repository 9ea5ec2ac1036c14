import { encodeUtf8 } from '../../runtime/bytes.ts';

/** How Go's time package quotes a string in its messages: bytes that are no printable ASCII as `\xHH`. */
export function quoteTime(text: string): string {
	const quoted = Array.from(encodeUtf8(text), (byte) => {
		if (byte < 0x20 || byte >= 0x80) return `\\x${byte.toString(16).padStart(2, '0')}`;
		const character = String.fromCharCode(byte);
		return character === '"' || character === '\\' ? `\\${character}` : character;
	});
	return `"${quoted.join('')}"`;
}
