import type { Choices } from './choices.ts';
import type { Variable } from './scope.ts';

export const NUMBERS = [
	'0',
	'1',
	'2',
	'3',
	'-1',
	'10',
	'0.5',
	'2.5',
	'1e3',
	'1.0',
	'100',
	'7',
	'-3.25',
	'12345678901234567890',
] as const;
export const STRINGS = [
	'a',
	'b',
	'',
	'ab',
	'A b',
	'b,a',
	'x-y',
	'é',
	'10',
	'abc',
	'日本',
	'true',
	'a.b.c',
	'😀z',
	'  pad ',
] as const;
export const KEYS = ['a', 'b', 'k', 'x y', '', 'é'] as const;

/** The parts of `input` and `data.store` that generated policies look at. Any of them may be absent. */
export const FIELDS: readonly [Variable, ...Variable[]] = [
	{ name: 'n', kind: 'number' },
	{ name: 's', kind: 'string' },
	{ name: 'b', kind: 'boolean' },
	{ name: 'any', kind: 'any' },
	{ name: 'nums', kind: { of: 'array', item: 'number' } },
	{ name: 'strs', kind: { of: 'array', item: 'string' } },
	{ name: 'mixed', kind: { of: 'array', item: 'any' } },
	{ name: 'counts', kind: { of: 'object', item: 'number' } },
	{ name: 'names', kind: { of: 'object', item: 'string' } },
	{ name: 'items', kind: { of: 'array', item: 'any' } },
];

/** The JSON text of a document with those fields. */
export function documentText(choices: Choices): string {
	const fields = FIELDS.filter(() => !choices.chance(12)).map(
		({ name }) => `${quote(name)}:${fieldText(choices, name)}`,
	);
	return `{${fields.join(',')}}`;
}

function fieldText(choices: Choices, name: string): string {
	switch (name) {
		case 'n':
			return choices.pick(NUMBERS);
		case 's':
			return quote(choices.pick(STRINGS));
		case 'b':
			return choices.pick(['true', 'false']);
		case 'nums':
			return `[${choices.list(0, 4, () => choices.pick(NUMBERS)).join(',')}]`;
		case 'strs':
			return `[${choices.list(0, 4, () => quote(choices.pick(STRINGS))).join(',')}]`;
		case 'mixed':
			return `[${choices.list(0, 4, () => anyText(choices, 1)).join(',')}]`;
		case 'counts':
			return objectText(choices, () => choices.pick(NUMBERS));
		case 'names':
			return objectText(choices, () => quote(choices.pick(STRINGS)));
		case 'items':
			return `[${choices.list(0, 4, (i) => itemText(choices, i)).join(',')}]`;
		default:
			return anyText(choices, 2);
	}
}

/** An entry of `items`: `id`, `name`, `on` and `tags`, some of them absent. */
function itemText(choices: Choices, index: number): string {
	const fields = [`"id":${index % 3}`, `"name":${quote(choices.pick(STRINGS))}`];
	if (!choices.chance(20)) fields.push(`"on":${choices.pick(['true', 'false'])}`);
	if (!choices.chance(20)) fields.push(`"tags":[${choices.list(0, 3, () => quote(choices.pick(STRINGS))).join(',')}]`);
	if (choices.chance(30)) fields.push(`"sub":${objectText(choices, () => anyText(choices, 0))}`);
	return `{${fields.join(',')}}`;
}

function objectText(choices: Choices, value: () => string): string {
	const entries = new Map(choices.list(0, 3, () => [choices.pick(KEYS), value()] as const));
	return `{${Array.from(entries, ([key, text]) => `${quote(key)}:${text}`).join(',')}}`;
}

/** Any JSON value, nested at most `depth` levels. */
export function anyText(choices: Choices, depth: number): string {
	switch (choices.below(depth > 0 ? 6 : 4)) {
		case 0:
			return choices.pick(NUMBERS);
		case 1:
			return quote(choices.pick(STRINGS));
		case 2:
			return choices.pick(['true', 'false']);
		case 3:
			return 'null';
		case 4:
			return `[${choices.list(0, 3, () => anyText(choices, depth - 1)).join(',')}]`;
		default:
			return objectText(choices, () => anyText(choices, depth - 1));
	}
}

export function quote(text: string): string {
	return JSON.stringify(text);
}
