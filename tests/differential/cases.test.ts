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
		const agreed = cases.filter(({ known }) => known === undefined);
		const differing = cases.filter(({ known }) => known !== undefined);
		if (agreed.length > 0) {
			test.each(agreed)(`${file}: $note`, (entry) => {
				expect(gist(ownAnswer(entry))).toBe(entry.want);
			});
		}
		if (differing.length > 0) {
			test.each(differing)(`${file}: $note (known difference: $known)`, (entry) => {
				expect(gist(ownAnswer(entry))).not.toBe(entry.want);
			});
		}
	}
});
