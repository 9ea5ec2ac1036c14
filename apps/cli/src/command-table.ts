import type { RunCommand } from './io.ts';

/** One command, loaded when it is called. */
export interface CommandEntry {
	readonly summary: string;
	readonly load: () => Promise<RunCommand>;
}

/** All commands by the words that call them. */
export const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map([
	[
		'scan',
		{
			summary: 'find what is wrong in manifests',
			load: async () => (await import('./commands/scan.ts')).runScan,
		},
	],
	[
		'init',
		{ summary: 'write a merlon.yaml to start from', load: async () => (await import('./commands/init.ts')).runInit },
	],
	[
		'policies list',
		{
			summary: 'list the policies',
			load: async () => (await import('./commands/policies/list.ts')).runList,
		},
	],
	[
		'policies new',
		{
			summary: 'write the files of a new policy',
			load: async () => (await import('./commands/policies/new.ts')).runNew,
		},
	],
	[
		'policies show',
		{
			summary: 'show all that a policy says of itself',
			load: async () => (await import('./commands/policies/show.ts')).runShow,
		},
	],
	[
		'policies test',
		{
			summary: 'run the tests and the cases of policies',
			load: async () => (await import('./commands/policies/test.ts')).runPolicyTests,
		},
	],
	[
		'rego bench',
		{
			summary: 'measure how long a query takes',
			load: async () => (await import('./commands/rego/bench.ts')).runBench,
		},
	],
	[
		'rego build',
		{
			summary: 'make a bundle or a JavaScript module',
			load: async () => (await import('./commands/rego/build.ts')).runBuild,
		},
	],
	[
		'rego check',
		{ summary: 'check policies for errors', load: async () => (await import('./commands/rego/check.ts')).runCheck },
	],
	[
		'rego deps',
		{
			summary: 'list what a query depends on',
			load: async () => (await import('./commands/rego/deps.ts')).runDeps,
		},
	],
	['rego eval', { summary: 'evaluate a query', load: async () => (await import('./commands/rego/eval.ts')).runEval }],
	['rego fmt', { summary: 'format policies', load: async () => (await import('./commands/rego/fmt.ts')).runFmt }],
	[
		'rego inspect',
		{
			summary: 'list what a bundle holds',
			load: async () => (await import('./commands/rego/inspect.ts')).runInspect,
		},
	],
	[
		'rego parse',
		{
			summary: 'print the syntax tree of a policy',
			load: async () => (await import('./commands/rego/parse.ts')).runParse,
		},
	],
	[
		'rego test',
		{ summary: 'run the tests of policies', load: async () => (await import('./commands/rego/test.ts')).runTest },
	],
]);
