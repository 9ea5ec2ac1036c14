import { expect, test } from 'vitest';
import { pathText } from './path-text.ts';

test('paths as people write them', () => {
	expect(pathText([])).toBe('');
	expect(pathText(['spec', 'containers', 0, 'image'])).toBe('spec.containers[0].image');
	expect(pathText(['metadata', 'labels', 'a.b/c'])).toBe('metadata.labels["a.b/c"]');
});
