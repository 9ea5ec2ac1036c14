import { readFileSync } from 'node:fs';
import { readYaml } from '@merlon/yaml';
import { describe, expect, test } from 'vitest';

interface Recorded {
	readonly yaml: string;
	/** Null where Go refuses the text. */
	readonly json: unknown;
}

const recorded = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')) as readonly Recorded[];
const REFUSED = Symbol('refused');

function read(text: string): unknown {
	const [document, ...rest] = readYaml(text);
	if (document === undefined) return null;
	if ([document, ...rest].some(({ error }) => error !== null)) return REFUSED;
	const json = JSON.stringify(document.value, (_, value: unknown) => {
		if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('JSON has no such number');
		return value;
	});
	return JSON.parse(json);
}

describe('texts are read as sigs.k8s.io/yaml reads them', () => {
	test.each(recorded.map(({ yaml, json }) => [yaml, json] as const))('%j', (yaml, json) => {
		let result: unknown;
		try {
			result = read(yaml);
		} catch (error) {
			expect(error).toBeInstanceOf(RangeError);
			result = REFUSED;
		}
		if (json === null) expect([REFUSED, null]).toContain(result);
		else expect(result).toEqual(json);
	});
});
