import { expect, test } from 'vitest';
import { maskedLine } from './masked-line.ts';
import { secretSpans, valueSpans } from './secret-spans.ts';

function masked(text: string): string {
	const lines = text.split('\n');
	const spans = secretSpans(lines);
	return lines.map((line, i) => maskedLine(line, spans.get(i) ?? [])).join('\n');
}

test.each([
	['password: hunter2', 'password: ****'],
	['password: "hunter 2" # rotated', 'password: "****" # rotated'],
	["  dbPassword: 'it''s'", "  dbPassword: '****'"],
	['DB_PASSWORD_2: hunter2', 'DB_PASSWORD_2: ****'],
	['- token: abc def', '- token: ****'],
	['# api_key: abc', '# api_key: ****'],
	['apiKey: &key abc', 'apiKey: &key ****'],
	['  "clientSecret": "abc",', '  "clientSecret": "****",'],
	['auth: {user: root, password: hunter2, port: 1}', 'auth: {user: root, password: ****, port: 1}'],
	['{"password":"hun\\"ter","a":1}', '{"password":"****","a":1}'],
	['- {name: DB_PASSWORD, value: hunter2}', '- {name: DB_PASSWORD, value: ****}'],
	['[{"name": "A", "value": "b"}, {"name":"TOKEN"}]', '[{"name": "A", "value": "b"}, {"name":"TOKEN"}]'],
	['args: ["--password=hunter2", "-x"]', 'args: ["--password=****", "-x"]'],
	['command: mysql --password hunter2 -u root', 'command: mysql --password **** -u root'],
	['run: export DB_PASSWORD="hunter2"; mysql', 'run: export DB_PASSWORD="****"; mysql'],
	['url: postgres://shop:hunter2@db/shop', 'url: postgres://shop:****@db/shop'],
	['header: Authorization: Bearer abcdefgh', 'header: Authorization: ****'],
	['x: ghp_0123456789abcdefghijABCDEFGHIJ012345', 'x: ****'],
	['x: AKIAIOSFODNN7EXAMPLE', 'x: ****'],
	['x: "-----BEGIN RSA PRIVATE KEY-----\\nabc\\n-----END"', 'x: "-----BEGIN RSA PRIVATE KEY-----****-----END"'],
	['password: "unfinished', 'password: "****'],
])('%s', (line, shown) => {
	expect(masked(line)).toBe(shown);
});

test.each([
	'secretName: db',
	'secretKeyRef: {name: db, key: password}',
	'automountServiceAccountToken: false',
	'tokenExpirationSeconds: 3600',
	'PASSWORD_FILE: /run/secrets/db',
	'password: ""',
	`password: \${DB_PASSWORD}`,
	'password: $(DB_PASSWORD)',
	'password: {{ .Values.password }}',
	'password: <your password>',
	'password: *alias',
	'password: null',
	'resources: ["secrets", "tokens"]',
	'- name: DB_PASSWORD',
	'checkov.io/skip1: CKV_SECRET_6=not one',
	'image: registry.example.com/token:1.0',
	'url: https://example.com:8080/a@b',
	'command: mysql --password --verbose',
	'bypass: this',
])('%s stays', (line) => {
	expect(masked(line)).toBe(line);
});

test('variables are secret by the name beside them', () => {
	expect(
		masked(`env:
- name: DB_PASSWORD
  value: hunter2
- value: abc

  # the token
  name: TOKEN
- name: PORT
  value: "80"
- name: SECRET
  valueFrom:
    value: x
  value: |
    one
    two
- value: plain`),
	).toBe(`env:
- name: DB_PASSWORD
  value: ****
- value: ****

  # the token
  name: TOKEN
- name: PORT
  value: "80"
- name: SECRET
  valueFrom:
    value: x
  value: |
    ****
    ****
- value: plain`);
});

test('variables of JSON', () => {
	expect(
		masked(
			'  "env": [\n    {\n      "name": "TOKEN",\n      "value": "abc"\n    },\n    {\n      "value": "b"\n    }\n',
		),
	).toBe(
		'  "env": [\n    {\n      "name": "TOKEN",\n      "value": "****"\n    },\n    {\n      "value": "b"\n    }\n',
	);
});

test('the data of a Secret', () => {
	expect(
		masked(`apiVersion: v1
kind: Secret
metadata:
  name: db
data:
  user: cm9vdA==
  tls.key: |
    LS0t
    key: value
  long: "abc
    def"
stringData: {a: b}
type: Opaque`),
	).toBe(`apiVersion: v1
kind: Secret
metadata:
  name: db
data:
  user: ****
  tls.key: |
    ****
    ****
  long: "****
    ****
stringData: ****
type: Opaque`);
	expect(masked('{"kind": "Secret", "data": {"a": "b"}, "type": "Opaque"}')).not.toContain('"b"');
	expect(masked('{\n  "data": {\n    "a": "b"\n  },\n  "kind": "Secret",\n  "x": "y"\n}')).toBe(
		'{\n  "data": {\n    "a": "****"\n  },\n  "kind": "Secret",\n  "x": "y"\n}',
	);
	expect(masked('kind: ConfigMap\ndata:\n  a: b')).toBe('kind: ConfigMap\ndata:\n  a: b');
});

test('values that go on, and private keys', () => {
	expect(masked('password: one\n  two\nother: three')).toBe('password: ****\n  ****\nother: three');
	expect(masked('cert: |\n  -----BEGIN PRIVATE KEY-----\n  abc\n  -----END PRIVATE KEY-----\nother: x')).toBe(
		'cert: |\n  -----BEGIN PRIVATE KEY-----\n  ****\n  ****\nother: x',
	);
});

test('long lines are masked beyond a bound, in linear time', () => {
	const started = performance.now();
	for (const unit of ['a-', 'password', '://a:', 'a: "', '--token ', 'eyJ', '{', 'Bearer ', "'"]) {
		const line = unit.repeat(Math.ceil(1_000_000 / unit.length));
		expect(masked(line).length).toBeLessThan(100_000);
	}
	expect(performance.now() - started).toBeLessThan(3000);
});

test('values of any key in a part of a line', () => {
	const line = '- {name: A, value: b, of: {c: d}}';
	expect(maskedLine(line, valueSpans(line, { start: 0, end: 40 }))).toBe('- {name: ****, value: ****, of: {c: ****}}');
	expect(maskedLine(line, valueSpans(line, { start: 12, end: 20 }))).toBe('- {name: A, value: ****, of: {c: d}}');
	expect(valueSpans('secretKeyRef:', { start: 0, end: 40 })).toEqual([]);
});
