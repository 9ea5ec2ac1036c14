import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { gist } from './answer.ts';
import type { DifferentialCase } from './case-file.ts';
import { ownAnswer } from './own-engine.ts';

const folder = new URL('cases/', import.meta.url);

describe('programs on which we once differed from OPA', () => {
	for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
		const cases = parse(readFileSync(new URL(file, folder), 'utf8')) as readonly DifferentialCase[];
		test.each(cases)(`${file}: $note`, (entry) => {
			expect(gist(ownAnswer(entry))).toBe(entry.want);
		});
	}
});
