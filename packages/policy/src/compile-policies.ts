import { SourceFile } from '@merlon/base';
import type { PolicyMetadata } from '@merlon/model';
import { compile, type Module, parseModule, RegoError } from '@merlon/rego';
import { bindParameters } from './bind-parameters.ts';
import type { PolicyProblem, PolicySource } from './policy-source.ts';
import { readMetadata } from './read-metadata.ts';

/** Policies compiled to one program. */
export interface CompiledPolicies {
	/** In the order of the program's entry points. */
	readonly policies: readonly PolicyMetadata[];
	/** Ids of those that look at other objects, in `data.inventory`. */
	readonly withInventory: readonly string[];
	/** An ES module that exports `evaluate` and needs only `@merlon/rego/runtime`. */
	readonly code: string;
	readonly problems: readonly PolicyProblem[];
}

/** Compiles policies and the libraries they use. Modules of tests are left out. */
export function compilePolicies(sources: readonly PolicySource[]): CompiledPolicies {
	const problems: PolicyProblem[] = [];
	const modules: Record<string, string> = {};
	const policies: { metadata: PolicyMetadata; entry: string; text: string }[] = [];
	for (const { file, text } of sources.filter((source) => !source.file.endsWith('_test.rego'))) {
		const { module, diagnostics } = parseModule(new SourceFile(file, text), {
			regoVersion: 'v1',
			processAnnotations: true,
		});
		if (module === null) {
			problems.push(
				...new RegoError(diagnostics).errors.map((error) => ({
					file,
					row: error.location?.row ?? 1,
					message: error.message,
				})),
			);
			continue;
		}
		const metadata = readMetadata(module, (message) => problems.push({ file, row: 1, message }));
		modules[file] = metadata === null ? text : bindParameters(module, text, metadata.id);
		if (metadata !== null) policies.push({ metadata, entry: `${packageName(module)}.violation`, text });
	}
	policies.sort((a, b) => (a.metadata.id < b.metadata.id ? -1 : 1));
	policies.forEach(({ metadata: { id } }, i) => {
		if (policies[i + 1]?.metadata.id === id)
			problems.push({ file: '', row: 1, message: `two policies have the id ${id}` });
	});
	const withInventory = policies.filter(({ text }) => readsInventory(text, sources)).map(({ metadata }) => metadata.id);
	const program = compile({ modules });
	const code = program.toModule(policies.map(({ entry }) => entry));
	return { policies: policies.map(({ metadata }) => metadata), withInventory, code, problems };
}

/** Whether a module reads the inventory, itself or through a library it imports. */
function readsInventory(text: string, sources: readonly PolicySource[]): boolean {
	if (text.includes('data.inventory')) return true;
	return [...text.matchAll(/^import data\.([a-z0-9_.]+)/gm)].some(([, name = '']) =>
		sources.some(({ text: library }) => library.includes(`\npackage ${name}\n`) && library.includes('data.inventory')),
	);
}

function packageName(module: Module): string {
	const parts = module.package.path.path.map((part) => (part.kind === 'string' ? part.value : ''));
	return ['data', ...parts].join('.');
}
