/** Something in a document that is read, and is hardly what was meant. Offsets count UTF-16 units. */
export type YamlNote = DuplicateKey | RoundedNumber;

/** A key that its mapping has had before: the last one counts, as in Go. */
export interface DuplicateKey {
	readonly kind: 'duplicate-key';
	readonly key: string;
	/** Where it stood first; -1 where places are not collected. */
	readonly first: number;
	readonly at: number;
}

/** An integer that Go reads exactly, and JavaScript does not. */
export interface RoundedNumber {
	readonly kind: 'rounded-number';
	readonly text: string;
	readonly value: number;
	readonly at: number;
}

/** Notes that are taken of one document: nobody reads more. */
export const MOST_NOTES = 100;

const INTEGER = /^[-+]?[0-9][0-9_]*$/;
const MAX_UINT64 = 0xffff_ffff_ffff_ffffn;
const MIN_INT64 = -0x8000_0000_0000_0000n;

/** Whether a number that was read from a text is not the one that is written there, and Go has a type for it. */
export function isRounded(text: string, value: number): boolean {
	if (Number.isSafeInteger(value) || !INTEGER.test(text)) return false;
	const exact = BigInt(text.replaceAll('_', '').replace('+', ''));
	return exact !== BigInt(value) && exact >= MIN_INT64 && exact <= MAX_UINT64;
}
