import { DEFAULT_YAML_LIMITS } from '@merlon/yaml';
import { describe, expect, it } from 'vitest';
import { readJson } from './json-document.ts';

describe('JSON', () => {
	it.each([
		['{"a": {"b": [1, "c:d", {"e\\"": null}]}}', []],
		['{"a": 1, "b": {"c": 2, "c": 3}}', [{ kind: 'duplicate-key', key: 'c', first: 15, at: 23 }]],
		['{"\\u0061": 1, "a": 2}', [{ kind: 'duplicate-key', key: 'a', first: 1, at: 14 }]],
		['{"a": 9007199254740993}', [{ kind: 'rounded-number', text: '9007199254740993', value: 9007199254740992, at: 6 }]],
		['{"a": "1234567890123456789"}', []],
		['{"a": "x\\\\", "b": ":"}', []],
		['{"__proto__": 1, "a\\ud83d\\ude00": 2}', []],
	])('%s', (text, notes) => {
		expect(readJson(text, DEFAULT_YAML_LIMITS)).toEqual({ value: JSON.parse(text), notes });
	});

	it('that is none, or too deep, is not read', () => {
		expect(readJson('{"a": 1,}', DEFAULT_YAML_LIMITS)).toBeNull();
		expect(readJson('{"a', DEFAULT_YAML_LIMITS)).toBeNull();
		expect(readJson('[[[1]]]', { ...DEFAULT_YAML_LIMITS, depth: 2 })).toBeNull();
		expect(readJson('["[[["]', { ...DEFAULT_YAML_LIMITS, depth: 2 })?.value).toEqual(['[[[']);
	});
});
