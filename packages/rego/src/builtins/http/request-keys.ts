import { type ObjectValue, RegoSet } from '../../runtime/collection.ts';
import { sortedKeys } from '../../runtime/compare.ts';
import { lookup } from '../../runtime/lookup.ts';
import { valueText } from '../../runtime/value-text.ts';
import { operandError } from '../builtin.ts';

/** What `http.send` understands of a request object. */
const ALLOWED: ReadonlySet<unknown> = new Set([
	'method',
	'url',
	'body',
	'enable_redirect',
	'force_json_decode',
	'force_yaml_decode',
	'headers',
	'raw_body',
	'tls_use_system_certs',
	'tls_ca_cert',
	'tls_ca_cert_file',
	'tls_ca_cert_env_variable',
	'tls_client_cert',
	'tls_client_cert_file',
	'tls_client_cert_env_variable',
	'tls_client_key',
	'tls_client_key_file',
	'tls_client_key_env_variable',
	'tls_insecure_skip_verify',
	'tls_server_name',
	'timeout',
	'cache',
	'force_cache',
	'force_cache_duration_seconds',
	'raise_error',
	'caching_mode',
	'max_retry_attempts',
	'cache_ignored_headers',
]);

/** Refuses requests with unknown keys, or without a method or URL. Throws OPA's messages. */
export function checkRequestKeys(request: ObjectValue, position: number): void {
	const unknown = sortedKeys(request).filter((key) => !ALLOWED.has(key));
	if (unknown.length > 0) {
		throw operandError(position, `invalid request parameters(s): ${valueText(RegoSet.of(unknown))}`);
	}
	const missing = ['method', 'url'].filter((key) => lookup(request, key) === undefined);
	if (missing.length > 0) {
		throw operandError(position, `missing required request parameters(s): ${valueText(RegoSet.of(missing))}`);
	}
}
