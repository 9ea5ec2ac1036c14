import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { SourceFile } from '@merlon/base';
import { compile, parseModule } from '@merlon/rego';
import { readYaml } from '@merlon/yaml';
import { ROOT } from '../../tools/shared-data.ts';
import type { CaseResult } from './result.ts';

/** What a level demands: policies by the prefix of their controls. A level includes the ones before it. */
const LEVELS: ReadonlyMap<string, readonly string[]> = new Map([
	['baseline', ['pss-baseline.']],
	['restricted', ['pss-baseline.', 'pss-restricted.']],
]);

/** Each level has the pods of 25 versions; a run that finds fewer folders than that has not seen all. */
const EXPECTED_GROUPS = 50;

/** A policy of the Pod Security Standards. */
interface Control {
	readonly id: string;
	readonly controls: readonly string[];
	/** The package of its module, as `merlon.kubernetes.…`. */
	readonly path: string;
}

type Evaluate = (input: unknown) => unknown;

/**
 * Kubernetes' own pods: `<level>/<version>/{pass,fail}/<pod>.yaml` says what the level makes of a pod. A pod fails when
 * at least one policy of the level finds something, and passes when none does.
 */
export function runPodSecurity(folder: string, matches: (note: string) => boolean): CaseResult[] {
	const sources = readPolicies();
	const program = compile({ modules: Object.fromEntries(sources) });
	const controls = sources.flatMap(([name, text]) => readControl(name, text));
	const evaluations = new Map(controls.map(({ id, path }) => [id, program.prepare(`data.${path}.violation`)] as const));
	const results: CaseResult[] = [];
	const groups = new Set<string>();
	for (const file of yamlFiles(folder)) {
		const note = relative(folder, file);
		const [level = '', version = '', expected = ''] = note.split('/');
		const group = `${level}/${version}`;
		groups.add(group);
		if (!matches(note)) continue;
		const selected = new Map(selectLevel(controls, level).map(({ id }) => [id, evaluations.get(id)] as const));
		const detail = checkPod(file, expected === 'pass', version, selected);
		const status = detail === null ? 'passed' : 'failed';
		results.push({ suite: 'pod-security', group, note, status, detail: detail ?? '' });
	}
	if (groups.size < EXPECTED_GROUPS) throw new Error(`only ${groups.size} of ${EXPECTED_GROUPS} versions were found`);
	return results;
}

/** The controls that policies name, to see that each of them was met. */
export function namedControls(): string[] {
	const controls = readPolicies().flatMap(([name, text]) => readControl(name, text));
	return [...new Set(controls.flatMap((policy) => policy.controls))].sort();
}

function readPolicies(): (readonly [string, string])[] {
	const folder = join(ROOT, 'policies');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	return files
		.filter((name) => name.endsWith('.rego') && !name.endsWith('_test.rego'))
		.sort()
		.map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

/** What a module says of itself; nothing where it is no policy of the Pod Security Standards. */
function readControl(name: string, text: string): Control[] {
	const { module } = parseModule(new SourceFile(name, text), { regoVersion: 'v1', processAnnotations: true });
	const custom = module?.annotations.find(({ scope }) => scope === 'package')?.custom ?? {};
	const controls = Array.isArray(custom['controls']) ? custom['controls'].map(String) : [];
	if (module === null || !controls.some((control) => control.startsWith('pss-'))) return [];
	const path = module.package.path.path.map((part) => (part.kind === 'string' ? part.value : '')).join('.');
	return [{ id: String(custom['id']), controls, path }];
}

function selectLevel(controls: readonly Control[], level: string): Control[] {
	const prefixes = LEVELS.get(level);
	if (prefixes === undefined) throw new Error(`the level ${level} is unknown`);
	return controls.filter((policy) =>
		policy.controls.some((control) => prefixes.some((prefix) => control.startsWith(prefix))),
	);
}

/** What is wrong with the verdict on a pod; null when it is as expected. */
function checkPod(
	file: string,
	passes: boolean,
	version: string,
	policies: ReadonlyMap<string, Evaluate | undefined>,
): string | null {
	const documents = readYaml(readFileSync(file, 'utf8'));
	const pod = documents[0]?.value;
	if (documents.length !== 1 || pod === null || pod === undefined) return 'the pod could not be read';
	const review = { kind: { group: '', version: 'v1', kind: 'Pod' }, operation: 'CREATE', object: pod };
	const found = [...policies].flatMap(([id, evaluate]) => {
		const violations = evaluate?.({ review, parameters: { version } });
		if (!Array.isArray(violations)) throw new Error(`${id} gives no set of violations`);
		return violations.map((violation: { readonly msg: string }) => `${id}: ${violation.msg}`);
	});
	if (passes) return found.length === 0 ? null : `expected to pass, but ${found.join('; ')}`;
	return found.length > 0 ? null : `${basename(file)} is expected to fail, but nothing was found`;
}

function yamlFiles(folder: string): string[] {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
	return names.sort().map((name) => join(folder, name));
}
