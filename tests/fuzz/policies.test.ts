import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Location } from '@merlon/model';
import { scan } from '@merlon/scan';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutatedObjects, seedObjects } from './mutated-objects.ts';
import { SECONDS } from './run.ts';

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'merlon-fuzz-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seeds = seedObjects();

test('the policies have cases', () => {
	expect(seeds.length).toBeGreaterThan(100);
});

/** What a mutated object may well be told: its fields have other types and names, its annotations name nothing. */
const OF_MUTATIONS = /^(?:suppression-.*|wrong-type|malformed-value|null-value|unknown-field|number-rounded)$/;

/** A quarter of the time of a file: 5 seconds in a normal run. */
const MILLISECONDS = 250 * SECONDS;

test(
	'no policy gives up on mutated objects, and each finding stands inside the file',
	async () => {
		let objects = 0;
		const property = fc.asyncProperty(mutatedObjects(seeds), fc.constantFrom(0, 2), async (documents, indent) => {
			objects += documents.length;
			const text = documents.map((document) => JSON.stringify(document, null, indent)).join('\n---\n');
			writeFileSync(join(folder, 'a.yaml'), text);
			const { findings, problems } = await scan({ cwd: folder, paths: ['a.yaml'], config: { policies: 'all' } });
			expect(problems.filter(({ code }) => !OF_MUTATIONS.test(code))).toEqual([]);
			const lines = text.split(/\r\n|\r|\n/);
			for (const { policy, message, locations } of findings) {
				expect(locations).toHaveLength(1);
				for (const location of locations) expect(isInside(location, lines), `${policy}: ${message}`).toBe(true);
			}
		});
		await fc.assert(property, { numRuns: 1e9, interruptAfterTimeLimit: MILLISECONDS });
		process.stdout.write(`policies: ${objects} objects\n`);
		expect(objects).toBeGreaterThan(50);
	},
	MILLISECONDS + 60_000,
);

function isInside({ startLine, startColumn, endLine, endColumn }: Location, lines: readonly string[]): boolean {
	const isPlace = (line: number, column: number): boolean => {
		const text = lines[line - 1];
		return text !== undefined && column >= 1 && column <= text.length + 1;
	};
	const inOrder = startLine < endLine || (startLine === endLine && startColumn <= endColumn);
	return isPlace(startLine, startColumn) && isPlace(endLine, endColumn) && inOrder;
}
