import type { Module, Rule, RuleHead, Term } from '../syntax/ast.ts';
import { refTerm, stringTerm, varTerm } from '../syntax/ast-build.ts';

const TEST_PREFIX = 'test_';
export const SKIPPED_TEST_PREFIX = 'todo_test_';

/** A rule that is a test: its name begins with `test_`, or `todo_test_` when it is to be skipped. */
export interface TestRule {
	readonly rule: Rule;
	readonly module: Module;
	/** The names from the package down to the test's own. */
	readonly names: readonly string[];
	/** The rule has a name for each of its cases: `test_x[note]`. */
	readonly parametrised: boolean;
}

/** The tests of modules, in the order of their files and lines. */
export function findTests(modules: ReadonlyMap<string, Module>): TestRule[] {
	const tests: TestRule[] = [];
	for (const module of modules.values()) {
		for (const rule of module.rules) {
			const names = testNames(rule.head);
			if (names === null) continue;
			const rest = rule.head.reference.path.slice(names.length - 1);
			tests.push({ rule, module, names, parametrised: rest.length > 0 || rule.head.key !== null });
		}
	}
	return tests;
}

/** The names of a head up to the one that makes it a test; null when it is none. */
function testNames({ reference }: RuleHead): readonly string[] | null {
	const names: string[] = [];
	for (const part of [reference.head, ...reference.path]) {
		if (part.kind !== 'var' && part.kind !== 'string') return null;
		const name = part.kind === 'var' ? part.name : part.value;
		if (part.kind === 'var' && names.length > 0) return null;
		names.push(name);
		if (name.startsWith(TEST_PREFIX) || name.startsWith(SKIPPED_TEST_PREFIX)) return names;
	}
	return null;
}

/** Gives tests of one name in one package names of their own, `test_x#01`, so that each is run. */
export function withUniqueTestNames(modules: ReadonlyMap<string, Module>): ReadonlyMap<string, Module> {
	const counts = new Map<string, number>();
	const renamed = new Map<string, Module>();
	for (const [file, module] of modules) {
		const packagePath = module.package.path.path.map((part) => (part.kind === 'string' ? part.value : ''));
		const rules = module.rules.map((rule) => {
			const names = testNames(rule.head);
			if (names === null || !names[names.length - 1]?.startsWith(TEST_PREFIX)) return rule;
			const key = JSON.stringify([...packagePath, ...names]);
			const count = counts.get(key) ?? 0;
			counts.set(key, count + 1);
			return count === 0 ? rule : withSuffix(rule, names.length - 1, `#${String(count).padStart(2, '0')}`);
		});
		renamed.set(file, { ...module, rules });
	}
	return renamed;
}

function withSuffix(rule: Rule, position: number, suffix: string): Rule {
	const { reference } = rule.head;
	const parts: Term[] = [reference.head, ...reference.path].map((part, i) => {
		if (i !== position) return part;
		if (part.kind === 'var') return varTerm(part.name + suffix, part.span);
		return part.kind === 'string' ? stringTerm(part.value + suffix, part.span) : part;
	});
	const [head, ...path] = parts as [Term, ...Term[]];
	const name = head.kind === 'var' ? head.name : rule.head.name;
	return { ...rule, head: { ...rule.head, name, reference: refTerm(head, path, reference.span) } };
}
