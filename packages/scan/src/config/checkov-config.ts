import type { Problem } from '@merlon/model';
import type { YamlValue } from '@merlon/yaml';
import { type ConfigSource, isConfigSource, readConfigSource } from './config-source.ts';
import { emptyConfig, type LoadedConfig } from './loaded-config.ts';
import { regexAsWildcard } from './regex-as-wildcard.ts';
import type { ScanConfig } from './scan-config.ts';
import { isMapping } from './validate.ts';

type Draft = { -readonly [K in keyof ScanConfig]: ScanConfig[K] };

/** What one key of Checkov's settings means here; gives why it has no meaning, or null. */
type Reader = (draft: Draft, texts: readonly string[], on: boolean) => string | null;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	['check', (draft, texts) => set(draft, 'check', texts)],
	['skip-check', (draft, texts) => set(draft, 'skipCheck', texts)],
	['directory', (draft, texts) => set(draft, 'paths', [...(draft.paths ?? []), ...texts])],
	['file', (draft, texts) => set(draft, 'paths', [...(draft.paths ?? []), ...texts])],
	['soft-fail', (draft, _, on) => set(draft, 'softFail', on)],
	['compact', (draft, _, on) => set(draft, 'compact', on)],
	['quiet', (draft, _, on) => set(draft, 'quiet', on)],
	['baseline', (draft, texts) => set(draft, 'baseline', texts[0] ?? '')],
	['output', readOutput],
	['framework', readFramework],
]);

/** Their names of the formats that are the same here. */
const FORMATS: ReadonlyMap<string, string> = new Map([
	['cli', 'text'],
	['csv', 'csv'],
	['json', 'json'],
	['junitxml', 'junit'],
	['github_failed_only', 'markdown'],
	['gitlab_sast', 'gitlab'],
	['sarif', 'sarif'],
]);

function set<K extends keyof Draft>(draft: Draft, key: K, value: Draft[K]): null {
	draft[key] = value;
	return null;
}

function readOutput(draft: Draft, texts: readonly string[]): string | null {
	const known = texts.flatMap((text) => FORMATS.get(text) ?? []);
	if (known.length > 0) draft.output = known;
	const unknown = texts.filter((text) => !FORMATS.has(text));
	return unknown.length === 0 ? null : `the format ${unknown.join(', ')} is not known here`;
}

function readFramework(_: Draft, texts: readonly string[]): string | null {
	const others = texts.filter((text) => text !== 'all' && text !== 'kubernetes');
	return others.length === 0 ? null : `${others.join(', ')} cannot be scanned yet`;
}

/** Reads the text of a `.checkov.yaml`: the keys that mean the same here. Others are listed in one warning. */
export function parseCheckovConfig(text: string, file: string, folder: string): LoadedConfig {
	const source = readConfigSource(file, text);
	if (!isConfigSource(source)) return { ...emptyConfig(folder), file, problems: [source] };
	const problems: Problem[] = [];
	if (!isMapping(source.value)) {
		problems.push(problemAt(source, '', 'error', 'the settings of Checkov must be a mapping of keys to values'));
		return { ...emptyConfig(folder), file, problems };
	}
	const draft: Draft = {};
	const left: string[] = [];
	const excludeWildcards: string[] = [];
	for (const [key, value] of Object.entries(source.value)) {
		const reader = READERS.get(key);
		if (key === 'skip-path') excludeWildcards.push(...readSkipPaths(source, textsOf(value), problems));
		else if (reader === undefined) left.push(key);
		else {
			const why = reader(draft, textsOf(value), isOn(value));
			if (why !== null) problems.push(problemAt(source, key, 'warning', `${key}: ${why}`));
		}
	}
	if (left.length > 0) {
		const message = `these keys of Checkov mean nothing here: ${left.join(', ')}`;
		problems.push(problemAt(source, left[0] ?? '', 'warning', message, 'write a merlon.yaml: merlon init starts one'));
	}
	const locate: LoadedConfig['locate'] = ([key = '', ...rest]) => {
		return source.locate([THEIR_KEYS.get(String(key)) ?? key, ...rest], 'value');
	};
	return { config: draft, problems, file, folder, excludeWildcards, locate };
}

const THEIR_KEYS: ReadonlyMap<string, string> = new Map([
	['skipCheck', 'skip-check'],
	['softFail', 'soft-fail'],
]);

/** Checkov takes a text, a text with commas or a list. */
function textsOf(value: YamlValue): string[] {
	const list = Array.isArray(value) ? value : [value];
	return list.flatMap((item) => {
		if (item === null || typeof item === 'object') return [];
		return String(item)
			.split(',')
			.map((text) => text.trim())
			.filter((text) => text !== '');
	});
}

function isOn(value: YamlValue): boolean {
	return value === true || (typeof value === 'string' && /^(?:true|yes|1)$/i.test(value));
}

function readSkipPaths(source: ConfigSource, regexes: readonly string[], problems: Problem[]): string[] {
	return regexes.flatMap((regex) => {
		const wildcard = regexAsWildcard(regex);
		if (wildcard !== null) return [wildcard];
		const message = `skip-path: the expression ${JSON.stringify(regex)} cannot be read here, so it leaves out nothing`;
		problems.push(
			problemAt(source, 'skip-path', 'warning', message, 'write it as a pattern under "exclude" in merlon.yaml'),
		);
		return [];
	});
}

function problemAt(source: ConfigSource, key: string, level: Problem['level'], message: string, help = ''): Problem {
	return {
		code: 'config-checkov',
		level,
		message,
		file: source.file,
		...source.locate(key === '' ? [] : [key], 'key'),
		help,
	};
}
