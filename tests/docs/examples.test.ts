import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExampleFolder, examplesOf, PAGES, readPage } from '../../tools/doc-examples.ts';

/**
 * Examples of one page share a folder and run in order, as a reader would run them. Generated JavaScript is shown but
 * not compared: how code looks is no promise.
 */
describe.each(PAGES)('the examples of %s', (path) => {
	let folder: ExampleFolder;
	const examples = examplesOf(readPage(path));

	beforeAll(() => {
		folder = new ExampleFolder();
	});

	afterAll(() => {
		folder.remove();
	});

	it('exist', () => {
		expect(examples.length).toBeGreaterThan(2);
	});

	it.each(examples.map((example) => ({ name: `${example.language} in line ${example.line}`, example })))(
		'$name',
		{ timeout: 60_000 },
		({ example }) => {
			const printed = folder.run(example);
			if (example.output !== null && example.outputKind !== 'js')
				expect(printed.trimEnd()).toBe(example.output.trimEnd());
		},
	);
});
