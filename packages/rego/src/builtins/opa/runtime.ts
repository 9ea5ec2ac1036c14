import { isObject, type ObjectValue, objectEntries, objectFrom } from '../../runtime/collection.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const opaRuntime: Builtin = builtin({
	name: 'opa.runtime',
	description:
		'What the embedder tells about the running engine, without the credentials and keys of its configuration.',
	categories: [],
	args: [],
	result: named('output', 'such as `config`, `env`, `version` and `commit`', t.objectOf(t.string, t.any)),
	nondeterministic: true,
	impl(context) {
		return redacted(context.runtimeInfo);
	},
});

function redacted(info: Value): Value {
	const config = lookup(info, 'config');
	if (config === undefined || !isObject(config)) return info;
	return withEntry(info as ObjectValue, 'config', redactedConfig(config));
}

function redactedConfig(config: ObjectValue): Value {
	let out = config;
	const services = lookup(config, 'services') ?? null;
	if (services !== null) {
		if (!Array.isArray(services) && !isObject(services)) throw new BuiltinError('illegal service config type');
		out = withEntry(out, 'services', without(services, ['credentials']));
	}
	const keys = lookup(config, 'keys') ?? null;
	if (keys !== null) {
		if (!isObject(keys)) throw new BuiltinError('illegal keys config type');
		out = withEntry(out, 'keys', without(keys, ['key', 'private_key']));
	}
	return out;
}

/** The list or object with these properties taken out of every one of its objects. */
function without(entries: Value, hidden: readonly string[]): Value {
	if (Array.isArray(entries)) return entries.map((entry: Value) => omit(entry, hidden));
	return objectFrom(
		Array.from(objectEntries(entries as ObjectValue), ([key, entry]) => [key, omit(entry, hidden)] as const),
	);
}

function omit(entry: Value, hidden: readonly string[]): Value {
	if (!isObject(entry)) throw new BuiltinError('type assertion error');
	return objectFrom(Array.from(objectEntries(entry)).filter(([key]) => !hidden.includes(key as string)));
}

function withEntry(object: ObjectValue, name: string, value: Value): ObjectValue {
	return objectFrom([...objectEntries(object), [name, value] as const]);
}
