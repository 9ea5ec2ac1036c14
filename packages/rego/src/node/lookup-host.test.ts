import { expect, it } from 'vitest';
import { createLookupHost } from './lookup-host.ts';

const lookupHost = createLookupHost();

it('finds the addresses of this machine', () => {
	expect(lookupHost('localhost').every((address) => address === '127.0.0.1' || address === '::1')).toBe(true);
});

it('says what it cannot find', () => {
	expect(() => lookupHost('no such name')).toThrow('lookup no such name');
});

it('gives up in time', () => {
	expect(() => createLookupHost({ timeoutMs: 0 })('localhost')).toThrow('lookup localhost: i/o timeout');
});
