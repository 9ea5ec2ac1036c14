import { assertNever } from '@merlon/base';
import { flagName, type KeySpec, type KeyTable, type ValueSpec } from './key-spec.ts';
import { SCAN_KEYS } from './keys.ts';

/** The keys of `merlon.yaml` as tables of Markdown. */
export function configReference(): string {
	const nested = [...SCAN_KEYS].flatMap(([name, { value }]) => {
		return value.kind === 'entries' ? [`\n### Each entry of \`${name}\`\n`, ...keyRows(value.keys)] : [];
	});
	return `${[...keyRows(SCAN_KEYS), ...nested].join('\n')}\n`;
}

function keyRows(keys: KeyTable): string[] {
	const flags = [...keys.values()].some(({ flag }) => flag !== null);
	const head = flags
		? ['| key | value | standard | flag | |', '|---|---|---|---|---|']
		: ['| key | value | |', '|---|---|---|'];
	return [...head, ...[...keys].map(([name, spec]) => `| ${cells(name, spec, flags).map(escaped).join(' | ')} |`)];
}

function cells(name: string, { value, about, standard, flag }: KeySpec, flags: boolean): string[] {
	if (!flags) return [`\`${name}\``, inWords(value), about];
	const shown = standard === null ? '' : `\`${JSON.stringify(standard)}\``;
	return [
		`\`${name}\``,
		inWords(value),
		shown,
		flag === null ? '' : `\`${`${flagName(name)} ${flag}`.trim()}\``,
		about,
	];
}

function escaped(cell: string): string {
	return cell.replaceAll('|', '\\|');
}

function inWords(spec: ValueSpec): string {
	switch (spec.kind) {
		case 'boolean':
			return 'true or false';
		case 'number':
			return `a number from ${spec.least} to ${spec.most}`;
		case 'word':
			return spec.words.map((word) => `\`${word}\``).join(', ');
		case 'text':
			return spec.what;
		case 'texts':
			return `${spec.words.map((word) => `\`${word}\`, `).join('')}${spec.words.length > 0 ? 'or ' : ''}a list of ${spec.what}`;
		case 'map':
			return `a mapping from ${spec.names} to ${spec.value.kind === 'json' ? 'their parameters' : inWords(spec.value)}`;
		case 'json':
			return 'a mapping';
		case 'entries':
			return 'a list of mappings';
		default:
			return assertNever(spec);
	}
}
