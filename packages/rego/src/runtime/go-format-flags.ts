/** What may stand between the percent sign and the verb. */
export interface Flags {
	readonly sharp: boolean;
	readonly zero: boolean;
	readonly plus: boolean;
	readonly minus: boolean;
	readonly space: boolean;
	readonly width: number | null;
	readonly precision: number | null;
	/** None of them is there. */
	readonly isPlain: boolean;
}

/** Fills up to the width, which counts code points. */
export function pad(flags: Flags, text: string, allowZeros = true): string {
	if (flags.width === null || text.length >= flags.width * 2) return text;
	const missing = flags.width - Array.from(text).length;
	if (missing <= 0) return text;
	if (flags.minus) return text + ' '.repeat(missing);
	return (flags.zero && allowZeros ? '0' : ' ').repeat(missing) + text;
}
