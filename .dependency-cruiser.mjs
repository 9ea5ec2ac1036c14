/** Which folder may import which. The gate `boundaries` runs it and asserts how many modules it saw. */
const BUILTINS_OF_NODE = { dependencyTypes: ['core'] };

/** A phase of the Rego package, and the phases it must not know. */
const PHASES = [
	['syntax', 'types|analysis|plan|codegen|builtins|engine|format|node'],
	['runtime', 'types|syntax|analysis|plan|codegen|builtins|engine|format|node'],
	['types', 'plan|codegen|engine|format|node'],
	['builtins', 'plan|codegen|engine|format|node'],
	['analysis', 'plan|codegen|engine|format|node'],
	['plan', 'codegen|engine|format|node'],
	['codegen', 'analysis|engine|format|node'],
	['format', 'analysis|plan|codegen|engine|node'],
	['engine', 'node'],
];

/** Packages, and those that they may know: the way of the data, against the stream. */
const ARROWS = [
	['model', ['base']],
	['yaml', ['base']],
	['readers', ['base', 'model', 'yaml']],
	['policy', ['base', 'model', 'rego']],
	['report', ['base', 'model']],
	['scan', ['base', 'model', 'yaml', 'readers', 'policy']],
];

export default {
	forbidden: [
		{
			name: 'no-cycles',
			comment: 'A cycle at run time makes the order of loading matter. Types may refer to each other.',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
		},
		{
			name: 'base-imports-nothing',
			severity: 'error',
			from: { path: '^packages/base/src/', pathNot: '\\.test\\.ts$' },
			to: { pathNot: '^packages/base/src/' },
		},
		{
			name: 'rego-imports-base-only',
			severity: 'error',
			from: { path: '^packages/rego/src/', pathNot: '\\.test\\.ts$' },
			to: { path: '^(apps|tools|tests|bench|packages/(?!base/|rego/))' },
		},
		...ARROWS.map(([name, known]) => ({
			name: `${name}-imports-only-what-it-may`,
			severity: 'error',
			from: { path: `^packages/${name}/src/`, pathNot: '\\.test\\.ts$' },
			to: { path: `^(apps|tools|tests|bench|packages/(?!(${[name, ...known].join('|')})/))` },
		})),
		{
			name: 'packages-through-their-exports',
			comment: 'From outside, a package is its name.',
			severity: 'error',
			from: { path: '^apps/' },
			to: { path: '^packages/', dependencyTypes: ['local'] },
		},
		{
			name: 'no-node-in-the-core',
			comment: 'The packages run in a browser as they are.',
			severity: 'error',
			from: { path: '^packages/', pathNot: '^packages/(rego/src/node|scan)/|\\.test\\.ts$' },
			to: BUILTINS_OF_NODE,
		},
		{
			name: 'no-tests-in-code',
			severity: 'error',
			from: { pathNot: '\\.test\\.ts$|^tests/|^bench/' },
			to: { path: '\\.test\\.ts$|^tests/' },
		},
		{
			name: 'declared-dependencies',
			comment: 'What a package imports stands in its package.json.',
			severity: 'error',
			from: { path: '^(packages|apps)/', pathNot: '\\.test\\.ts$' },
			to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
		},
		{ name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
		...PHASES.map(([phase, closed]) => ({
			name: `rego-${phase}-knows-no-later-phase`,
			severity: 'error',
			from: { path: `^packages/rego/src/${phase}/`, pathNot: '\\.test\\.ts$' },
			to: { path: `^packages/rego/src/(${closed})/`, dependencyTypesNot: ['type-only'] },
		})),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)dist/|(^|/)coverage/' },
		tsConfig: { fileName: 'tsconfig.check.json' },
		tsPreCompilationDeps: 'specify',
		enhancedResolveOptions: {
			conditionNames: ['merlon-source', 'import', 'node', 'default'],
			exportsFields: ['exports'],
		},
	},
};
