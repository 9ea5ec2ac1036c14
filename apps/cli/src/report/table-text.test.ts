import { expect, it } from 'vitest';
import { tableText } from './table-text.ts';

it('makes columns as wide as what stands in them', () => {
	expect(
		tableText([
			['id', 'severity', 'title'],
			['k8s-host-pid', 'high', 'Pod'],
		]),
	).toBe('id            severity  title\nk8s-host-pid  high      Pod\n');
});

it('pads no last column', () => {
	expect(tableText([['a'], ['longer']])).toBe('a\nlonger\n');
});
