import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Location } from '@merlon/model';
import { BUILTIN } from '@merlon/policy/builtin';
import { readKubernetes } from '@merlon/readers';
import { scan } from '@merlon/scan';
import type { CaseResult } from './result.ts';
import { readSkips } from './skips.ts';

const SUITE = 'checkov-kubernetes';
/** A file with fewer cases is not the whole of them. */
const EXPECTED_CASES = 77;

/** What Checkov said of one check and one of its own inputs. */
interface CheckovCase {
	readonly check: string;
	/** Below `fixtures/`. */
	readonly fixture_path: string;
	readonly results: readonly { readonly resource: string; readonly result: Verdict }[];
	/** Why the case is not scored. */
	readonly note?: string;
}

/** Passed, failed or skipped. */
type Verdict = 'P' | 'F' | 'S';

/**
 * Checkov's answers on its own inputs, for the checks that a policy stands for: each resource passes, fails or is
 * skipped. Where we differ on purpose a file says why, and a case that no longer differs fails.
 */
export async function runCheckovKubernetes(folder: string, matches: (note: string) => boolean): Promise<CaseResult[]> {
	const cases = JSON.parse(readFileSync(join(folder, 'kubernetes.json'), 'utf8')) as readonly CheckovCase[];
	if (cases.length < EXPECTED_CASES) throw new Error(`only ${cases.length} of ${EXPECTED_CASES} cases were found`);
	const aliases = new Set(BUILTIN.policies.flatMap((policy) => policy.aliases));
	const differences = readSkips(new URL('checkov-differences.yaml', import.meta.url));
	const results: CaseResult[] = [];
	for (const testCase of cases.filter((candidate) => matches(noteOf(candidate)))) {
		const note = noteOf(testCase);
		const outcome = aliases.has(testCase.check)
			? await outcomeOf(folder, testCase, differences.get(note))
			: skipped('no policy stands for this check');
		results.push({ suite: SUITE, group: testCase.check, note, ...outcome });
	}
	checkNames(differences.keys(), cases);
	return results;
}

function checkNames(notes: Iterable<string>, cases: readonly CheckovCase[]): void {
	const known = new Set(cases.map(noteOf));
	for (const note of notes) if (!known.has(note)) throw new Error(`${note} is no case of Checkov's`);
}

type Outcome = Pick<CaseResult, 'status' | 'detail'>;

function skipped(detail: string): Outcome {
	return { status: 'skipped', detail };
}

/** `reason`: why we differ on purpose. */
async function outcomeOf(folder: string, testCase: CheckovCase, reason: string | undefined): Promise<Outcome> {
	if (testCase.note !== undefined) return skipped(`not scored: ${testCase.note}`);
	const difference = await differenceOf(folder, testCase);
	if (reason === undefined) return { status: difference === null ? 'passed' : 'failed', detail: difference ?? '' };
	if (difference !== null) return skipped(`${reason} (${difference})`);
	return { status: 'failed', detail: 'does not differ: take it out of checkov-differences.yaml' };
}

function noteOf({ check, fixture_path: path }: CheckovCase): string {
	return `${check}/${path.slice(path.lastIndexOf('/') + 1)}`;
}

/** How our verdicts differ; null where they do not. */
async function differenceOf(
	folder: string,
	{ check, fixture_path: path, results }: CheckovCase,
): Promise<string | null> {
	const ours = await verdictsOf(join(folder, 'fixtures', path), check);
	const theirs = results.map(({ resource, result }) => `${result} ${resource}`);
	const missing = without(theirs, ours);
	const extra = without(ours, theirs);
	if (missing.length === 0 && extra.length === 0) return null;
	return `Checkov alone: ${missing.join(', ') || 'nothing'}; Merlon alone: ${extra.join(', ') || 'nothing'}`;
}

/** A verdict for each resource that the check is about: it fails where one of its findings does. */
async function verdictsOf(cwd: string, check: string): Promise<string[]> {
	const { findings, problems } = await scan({ cwd, config: { check: [check], showPassed: true } });
	// Some cases have fields of another type than Kubernetes has there, on purpose.
	const errors = problems.filter(({ level, code }) => level === 'error' && code !== 'wrong-type');
	if (errors.length > 0) throw new Error(errors.map(({ file, message }) => `${file}: ${message}`).join('; '));
	const starts = new ResourceStarts(cwd);
	const verdicts = new Map<string, Verdict>();
	for (const { resource, locations, status } of findings) {
		const key = `${resource.address}\n${starts.of(resource.address, locations[0])}`;
		const verdict = status === 'fail' ? 'F' : status === 'skip' ? 'S' : 'P';
		const before = verdicts.get(key) ?? 'P';
		verdicts.set(key, verdict === 'F' || before === 'F' ? 'F' : verdict === 'S' ? 'S' : before);
	}
	return Array.from(verdicts, ([key, verdict]) => `${verdict} ${key.slice(0, key.indexOf('\n'))}`);
}

/** Tells resources of one name apart, also in one file, by where they start. */
class ResourceStarts {
	readonly #cwd: string;
	readonly #byFile = new Map<string, readonly { readonly address: string; readonly line: number }[]>();

	constructor(cwd: string) {
		this.#cwd = cwd;
	}

	of(address: string, location: Location | undefined): string {
		if (location === undefined) throw new Error(`a finding on ${address} has no location`);
		const { file, startLine } = location;
		let resources = this.#byFile.get(file);
		if (resources === undefined) {
			const read = readKubernetes(file, readFileSync(join(this.#cwd, file), 'utf8'));
			resources = read.resources.map((resource) => ({ address: resource.address, line: resource.origin.line }));
			this.#byFile.set(file, resources);
		}
		const start = resources.findLast((resource) => resource.address === address && resource.line <= startLine);
		if (start === undefined) throw new Error(`a finding on ${address} stands outside of it, at ${file}:${startLine}`);
		return `${file}:${start.line}`;
	}
}

/** What is in a list besides what is in another, counting repetitions. */
function without(list: readonly string[], other: readonly string[]): string[] {
	const left = [...other];
	return list.filter((item) => {
		const at = left.indexOf(item);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
