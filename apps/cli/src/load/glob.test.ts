import { expect, it } from 'vitest';
import { compileGlob } from './glob.ts';
import { LoadError } from './load-error.ts';

it('matches stars, classes and alternatives, across slashes', () => {
	expect(compileGlob('/a/*.rego')('/a/b/c.rego')).toBe(true);
	expect(compileGlob('/a/?.rego')('/a/bc.rego')).toBe(false);
	expect(compileGlob('/{a,b}/x')('/b/x')).toBe(true);
	expect(compileGlob('/[!a-c]x')('/bx')).toBe(false);
	expect(compileGlob('/[a-c]x')('/bx')).toBe(true);
	expect(compileGlob('\\*')('*')).toBe(true);
});

it('takes no exponential time', () => {
	expect(compileGlob('*a'.repeat(200))('a'.repeat(199))).toBe(false);
});

it('refuses patterns that have no end or no bound', () => {
	expect(() => compileGlob('[a')).toThrow(LoadError);
	expect(() => compileGlob('{a')).toThrow(LoadError);
	expect(() => compileGlob('{a,b,c,d}'.repeat(6))).toThrow('too many alternatives');
});
