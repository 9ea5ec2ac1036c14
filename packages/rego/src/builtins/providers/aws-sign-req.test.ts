import { expect, it } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

const CONFIG = { aws_access_key: 'KEY', aws_secret_access_key: 'SECRET', aws_region: 'us-east-1', aws_service: 's3' };
const GET = { method: 'get', url: 'https://example.com/a%2Fb/ c?x=1&y', headers: { 'X-A': '1', 'User-Agent': 'me' } };
const POST = { method: 'POST', url: 'http://example.com', body: { b: 1, a: '<' } };
const TIME = '1451347200000000000';

function sign(request: unknown, config: unknown, time: string = TIME): string {
	return builtinResult('providers.aws.sign_req', `${JSON.stringify(request)},${JSON.stringify(config)},${time}`);
}

it('signs as OPA does', () => {
	expect(JSON.parse(sign(GET, { ...CONFIG, aws_session_token: 'TOKEN' }))).toEqual({
		headers: {
			Authorization:
				'AWS4-HMAC-SHA256 Credential=KEY/20151229/us-east-1/s3/aws4_request,SignedHeaders=host;x-a;x-amz-content-sha256;x-amz-date;x-amz-security-token,Signature=b19bc206ab360ae972d6af663501b6dca619f5951c23ff336a78521c23ae77de',
			'User-Agent': 'me',
			'X-A': '1',
			host: 'example.com',
			'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
			'x-amz-date': '20151229T000000Z',
			'x-amz-security-token': 'TOKEN',
		},
		method: 'get',
		url: 'https://example.com/a%2Fb/ c?x=1&y',
	});
	expect(JSON.parse(sign(POST, { ...CONFIG, aws_service: 'ec2' }))).toEqual({
		body: { a: '<', b: 1 },
		headers: {
			Authorization:
				'AWS4-HMAC-SHA256 Credential=KEY/20151229/us-east-1/ec2/aws4_request,SignedHeaders=host;x-amz-date,Signature=3596aeb0d7fe81cc960825c31672c49641ef62ffab6407b4add083c6621e6788',
			host: 'example.com',
			'x-amz-date': '20151229T000000Z',
		},
		method: 'POST',
		url: 'http://example.com',
	});
});

it('leaves the body out where asked to', () => {
	const signed = sign({ ...POST, raw_body: 'x' }, { ...CONFIG, disable_payload_signing: true });
	expect(JSON.parse(signed)).toEqual({
		body: { a: '<', b: 1 },
		headers: {
			Authorization:
				'AWS4-HMAC-SHA256 Credential=KEY/20151229/us-east-1/s3/aws4_request,SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature=9494d3973b642b10abb86b7735ed5dff1eccebfbfab77580ff48abcb8db705f4',
			host: 'example.com',
			'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
			'x-amz-date': '20151229T000000Z',
		},
		method: 'POST',
		raw_body: 'x',
		url: 'http://example.com',
	});
});

it.each([
	[
		GET,
		{},
		TIME,
		'operand 2 missing required AWS config parameters(s): {"aws_access_key", "aws_region", "aws_secret_access_key", "aws_service"}',
	],
	[
		GET,
		{ ...CONFIG, aws_region: 1 },
		TIME,
		'operand 2 invalid values for required AWS config parameters(s): {"aws_region"}',
	],
	[GET, CONFIG, '1.5', 'operand 3 could not convert time_ns value into a unix timestamp'],
	[{}, CONFIG, TIME, 'operand 1 missing required request parameters(s): {"method", "url"}'],
	[{ ...GET, other: 1 }, CONFIG, TIME, 'operand 1 invalid request parameters(s): {"other"}'],
	[{ ...GET, url: 1 }, CONFIG, TIME, 'operand 1 invalid values for required request parameters(s): {"url"}'],
	[{ ...GET, headers: 1 }, CONFIG, TIME, 'operand 0 must be object but got number'],
	[
		GET,
		{ ...CONFIG, disable_payload_signing: 1 },
		TIME,
		"operand 2 invalid value for 'disable_payload_signing' in AWS config",
	],
])('refuses %j, %j, %s', (request, config, time, message) => {
	expect(sign(request, config, time)).toBe(`error: ${message}`);
});
