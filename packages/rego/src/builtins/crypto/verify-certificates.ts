import type { Certificate } from '../../crypto/x509-certificate.ts';
import { type VerifyOptions, verifyChain } from '../../crypto/x509-verify.ts';
import { type ObjectValue, RegoSet } from '../../runtime/collection.ts';
import { sortedKeys, sortedMembers } from '../../runtime/compare.ts';
import type { EvalContext } from '../../runtime/context.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { int64Of } from '../../runtime/int64.ts';
import { lookup } from '../../runtime/lookup.ts';
import { isNumber } from '../../runtime/number.ts';
import type { PlainObject, Value, ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { certificatesOf } from './certificate-input.ts';
import { certificateJson, certificateJsonWithUris } from './certificate-json.ts';

const certs = named('certs', 'root, then intermediates, then leaf, as PEM, or as base64 of PEM or DER', t.string);
const output = named(
	'output',
	'`[true, certificates]` with the chain from leaf to root, or `[false, []]` when there is none',
	t.tuple([t.boolean, t.arrayOf(t.objectOf(t.string, t.any))]),
);

export const parseAndVerifyCertificates: Builtin = builtin({
	name: 'crypto.x509.parse_and_verify_certificates',
	description: 'Takes a chain of X.509 certificates apart and verifies it for a server, at the present time.',
	categories: [],
	args: [certs],
	result: output,
	impl(context, text) {
		return verified(text, presentOptions(context), certificateJsonWithUris);
	},
});

export const parseAndVerifyCertificatesWithOptions: Builtin = builtin({
	name: 'crypto.x509.parse_and_verify_certificates_with_options',
	description: 'Takes a chain of X.509 certificates apart and verifies it for a host, a time and key usages.',
	categories: [],
	args: [
		certs,
		named(
			'options',
			'any of `DNSName`, `CurrentTime` (nanoseconds since the epoch), `MaxConstraintComparisons` and `KeyUsages`',
			t.objectOf(t.string, t.any),
		),
	],
	result: output,
	impl(context, text, options) {
		return verified(text, { ...presentOptions(context), ...readOptions(options) }, certificateJson);
	},
});

const SERVER_AUTH = 1;

function presentOptions(context: EvalContext): VerifyOptions {
	return { nowMs: Number(context.nowNs / 1_000_000n), host: null, keyUsages: [SERVER_AUTH] };
}

function verified(text: string, options: VerifyOptions, json: (certificate: Certificate) => PlainObject): ValueArray {
	const certificates = tryCertificates(text);
	const [root, ...others] = certificates;
	const leaf = others.pop();
	const chain = root === undefined || leaf === undefined ? null : verifyChain(leaf, others, root, options);
	return chain === null ? [false, []] : [true, chain.map(json)];
}

function tryCertificates(text: string): readonly Certificate[] {
	try {
		return certificatesOf(text);
	} catch (error) {
		if (error instanceof BuiltinError) return [];
		throw error;
	}
}

type Mutable<T> = { -readonly [K in keyof T]?: T[K] };

function readOptions(options: ObjectValue): Mutable<VerifyOptions> {
	const out: Mutable<VerifyOptions> = {};
	for (const key of sortedKeys(options)) {
		const value = lookup(options, key) as Value;
		switch (key) {
			case 'DNSName': {
				if (typeof value !== 'string') throw new BuiltinError("'DNSName' should be a string");
				const host = unquoted(value);
				if (host !== '') out.host = host;
				break;
			}
			case 'CurrentTime':
				out.nowMs = milliseconds(value, key);
				break;
			case 'MaxConstraintComparisons':
				checkComparisons(value);
				break;
			case 'KeyUsages': {
				const usages = keyUsages(value);
				if (usages.length > 0) out.keyUsages = usages;
				break;
			}
			default:
				if (typeof key === 'string') throw new BuiltinError('invalid key option');
		}
	}
	return out;
}

/** Go no longer counts comparisons; the option is only checked. */
function checkComparisons(value: Value): void {
	if (!isNumber(value)) throw new BuiltinError("'MaxConstraintComparisons' should be a number");
	if (int64Of(value) === null) throw new BuiltinError("'MaxConstraintComparisons' should be a valid number");
}

function milliseconds(value: Value, key: string): number {
	if (!isNumber(value)) throw new BuiltinError(`'${key}' should be a number`);
	const nanoseconds = int64Of(value);
	if (nanoseconds === null) throw new BuiltinError(`'${key}' should be a valid int64 number`);
	return Number(nanoseconds / 1_000_000n);
}

/** Names of extended key usages, at the number that Go gives each. */
const USAGES: readonly string[] = [
	'KeyUsageAny',
	'KeyUsageServerAuth',
	'KeyUsageClientAuth',
	'KeyUsageCodeSigning',
	'KeyUsageEmailProtection',
	'KeyUsageIPSECEndSystem',
	'KeyUsageIPSECTunnel',
	'KeyUsageIPSECUser',
	'KeyUsageTimeStamping',
	'KeyUsageOCSPSigning',
	'KeyUsageMicrosoftServerGatedCrypto',
	'KeyUsageNetscapeServerGatedCrypto',
	'KeyUsageMicrosoftCommercialCodeSigning',
	'KeyUsageMicrosoftKernelCodeSigning',
];

function keyUsages(value: Value): readonly number[] {
	const isList = Array.isArray(value) || value instanceof RegoSet;
	if (!isList) throw new BuiltinError("'KeyUsages' should be an Array or Set");
	const items: ValueArray = value instanceof RegoSet ? sortedMembers(value) : (value as ValueArray);
	const names = items.filter((item) => typeof item === 'string').map(unquoted);
	const unknown = names.filter((name) => !USAGES.includes(name));
	if (unknown.length > 0) {
		throw new BuiltinError(`invalid entries for 'KeyUsages' found: [${unknown.join(' ')}]`);
	}
	return names.map((name) => USAGES.indexOf(name));
}

function unquoted(text: string): string {
	return text.replace(/^"+|"+$/g, '');
}
