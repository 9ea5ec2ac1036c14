import { decodeUtf8, encodeUtf8 } from '../../runtime/bytes.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { quoteGo } from '../../runtime/go-quote.ts';

/** The parts of a URI that differ in which characters stand for themselves. */
export type UriPart = 'path' | 'host' | 'zone' | 'user' | 'query' | 'fragment';

const HOST = /[-_.~A-Za-z0-9!$&'()*+,;=:[\]<>"]/;
const UNESCAPED: Readonly<Record<UriPart, RegExp>> = {
	path: /[-_.~A-Za-z0-9$&+,/:;=@]/,
	host: HOST,
	zone: HOST,
	user: /[-_.~A-Za-z0-9$&+,;=]/,
	query: /[-_.~A-Za-z0-9]/,
	fragment: /[-_.~A-Za-z0-9$&+,/:;=?@!()*]/,
};

/** Replaces every byte that does not stand for itself in `part` by `%XX`. */
export function escapePercent(text: string, part: UriPart): string {
	return Array.from(encodeUtf8(text), (byte) => {
		const character = String.fromCharCode(byte);
		if (byte < 0x80 && UNESCAPED[part].test(character)) return character;
		if (character === ' ' && part === 'query') return '+';
		return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
	}).join('');
}

const ESCAPE = /^%[0-9a-fA-F]{2}/;

/** Replaces `%XX` by the byte it stands for, and `+` by a space in a query. Throws Go's messages. */
export function unescapePercent(text: string, part: UriPart): string {
	if (!/[%+]/.test(text) && part !== 'host' && part !== 'zone') return text;
	const source = encodeUtf8(text);
	const out = new Uint8Array(source.length);
	let length = 0;
	for (let i = 0; i < source.length; i++) {
		const character = String.fromCharCode(source[i] as number);
		if (character === '%') {
			out[length++] = escapedByte(decodeUtf8(source.subarray(i, i + 3)), part);
			i += 2;
		} else if (character === '+' && part === 'query') {
			out[length++] = 0x20;
		} else {
			if ((part === 'host' || part === 'zone') && character < '\u0080' && !HOST.test(character)) {
				throw new BuiltinError(`invalid character ${quoteGo(character)} in host name`);
			}
			out[length++] = source[i] as number;
		}
	}
	return decodeUtf8(out.subarray(0, length));
}

function escapedByte(triple: string, part: UriPart): number {
	const byte = ESCAPE.test(triple) ? Number.parseInt(triple.slice(1), 16) : -1;
	if (byte < 0 || !isAllowed(byte, part)) throw new BuiltinError(`invalid URL escape ${quoteGo(triple)}`);
	return byte;
}

/** A host may escape only what is no ASCII; a zone, what could stand there anyway, or a space. */
function isAllowed(byte: number, part: UriPart): boolean {
	if (byte === 0x25) return true;
	if (part === 'host') return byte >= 0x80;
	return part !== 'zone' || byte === 0x20 || (byte < 0x80 && HOST.test(String.fromCharCode(byte)));
}
