import { SourceFile } from '@merlon/base';
import type { PolicyMetadata } from '@merlon/model';
import { type Module, parseModule, RegoError } from '@merlon/rego';
import type { PolicyProblem, PolicySource } from './policy-source.ts';
import { readMetadata } from './read-metadata.ts';

/** A module that is a policy: it says which. */
export interface PolicyDefinition extends PolicySource {
	readonly metadata: PolicyMetadata;
	readonly module: Module;
	/** `merlon.kubernetes.workload.host_pid`. */
	readonly package: string;
}

/** What a set of Rego files holds. */
export interface ReadPolicies {
	/** By id. */
	readonly policies: readonly PolicyDefinition[];
	/** Modules that policies import. */
	readonly libraries: readonly PolicySource[];
	readonly problems: readonly PolicyProblem[];
}

/** Reads policies and libraries. Modules of tests are left out. */
export function readPolicies(sources: readonly PolicySource[]): ReadPolicies {
	const problems: PolicyProblem[] = [];
	const policies: PolicyDefinition[] = [];
	const libraries: PolicySource[] = [];
	for (const { file, text } of sources.filter((source) => !isTest(source))) {
		const { module, diagnostics } = parseModule(new SourceFile(file, text), {
			regoVersion: 'v1',
			processAnnotations: true,
		});
		if (module === null) {
			problems.push(...problemsOf(new RegoError(diagnostics)));
			continue;
		}
		const metadata = readMetadata(module, (message) => problems.push({ file, row: 1, message }));
		if (metadata === null) libraries.push({ file, text });
		else policies.push({ file, text, metadata, module, package: packageName(module) });
	}
	policies.sort((a, b) => (a.metadata.id < b.metadata.id ? -1 : 1));
	policies.forEach(({ file, metadata: { id } }, i) => {
		const next = policies[i + 1];
		if (next?.metadata.id === id) problems.push({ file: next.file, row: 1, message: `${file} has the id ${id}, too` });
	});
	return { policies, libraries, problems };
}

/** Whether a file holds tests: `policy_test.rego`. */
export function isTest({ file }: PolicySource): boolean {
	return file.endsWith('_test.rego');
}

/** What an error of the compiler says of files. */
export function problemsOf(error: RegoError): readonly PolicyProblem[] {
	return error.errors.map(({ location: { file, row }, message }) => ({ file, row, message }));
}

function packageName(module: Module): string {
	return module.package.path.path.map((part) => (part.kind === 'string' ? part.value : '')).join('.');
}
