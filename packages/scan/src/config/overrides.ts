import type { JsonObject, Severity } from '@merlon/model';
import { type ConfigPaths, type FileMatcher, fileMatcher, matchesFile } from './config-paths.ts';
import type { PathOverride, ScanConfig } from './scan-config.ts';

/** What a scan does with the files that the same overrides hold for. */
export interface FileSettings {
	/** The same for all files with these settings: what is worked out for one holds for all. */
	readonly key: string;
	readonly check: readonly string[];
	readonly skipCheck: readonly string[];
	readonly severity: Readonly<Record<string, Severity>>;
	readonly parameters: Readonly<Record<string, JsonObject>>;
}

/** Settings by file. */
export class Overrides {
	readonly #matchers: readonly { readonly override: PathOverride; readonly files: FileMatcher }[];
	readonly #known = new Map<string, FileSettings>();
	readonly #config: ScanConfig;

	constructor(config: ScanConfig, paths: ConfigPaths) {
		this.#config = config;
		this.#matchers = (config.overrides ?? []).map((override) => ({
			override,
			files: fileMatcher(override.path, paths),
		}));
	}

	/** The settings for a file, given as findings show it. */
	of(file: string): FileSettings {
		const holding = this.#matchers.flatMap(({ files }, i) => (matchesFile(files, file) ? [i] : []));
		const key = holding.join(',');
		let settings = this.#known.get(key);
		if (settings === undefined) {
			settings = this.#combine(key, holding);
			this.#known.set(key, settings);
		}
		return settings;
	}

	#combine(key: string, holding: readonly number[]): FileSettings {
		let { check = [], skipCheck = [], severity = {}, parameters = {} } = this.#config;
		for (const i of holding) {
			const override = this.#matchers[i]?.override;
			check = override?.check ?? check;
			skipCheck = [...skipCheck, ...(override?.skipCheck ?? [])];
			severity = { ...severity, ...override?.severity };
			parameters = { ...parameters, ...override?.parameters };
		}
		return { key, check, skipCheck, severity, parameters };
	}
}
