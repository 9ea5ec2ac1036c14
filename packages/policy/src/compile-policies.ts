import type { InventoryNeed, PolicyMetadata } from '@merlon/model';
import { compile, type Program, RegoError } from '@merlon/rego';
import { bindParameters } from './bind-parameters.ts';
import type { PolicyModule } from './policy-module.ts';
import type { PolicyProblem, PolicySource } from './policy-source.ts';
import { type PolicyDefinition, problemsOf, readPolicies } from './read-policies.ts';

/** Policies compiled to one program. */
export interface CompiledPolicies {
	/** In the order of the program's entry points. */
	readonly policies: readonly PolicyMetadata[];
	/** An ES module that exports `evaluate` and needs only `@merlon/rego/runtime`. */
	readonly code: string;
	readonly problems: readonly PolicyProblem[];
}

/** Policies that can be evaluated at once; null where the compiler refuses them. */
export interface LoadedPolicies {
	readonly module: PolicyModule | null;
	readonly definitions: readonly PolicyDefinition[];
	readonly problems: readonly PolicyProblem[];
}

/** Compiles policies and the libraries they use. Modules of tests are left out. Throws RegoError. */
export function compilePolicies(sources: readonly PolicySource[]): CompiledPolicies {
	const { policies, libraries, problems } = readPolicies(sources);
	const code = programOf(policies, libraries).toModule(policies.map(entryOf));
	return {
		policies: withInventory(policies, libraries),
		code,
		problems,
	};
}

/** Compiles policies for being evaluated here and now: those of users, whose mistakes are problems. */
export function loadPolicies(sources: readonly PolicySource[]): LoadedPolicies {
	const { policies, libraries, problems } = readPolicies(sources);
	const missing = policies
		.filter(({ module }) => !module.rules.some(({ head }) => head.name === 'violation'))
		.map(({ file }) => ({ file, row: 1, message: 'a policy needs the rule `violation`' }));
	const all = [...problems, ...missing];
	if (all.length > 0) return { module: null, definitions: policies, problems: all };
	try {
		const evaluate = programOf(policies, libraries).instantiate(policies.map(entryOf));
		const module: PolicyModule = { policies: withInventory(policies, libraries), evaluate };
		return { module, definitions: policies, problems: [] };
	} catch (error) {
		if (!(error instanceof RegoError)) throw error;
		return { module: null, definitions: policies, problems: problemsOf(error) };
	}
}

function programOf(policies: readonly PolicyDefinition[], libraries: readonly PolicySource[]): Program {
	const modules: Record<string, string> = {};
	for (const { file, text } of libraries) modules[file] = text;
	for (const { file, text, module, metadata } of policies) modules[file] = bindParameters(module, text, metadata.id);
	return compile({ modules });
}

function entryOf(policy: PolicyDefinition): string {
	return `data.${policy.package}.violation`;
}

const EVERYTHING: readonly InventoryNeed[] = [{ kinds: ['*'], fields: [] }];

/** What the policies say of themselves; those that read the inventory and do not say what of it, get all of it. */
function withInventory(policies: readonly PolicyDefinition[], libraries: readonly PolicySource[]): PolicyMetadata[] {
	const readers = inventoryReaders(policies, libraries);
	return policies.map(({ metadata }) =>
		readers.has(metadata.id) && metadata.inventory.length === 0 ? { ...metadata, inventory: EVERYTHING } : metadata,
	);
}

/** Ids of the policies that read the inventory, themselves or through libraries. */
function inventoryReaders(policies: readonly PolicyDefinition[], libraries: readonly PolicySource[]): Set<string> {
	const reads = new Set<string>();
	const isReader = ({ text }: PolicySource): boolean => {
		return (
			/\bdata\s*(?:\.\s*inventory\b|\[\s*["`]inventory)/.test(text) || [...reads].some((name) => text.includes(name))
		);
	};
	// A library may read it through another one.
	for (let before = -1; before < reads.size; ) {
		before = reads.size;
		for (const library of libraries) if (isReader(library)) reads.add(`data.${packageOf(library)}`);
	}
	return new Set(policies.filter(isReader).map(({ metadata }) => metadata.id));
}

function packageOf({ text }: PolicySource): string {
	return /^package[ \t]+(\S+)/m.exec(text)?.[1] ?? '';
}
