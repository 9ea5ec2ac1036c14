import { type AwsSigner, signAwsV4 } from '../../crypto/aws-v4.ts';
import { encodeUtf8 } from '../../runtime/bytes.ts';
import { isObject, type ObjectValue, objectEntries, objectFrom, RegoSet } from '../../runtime/collection.ts';
import { int64Of } from '../../runtime/int64.ts';
import { stringifyJson } from '../../runtime/json.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { NumberValue } from '../../runtime/number.ts';
import type { Value } from '../../runtime/value.ts';
import { valueText } from '../../runtime/value-text.ts';
import { type Builtin, builtin, named, operandError, operandTypeError } from '../builtin.ts';
import { checkRequestKeys } from '../http/request-keys.ts';
import * as t from '../types.ts';
import { escapedPath, parseUriParts } from '../uri/uri-parts.ts';

export const awsSignReq: Builtin = builtin({
	name: 'providers.aws.sign_req',
	description: 'Signs an `http.send` request for AWS (Signature Version 4, in the `Authorization` header).',
	categories: ['providers.aws'],
	args: [
		named('request', 'request as `http.send` takes it', t.objectOf(t.string, t.any)),
		named('aws_config', 'credentials, region and service', t.objectOf(t.string, t.any)),
		named('time_ns', 'time of signing in nanoseconds since the epoch', t.number),
	],
	result: named('signed_request', 'the request with the headers of the signature', t.objectOf(t.any, t.any)),
	impl(_context, request, config, time) {
		checkConfig(config);
		const timeMs = milliseconds(time);
		checkRequestKeys(request, 1);
		const headers = lookup(request, 'headers') ?? {};
		if (!isObject(headers)) throw operandTypeError(0, headers, 'object');
		checkStrings(request, ['method', 'url'], 1, 'invalid values for required request parameters(s)');
		const url = parseUriParts(text(request, 'url'));
		const own = new Map(Array.from(objectEntries(headers), ([name, value]) => [asText(name), asText(value)]));
		const added = signAwsV4(
			{
				method: text(request, 'method'),
				host: url.host,
				path: escapedPath(url),
				query: url.rawQuery,
				headers: own,
				body: bodyOf(request),
			},
			signer(config, timeMs),
		);
		return objectFrom([...objectEntries(request), ['headers', objectFrom([...own, ...added])] as const]);
	},
});

const REQUIRED = ['aws_access_key', 'aws_region', 'aws_secret_access_key', 'aws_service'];

function checkConfig(config: ObjectValue): void {
	const missing = REQUIRED.filter((name) => lookup(config, name) === undefined);
	if (missing.length > 0) {
		throw operandError(2, `missing required AWS config parameters(s): ${valueText(RegoSet.of(missing))}`);
	}
	checkStrings(config, REQUIRED, 2, 'invalid values for required AWS config parameters(s)');
}

function checkStrings(object: ObjectValue, names: readonly string[], position: number, message: string): void {
	const wrong = names.filter((name) => typeof lookup(object, name) !== 'string');
	if (wrong.length > 0) throw operandError(position, `${message}: ${valueText(RegoSet.of(wrong))}`);
}

function signer(config: ObjectValue, timeMs: number): AwsSigner {
	const unsigned = lookup(config, 'disable_payload_signing') ?? false;
	if (typeof unsigned !== 'boolean') {
		throw operandError(2, "invalid value for 'disable_payload_signing' in AWS config");
	}
	return {
		service: text(config, 'aws_service'),
		region: text(config, 'aws_region'),
		accessKey: text(config, 'aws_access_key'),
		secretKey: text(config, 'aws_secret_access_key'),
		sessionToken: asText(lookup(config, 'aws_session_token') ?? ''),
		signPayload: !unsigned,
		timeMs,
	};
}

function milliseconds(time: NumberValue): number {
	const nanoseconds = int64Of(time);
	if (nanoseconds === null) throw operandError(3, 'could not convert time_ns value into a unix timestamp');
	return Math.floor(Number(nanoseconds) / 1e6);
}

/** The body that will be sent: `raw_body` as it is, else `body` as JSON. */
function bodyOf(request: ObjectValue): Uint8Array {
	const raw = lookup(request, 'raw_body');
	if (raw !== undefined) return encodeUtf8(asText(raw));
	const body = lookup(request, 'body');
	return encodeUtf8(body === undefined ? '' : stringifyJson(body));
}

function text(object: ObjectValue, name: string): string {
	return asText(lookup(object, name) ?? '');
}

function asText(value: Value): string {
	return typeof value === 'string' ? value : '';
}
