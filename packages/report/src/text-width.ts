const ASCII = /^[\x20-\x7e]*$/;
const NO_WIDTH = /\p{Mn}|\p{Me}|\u200c|\u200d/u;
const WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** Columns that a text without control characters takes in a terminal. */
export function textWidth(text: string): number {
	if (ASCII.test(text)) return text.length;
	let width = 0;
	for (const character of text) width += characterWidth(character);
	return width;
}

function characterWidth(character: string): number {
	if (NO_WIDTH.test(character)) return 0;
	return WIDE.test(character) ? 2 : 1;
}

/** Lines no wider than `width`, broken at spaces; words that are wider, such as addresses of pages, stay whole. */
export function wrapText(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	let used = 0;
	for (const word of text.split(' ')) {
		const length = textWidth(word);
		if (line !== '' && used + 1 + length > width) {
			lines.push(line.trimEnd());
			line = word;
			used = length;
		} else {
			line = line === '' ? word : `${line} ${word}`;
			used = line === word ? length : used + 1 + length;
		}
	}
	lines.push(line.trimEnd());
	return lines;
}
