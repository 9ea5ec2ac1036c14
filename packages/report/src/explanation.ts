import type { Fix, JsonPath } from '@merlon/model';
import { shortened } from './safe-text.ts';

const LONGEST_VALUE = 200;
const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

/** The first sentence of a description, for where one line must do. */
export function firstSentence(description: string): string {
	const text = description.trim();
	const end = /[.!?](?=\s+\p{Lu})|\n\s*\n/u.exec(text);
	return end === null ? text : text.slice(0, end.index + 1).trim();
}

/** A path as people write it: `spec.containers[0].image`; keys that are no plain words stand in brackets. */
export function pathText(path: JsonPath): string {
	let text = '';
	for (const part of path) {
		if (typeof part === 'number') text += `[${part}]`;
		else if (!PLAIN_KEY.test(part)) text += `[${JSON.stringify(part)}]`;
		else text += text === '' ? part : `.${part}`;
	}
	return text;
}

/** What a fix changes, as an instruction. */
export function fixText({ op, path, value }: Fix): string {
	if (op === 'remove') return `remove ${pathText(path)}`;
	const text = shortened(JSON.stringify(value ?? null), LONGEST_VALUE);
	return `${op === 'add' ? 'add' : 'set'} ${pathText(path)}: ${text}`;
}
