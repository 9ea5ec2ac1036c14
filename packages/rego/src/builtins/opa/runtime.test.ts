import { expect, it } from 'vitest';
import { callBuiltin, testContext } from '../../../../../tests/support/call-builtin.ts';
import type { Value } from '../../runtime/value.ts';

function runtime(runtimeInfo: Value): Value | undefined {
	return callBuiltin('opa.runtime', [], testContext({ runtimeInfo }));
}

it('gives what the embedder tells', () => {
	expect(runtime({})).toEqual({});
	expect(runtime({ env: { A: 'b' }, config: 1 })).toEqual({ env: { A: 'b' }, config: 1 });
});

it('hides credentials and keys', () => {
	const service = { url: 'u', credentials: { bearer: { token: 'secret' } } };
	const keys = { k: { key: 'secret', private_key: 'secret', algorithm: 'a' } };
	const shown = { k: { algorithm: 'a' } };
	expect(runtime({ config: { services: { s: service }, keys } })).toEqual({
		config: { services: { s: { url: 'u' } }, keys: shown },
	});
	expect(runtime({ config: { services: [service], labels: {} } })).toEqual({
		config: { services: [{ url: 'u' }], labels: {} },
	});
});

it.each([
	[{ services: 1 }, 'illegal service config type'],
	[{ keys: [] }, 'illegal keys config type'],
	[{ keys: { k: 1 } }, 'type assertion error'],
])('refuses the configuration %j', (config, message) => expect(() => runtime({ config })).toThrow(message));
