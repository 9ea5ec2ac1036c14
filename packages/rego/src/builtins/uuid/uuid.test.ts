import { expect, it } from 'vitest';
import { builtinResult, callBuiltin, testContext } from '../../../../../tests/support/call-builtin.ts';

it.each([
	[
		'c2fc67c2-47f2-11ee-b67a-9f3619c7493f',
		'{"clocksequence":13946,"macvariables":"local:multicast","nodeid":"9f-36-19-c7-49-3f","time":1693481847404333000,"variant":"RFC4122","version":1}',
	],
	[
		'000003e8-48b9-21ee-b200-325096b39f47',
		'{"clocksequence":12800,"domain":"Person","id":1000,"macvariables":"local:unicast","nodeid":"32-50-96-b3-9f-47","time":1693566990121469600,"variant":"RFC4122","version":2}',
	],
	['urn:uuid:6bea8ef2-d3d3-3cd1-84e0-9bab06a52ece', '{"variant":"RFC4122","version":3}'],
	['{00000000-0000-4000-8000-000000000000}', '{"variant":"RFC4122","version":4}'],
	['00000000000040008000000000000000', '{"variant":"RFC4122","version":4}'],
	['00000000-0000-fcd1-f4e0-9bab06a52ece', '{"variant":"Future","version":15}'],
	['00000000-0000-fcd1-c4e0-9bab06a52ece', '{"variant":"Microsoft","version":15}'],
	[
		'000003e8-48b9-21ee-b209-3c5096b39f47',
		'{"clocksequence":12809,"domain":"Domain9","id":1000,"macvariables":"global:unicast","nodeid":"3c-50-96-b3-9f-47","time":1693566990121469600,"variant":"RFC4122","version":2}',
	],
	[
		'00000000-0000-1000-0000-fd5096b39f47',
		'{"clocksequence":0,"macvariables":"global:multicast","nodeid":"fd-50-96-b3-9f-47","time":6227451273709551616,"variant":"Reserved","version":1}',
	],
])('uuid.parse %s', (text, expected) => expect(builtinResult('uuid.parse', `"${text}"`)).toBe(expected));

it.each(['', 'x', 'urn:uuix:6bea8ef2-d3d3-3cd1-84e0-9bab06a52ece', 'g2fc67c2-47f2-11ee-b67a-9f3619c7493f'])(
	'uuid.parse %j is undefined',
	(text) => expect(builtinResult('uuid.parse', `"${text}"`)).toBe('undefined'),
);

it('uuid.rfc4122 gives one UUID per key and evaluation', () => {
	let calls = 0;
	const context = testContext({ randomBytes: (length) => new Uint8Array(length).fill(++calls) });
	expect(callBuiltin('uuid.rfc4122', ['a'], context)).toBe('01010101-0101-4101-8101-010101010101');
	expect(callBuiltin('uuid.rfc4122', ['b'], context)).toBe('02020202-0202-4202-8202-020202020202');
	expect(callBuiltin('uuid.rfc4122', ['a'], context)).toBe('01010101-0101-4101-8101-010101010101');
});
