import type { RegoVersion } from './ast.ts';
import {
	ALL_FUTURE_KEYWORDS,
	BASE_KEYWORDS,
	V0_FUTURE_KEYWORDS,
	V1_FUTURE_KEYWORDS,
	withKeywords,
} from './keywords.ts';
import type { Token } from './token.ts';

/** How a source is to be read. */
export interface ParseOptions {
	/** The version that the source is written in; a module may raise it through `import rego.v1`. */
	readonly regoVersion: RegoVersion;
	readonly limits?: Partial<ParseLimits>;
	/** Keywords that are on without an import: a list of them, or all that the capabilities allow. */
	readonly futureKeywords?: readonly string[] | 'all';
	/** What of the language may be used; by default, all that the version has. */
	readonly capabilities?: LanguageCapabilities;
	/** Whether `# METADATA` blocks are read; by default they are comments like others. */
	readonly processAnnotations?: boolean;
}

/** The parts of OPA's capabilities that concern the language rather than its builtins. */
export interface LanguageCapabilities {
	readonly features: readonly string[];
	readonly futureKeywords: readonly string[];
}

/** Bounds on what one source may cost. */
export interface ParseLimits {
	/** UTF-16 code units of source. */
	readonly length: number;
	/**
	 * Tokens read beyond two per character of source. Only ambiguities that nest, so that much is read again and again,
	 * take so many.
	 */
	readonly tokens: number;
	/** Nesting of terms and bodies, and length of operator and `else` chains, which nest in the tree. */
	readonly depth: number;
	/** Terms and expressions of one source. */
	readonly nodes: number;
}

export const DEFAULT_PARSE_LIMITS: ParseLimits = {
	length: 64 * 1024 * 1024,
	tokens: 1_000_000,
	depth: 500,
	nodes: 10_000_000,
};

/** Options with every default filled in. */
export interface Dialect {
	readonly version: RegoVersion;
	readonly features: ReadonlySet<string>;
	/** The keywords that an import may bring. */
	readonly importable: ReadonlyMap<string, Token>;
	/** The keywords known from the start. */
	readonly keywords: ReadonlyMap<string, Token>;
	/** Whether negations have bodies from the start. */
	readonly notBodies: boolean;
	readonly limits: ParseLimits;
}

const V1_CAPABILITIES: LanguageCapabilities = {
	features: ['rego_v1', 'rego_v2', 'rego_v2_import', 'keywords_in_refs', 'template_strings'],
	futureKeywords: ['and', 'not', 'or'],
};

const V0_CAPABILITIES: LanguageCapabilities = {
	features: [
		'rule_head_ref_string_prefixes',
		'rule_head_refs',
		'rego_v1_import',
		'rego_v2_import',
		'rego_v1',
		'rego_v2',
		'keywords_in_refs',
	],
	futureKeywords: [...ALL_FUTURE_KEYWORDS.keys()],
};

/** Works out what a source may use; a text instead of a dialect says why the options are impossible. */
export function resolveDialect(options: ParseOptions): Dialect | string {
	const isV1 = options.regoVersion === 'v1';
	const capabilities = options.capabilities ?? (isV1 ? V1_CAPABILITIES : V0_CAPABILITIES);
	const features = new Set(capabilities.features);
	if (isV1 && !features.has('rego_v1')) {
		return 'illegal capabilities: rego_v1 feature required for parsing v1 Rego';
	}

	const importable = new Map<string, Token>();
	for (const word of capabilities.futureKeywords) {
		const token = ALL_FUTURE_KEYWORDS.get(word);
		if (token === undefined) return `illegal capabilities: unknown keyword: ${word}`;
		if (!isV1 || V1_FUTURE_KEYWORDS.has(word)) importable.set(word, token);
	}
	if (features.has('rego_v1')) {
		for (const [word, token] of V0_FUTURE_KEYWORDS) importable.set(word, token);
	}

	const selected = new Map<string, Token>(isV1 ? V0_FUTURE_KEYWORDS : []);
	const requested = options.futureKeywords ?? [];
	for (const word of requested === 'all' ? importable.keys() : requested) {
		const token = importable.get(word);
		if (token === undefined) return `unknown future keyword: ${word}`;
		selected.set(word, token);
	}

	return {
		version: options.regoVersion,
		features,
		importable,
		keywords: withKeywords(BASE_KEYWORDS, selected),
		notBodies: selected.has('not'),
		limits: { ...DEFAULT_PARSE_LIMITS, ...options.limits },
	};
}
