import * as fc from 'fast-check';
import { generateProgram } from '../differential/policy.ts';

/** Pieces that make trouble more often than random text does. */
const FRAGMENTS = [
	...[
		'{',
		'}',
		'[',
		']',
		'(',
		')',
		'|',
		':=',
		'=',
		';',
		',',
		'.',
		'\n',
		'\t',
		'"',
		'`',
		'$"',
		'#',
		'# METADATA\n# scope: rule\n',
	],
	...[
		'some x in ',
		'every x in xs {',
		'not ',
		'not {',
		' with input as ',
		' else := ',
		'default ',
		'import rego.v1\n',
		'package a\n',
	],
	...[
		'set()',
		'contains ',
		' if ',
		' in ',
		'data.',
		'input[',
		'__proto__',
		'constructor',
		'toString',
		'\\u{1F600}',
		'\\ud800',
	],
	...[
		'1e999999',
		'0x1',
		'-',
		'--1',
		'9'.repeat(400),
		'\ud83d',
		'\u2028',
		'\0',
		'\ufeff',
		'{}',
		'[[[[[[[[',
		'((((((((',
		'{{{{{{{{',
	],
] as const;

type Edit = { readonly at: number; readonly drop: number; readonly insert: string };

const edit: fc.Arbitrary<Edit> = fc.record({
	at: fc.nat({ max: 10_000 }),
	drop: fc.oneof(fc.constant(0), fc.nat({ max: 12 })),
	insert: fc.oneof(
		fc.constantFrom(...FRAGMENTS),
		fc.string({ unit: 'binary', maxLength: 4 }),
		fc.tuple(fc.constantFrom(...FRAGMENTS), fc.nat({ max: 3000 })).map(([text, times]) => text.repeat(times)),
	),
});

/** A valid module with a few edits. */
const mutated: fc.Arbitrary<string> = fc
	.tuple(fc.array(fc.nat({ max: 0xffff }), { maxLength: 600, size: 'max' }), fc.array(edit, { maxLength: 6 }))
	.map(([numbers, edits]) => edits.reduce(applyEdit, generateProgram(numbers).modules['test.rego'] ?? ''));

/** Fragments in a row, after a package clause. */
const jumbled: fc.Arbitrary<string> = fc
	.array(fc.constantFrom(...FRAGMENTS, 'x', '1', ' '), { maxLength: 60, size: 'max' })
	.map((fragments) => `package a\n${fragments.join('')}`);

const random: fc.Arbitrary<string> = fc.string({ unit: 'binary', maxLength: 200 });

/** Text for whatever reads Rego. */
export const anySource: fc.Arbitrary<string> = fc.oneof(
	{ weight: 6, arbitrary: mutated },
	{ weight: 3, arbitrary: jumbled },
	{ weight: 1, arbitrary: random },
);

const YAML_FRAGMENTS = [
	...['a', 'title', 'custom', 'scope', '1', '~', '"', "'", ': ', ':', '- ', '? ', '&a ', '*a', '<<: ', '!!str ', '!x '],
	...[
		'[',
		']',
		'{',
		'}',
		', ',
		'| ',
		'>-',
		'#',
		'---',
		'...',
		'%YAML 1.2',
		'\n',
		'\n ',
		'\n  ',
		'\t',
		'\\',
		'\ud800',
		'__proto__',
	],
] as const;

/** Text for whatever reads YAML. */
export const anyYaml: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			{ weight: 8, arbitrary: fc.constantFrom<string>(...YAML_FRAGMENTS) },
			{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
			{
				weight: 1,
				arbitrary: fc
					.tuple(fc.constantFrom(...YAML_FRAGMENTS), fc.nat({ max: 3000 }))
					.map(([text, times]) => text.repeat(times)),
			},
		),
		{ maxLength: 40, size: 'max' },
	)
	.map((fragments) => fragments.join(''));

/** A module whose metadata is such text. */
export const anyMetadata: fc.Arbitrary<string> = anyYaml.map((yaml) => {
	return `package a\n# METADATA\n# custom:\n#  x: ${yaml.replaceAll('\n', '\n# ')}\np := rego.metadata.rule()\n`;
});

function applyEdit(text: string, { at, drop, insert }: Edit): string {
	const start = text.length === 0 ? 0 : at % text.length;
	return text.slice(0, start) + insert + text.slice(start + drop);
}
