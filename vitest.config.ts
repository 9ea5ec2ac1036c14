import { defineConfig } from 'vitest/config';

const conditions = ['merlon-source', 'node', 'import', 'default'];

export default defineConfig({
	resolve: { conditions },
	ssr: { resolve: { conditions } },
	test: {
		include: ['{packages,apps}/*/src/**/*.test.ts', 'tests/**/*.test.ts', 'tools/**/*.test.ts'],
		passWithNoTests: false,
		testTimeout: 30_000,
		coverage: {
			provider: 'v8',
			reportOnFailure: true,
			include: ['packages/*/src/**/*.ts'],
			exclude: ['**/*.test.ts', '**/*.generated.ts'],
			reporter: ['text-summary', 'json-summary', 'html'],
			thresholds: {
				'packages/rego/src/**': { lines: 90 },
				'packages/{base,model,policy,readers,report,scan,yaml}/src/**': { lines: 97 },
			},
		},
	},
});
