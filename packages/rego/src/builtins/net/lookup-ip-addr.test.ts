import { expect, it } from 'vitest';
import { callBuiltin, testContext } from '../../../../../tests/support/call-builtin.ts';
import type { RegoSet } from '../../runtime/collection.ts';
import { LookupFailure } from '../../runtime/context.ts';
import { HaltError } from '../../runtime/errors.ts';

let asked: string[] = [];

function contextOf(lookupHost: ((name: string) => readonly string[]) | null): ReturnType<typeof testContext> {
	asked = [];
	return testContext({ effects: { http: null, lookupHost, print: null } });
}

function lookup(name: string, context: ReturnType<typeof testContext>): unknown {
	return [...(callBuiltin('net.lookup_ip_addr', [name], context) as RegoSet)];
}

it('asks once per name and evaluation', () => {
	const context = contextOf((name) => {
		asked.push(name);
		return ['10.0.0.1', '::1'];
	});
	expect(lookup('a', context)).toEqual(['10.0.0.1', '::1']);
	expect(lookup('a', context)).toEqual(['10.0.0.1', '::1']);
	expect(asked).toEqual(['a']);
});

it('needs nobody for addresses', () => {
	expect(lookup('10.0.0.1', contextOf(null))).toEqual(['10.0.0.1']);
	expect(lookup('0:0::1', contextOf(null))).toEqual(['::1']);
	expect(lookup('fe80::1%eth0', contextOf(null))).toEqual(['fe80::1%eth0']);
});

it('is off without the effect', () => {
	expect(() => lookup('a', contextOf(null))).toThrow('disallowed host: a');
});

it('tells a failure from a timeout, which ends the evaluation', () => {
	const failing = (timedOut: boolean) =>
		contextOf(() => {
			throw new LookupFailure('lookup a: no', timedOut);
		});
	expect(() => lookup('a', failing(false))).toThrow('lookup a: no');
	expect(() => lookup('a', failing(true))).toThrow(HaltError);
	const broken = contextOf(() => {
		throw new TypeError('broken');
	});
	expect(() => lookup('a', broken)).toThrow(TypeError);
});
