import { RegoSet } from '../../runtime/collection.ts';
import { type EvalContext, LookupFailure } from '../../runtime/context.ts';
import { BuiltinError, HaltError } from '../../runtime/errors.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { addressText, tryParseAddress } from './address.ts';

const NAME = 'net.lookup_ip_addr';

export const lookupIpAddr: Builtin = builtin({
	name: NAME,
	description: 'The addresses, IPv4 and IPv6, that a host name stands for.',
	categories: [],
	args: [named('name', 'host name to look up', t.string)],
	result: named('addrs', 'addresses of `name`', t.setOf(t.string)),
	nondeterministic: true,
	impl(context, name) {
		const memoKey = `${NAME} ${name}`;
		const known = context.memo.get(memoKey);
		if (known instanceof RegoSet) return known;
		const addresses = RegoSet.of(lookupAddresses(context, name));
		context.memo.set(memoKey, addresses);
		return addresses;
	},
});

/** An address stands for itself; only names need the network. */
function lookupAddresses(context: EvalContext, name: string): readonly string[] {
	const address = tryParseAddress(name);
	if (address !== null) return [addressText(address) + (address.zone === '' ? '' : `%${address.zone}`)];
	const { lookupHost } = context.effects;
	if (lookupHost === null) throw new BuiltinError(`disallowed host: ${name}`);
	try {
		return lookupHost(name);
	} catch (error) {
		if (!(error instanceof LookupFailure)) throw error;
		if (error.timedOut) throw new HaltError('eval_cancel_error', `${NAME}: ${error.message}`);
		throw new BuiltinError(error.message);
	}
}
