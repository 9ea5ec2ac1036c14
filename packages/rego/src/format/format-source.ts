import { SourceFile } from '@merlon/base';
import type { RegoVersion } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import type { LanguageCapabilities, ParseLimits } from '../syntax/parse-options.ts';
import { checkCompatibility } from './check-compatibility.ts';
import { type FormatOptions, type FormatResult, formatModule } from './format-module.ts';

export interface FormatSourceOptions extends FormatOptions {
	/** The version the text is written in; by default the one to write, v0 where the result is for both. */
	readonly parseVersion?: RegoVersion;
	/** What the text may use of the language; by default, all that its version has. */
	readonly capabilities?: LanguageCapabilities;
	readonly limits?: Partial<ParseLimits>;
}

/** Formats the text of a module. `name` is what diagnostics call it. */
export function formatSource(name: string, text: string, options: FormatSourceOptions): FormatResult {
	const { parseVersion, capabilities, limits } = options;
	const { module, diagnostics } = parseModule(new SourceFile(name, text), {
		regoVersion: parseVersion ?? (options.regoVersion === 'v1' ? 'v1' : 'v0'),
		...(capabilities === undefined ? {} : { capabilities }),
		...(limits === undefined ? {} : { limits }),
	});
	if (module === null) return { text: null, diagnostics };
	const problems = options.regoVersion === 'v0' ? [] : checkCompatibility(module);
	return problems.length > 0 ? { text: null, diagnostics: problems } : formatModule(module, options);
}
