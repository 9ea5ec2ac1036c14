import type { Regex, RegexMatch } from './regex.ts';

/**
 * Puts groups in the place of `$1`, `$name` and `${name}`; `$$` is a dollar sign. A name is as long as it can be, so
 * that `$1x` names a group `1x`. Groups that are not there are empty.
 */
export function expandTemplate(template: string, regex: Regex, match: RegexMatch): string {
	if (!template.includes('$')) return template;
	return template.replace(REFERENCE, (text, braced: string | undefined, plain: string | undefined) => {
		if (text === '$$') return '$';
		return group(braced ?? plain ?? '', regex, match);
	});
}

const REFERENCE = /\$\$|\$\{([\p{L}\p{Nd}_]+)\}|\$([\p{L}\p{Nd}_]+)/gu;

function group(name: string, regex: Regex, match: RegexMatch): string {
	if (/^[0-9]+$/.test(name)) return match.groups[groupNumber(name)] ?? '';
	// Of groups with the same name the first that took part counts.
	for (let i = 0; i < regex.groupNames.length; i++) {
		const text = match.groups[i + 1];
		if (regex.groupNames[i] === name && text !== undefined) return text;
	}
	return '';
}

/** Go takes digits for a number up to a hundred million, and no number with a leading zero. */
function groupNumber(digits: string): number {
	return digits.length > 8 || (digits.length > 1 && digits.startsWith('0')) ? -1 : Number(digits);
}
