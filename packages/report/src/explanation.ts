import { type Fix, pathText } from '@merlon/model';
import { shortened } from './safe-text.ts';

const LONGEST_VALUE = 200;

/** The first sentence of a description, for where one line must do. */
export function firstSentence(description: string): string {
	const text = description.trim();
	const end = /[.!?](?=\s+\p{Lu})|\n\s*\n/u.exec(text);
	return end === null ? text : text.slice(0, end.index + 1).trim();
}

/** What a fix changes, as an instruction. */
export function fixText({ op, path, value }: Fix): string {
	if (op === 'remove') return `remove ${pathText(path)}`;
	const text = shortened(JSON.stringify(value ?? null), LONGEST_VALUE);
	return `${op === 'add' ? 'add' : 'set'} ${pathText(path)}: ${text}`;
}
