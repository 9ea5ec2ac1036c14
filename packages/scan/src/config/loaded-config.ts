import type { JsonPath, Problem } from '@merlon/model';
import type { YamlValue } from '@merlon/yaml';
import { type ConfigSource, isConfigSource, readConfigSource, sourceOfValue } from './config-source.ts';
import { SCAN_KEYS } from './keys.ts';
import type { ScanConfig } from './scan-config.ts';
import { checkMapping } from './validate.ts';

/** Settings, what is wrong with them, and where they come from. */
export interface LoadedConfig {
	readonly config: ScanConfig;
	/** Errors here mean that the settings must not be used: exit code 2. */
	readonly problems: readonly Problem[];
	/** Shown in problems; empty where there is no file. */
	readonly file: string;
	/** Absolute path of the folder that the paths in it are about. */
	readonly folder: string;
	/** Wildcards about paths that `.checkov.yaml` leaves out, with `*` for any characters. */
	readonly excludeWildcards: readonly string[];
	/** Where a value of the settings stands, or its key; lines and columns from 1, 0 where there is no file. */
	readonly locate: (path: JsonPath, part?: 'key' | 'value') => { readonly line: number; readonly column: number };
}

/** Reads the text of a `merlon.yaml`. */
export function parseConfig(text: string, file: string, folder: string): LoadedConfig {
	const source = readConfigSource(file, text);
	if (!isConfigSource(source)) return { ...emptyConfig(folder), file, problems: [source] };
	return checkConfig(source, folder);
}

/** Checks settings that a program gives: the same keys and values as in `merlon.yaml`. */
export function configOf(value: unknown, folder: string): LoadedConfig {
	return checkConfig(sourceOfValue(value as YamlValue), folder);
}

function checkConfig(source: ConfigSource, folder: string): LoadedConfig {
	const problems: Problem[] = [];
	const checked = checkMapping({ source, problems }, source.value, [], SCAN_KEYS);
	const locate: LoadedConfig['locate'] = (path, part = 'value') => source.locate(path, part);
	// The table has every key of ScanConfig, and each value has passed its check.
	return { config: checked, problems, file: source.file, folder, excludeWildcards: [], locate };
}

/** No settings. */
export function emptyConfig(folder: string): LoadedConfig {
	const locate = (): { line: number; column: number } => ({ line: 0, column: 0 });
	return { config: {}, problems: [], file: '', folder, excludeWildcards: [], locate };
}

/** The settings of a file with those of the command line, which win key by key. */
export function mergeConfig(file: ScanConfig, flags: ScanConfig): ScanConfig {
	return { ...file, ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)) };
}
