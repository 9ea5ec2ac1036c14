import type { JsonPath } from './json.ts';

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

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
