import type { Value } from '../runtime/value.ts';
import { valueText } from '../runtime/value-text.ts';

/** A path below `data` as a reference is written. */
export function documentName(path: readonly Value[]): string {
	return path.reduce<string>((text, key) => {
		const plain = typeof key === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(key);
		return plain ? `${text}.${key}` : `${text}[${valueText(key)}]`;
	}, 'data');
}
