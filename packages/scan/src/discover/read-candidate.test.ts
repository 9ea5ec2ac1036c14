import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, test } from 'vitest';
import { type FileText, readCandidate } from './read-candidate.ts';

let folder = '';

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'merlon-read-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

function read(bytes: Buffer | string, size = 1, maxFileSize?: number): FileText {
	const absolute = join(folder, 'a.yaml');
	writeFileSync(absolute, bytes);
	return readCandidate({ path: 'a.yaml', absolute, size, explicit: false, blob: null }, maxFileSize);
}

test.each([
	['UTF-8', Buffer.from('a: é\n')],
	['UTF-16 with its low bytes first', Buffer.from('\ufeffa: é\n', 'utf16le')],
	['UTF-16 with its high bytes first', Buffer.from('\ufeffa: é\n', 'utf16le').swap16()],
])('reads %s', (_, bytes) => {
	expect(read(bytes)).toEqual({ text: 'a: é\n', problem: null });
});

test.each([
	['a: 1\nb: é\xff\n', 2, 5],
	['\xe2\x82', 1, 1],
	['a\n\n\xf0\x9f\x98', 3, 1],
])('says where a file is not UTF-8: %j', (text, line, column) => {
	const bytes = Buffer.concat([...text].map((c) => (c === 'é' ? Buffer.from(c) : Buffer.from([c.charCodeAt(0)]))));
	expect(read(bytes).problem).toMatchObject({ code: 'file-not-utf8', level: 'error', line, column });
});

it('says that a file is no text', () => {
	expect(read('a: \0').problem).toMatchObject({ code: 'file-binary', level: 'warning' });
	expect(read(`${'a'.repeat(8192)}\0`).text).toHaveLength(8193);
});

it('reads a pipe to its end', () => {
	expect(read('a'.repeat(100_000), -1).text).toHaveLength(100_000);
});

test.each([1, -1])('reads no more than the limit', (size) => {
	expect(read('12345', size, 4 / 1024 / 1024).problem).toMatchObject({
		code: 'file-too-large',
		message: 'this file has more than 0.000003814697265625 MiB',
	});
});

it('says that a file cannot be read', () => {
	const candidate = { path: 'b.yaml', absolute: join(folder, 'b.yaml'), size: 1, explicit: false, blob: null };
	expect(readCandidate(candidate).problem?.message).toBe('this file cannot be read: there is no such file');
	expect(readCandidate({ ...candidate, blob: 'nope' }).problem?.code).toBe('file-unreadable');
});
