import { encodeHex } from '../../runtime/bytes.ts';
import type { EvalContext } from '../../runtime/context.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const uuidRfc4122: Builtin = builtin({
	name: 'uuid.rfc4122',
	description: 'A random UUID (version 4); the same one for the same key throughout an evaluation.',
	categories: [],
	args: [named('k', 'key that stands for the UUID', t.string)],
	result: named('output', 'UUID of version 4', t.string),
	nondeterministic: true,
	impl(context, key) {
		const memoKey = `uuid.rfc4122 ${key}`;
		const known = context.memo.get(memoKey);
		if (typeof known === 'string') return known;
		const uuid = randomUuid(context);
		context.memo.set(memoKey, uuid);
		return uuid;
	},
});

function randomUuid(context: EvalContext): string {
	const bytes = Uint8Array.from(context.randomBytes(16));
	bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
	return encodeHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
