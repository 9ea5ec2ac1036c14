import { expect, it } from 'vitest';
import { type Json, type JsonPath, valueAt } from './json.ts';

const VALUE: Json = { spec: { containers: [{ name: 'web' }], paused: null }, list: [1] };

it.each<[JsonPath, Json | undefined]>([
	[[], VALUE],
	[['spec', 'containers', 0, 'name'], 'web'],
	[['spec', 'paused'], null],
	[['spec', 'paused', 'deeper'], undefined],
	[['spec', 'missing'], undefined],
	[['spec', 0], undefined],
	[['list', 'length'], undefined],
	[['list', 1], undefined],
	[['constructor'], undefined],
	[['spec', '__proto__'], undefined],
])('at %j stands %j', (path, expected) => {
	expect(valueAt(VALUE, path)).toEqual(expected);
});
