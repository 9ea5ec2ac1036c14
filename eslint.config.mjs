import tseslint from 'typescript-eslint';

/** Only rules that need types, or that Biome lacks: Biome checks and formats everything else. */
export default tseslint.config(
	{ ignores: ['**/dist/**', '**/coverage/**', '**/*.generated.ts', '**/*.mjs', '**/*.cjs'] },
	{
		files: ['**/*.ts'],
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname },
		},
		plugins: { '@typescript-eslint': tseslint.plugin },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
			'no-constant-binary-expression': 'error',
			'no-empty': 'error',
			'@typescript-eslint/no-shadow': ['error', { hoist: 'functions' }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
			],
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/only-throw-error': 'error',
			'@typescript-eslint/no-unnecessary-type-assertion': 'error',
			'@typescript-eslint/no-unsafe-argument': 'error',
			'@typescript-eslint/no-unsafe-assignment': 'error',
			'@typescript-eslint/no-unsafe-call': 'error',
			'@typescript-eslint/no-unsafe-member-access': 'error',
			'@typescript-eslint/no-unsafe-return': 'error',
			'@typescript-eslint/restrict-plus-operands': 'error',
			'@typescript-eslint/require-array-sort-compare': 'error',
			'@typescript-eslint/prefer-readonly': 'error',
		},
	},
	{
		// Tests are lists of cases, and look at what comes out untyped.
		files: ['**/*.test.ts'],
		rules: {
			'max-lines-per-function': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
		},
	},
	{
		// Token and term switches of the parser name the few kinds they take; all others leave through what follows.
		files: ['packages/rego/src/syntax/**/*.ts'],
		rules: { '@typescript-eslint/switch-exhaustiveness-check': 'off' },
	},
	{
		// Undefined, false and empty are different things in Rego.
		files: ['packages/rego/src/{runtime,builtins,engine,codegen}/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: { '@typescript-eslint/strict-boolean-expressions': ['error', { allowString: false, allowNumber: true }] },
	},
);
