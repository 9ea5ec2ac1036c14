import { type Finding, isJsonObject, type JsonObject } from '@merlon/model';

/** Findings that are known and not to be reported again. */
export interface Baseline {
	readonly fingerprints: ReadonlySet<string>;
	/** Of Checkov's format: ids of checks, as they are written, by the address of a resource. */
	readonly checks: ReadonlyMap<string, ReadonlySet<string>>;
}

export const EMPTY_BASELINE: Baseline = { fingerprints: new Set(), checks: new Map() };

/** A file that is no baseline. */
export class BaselineError extends Error {
	override readonly name = 'BaselineError';
}

const VERSION = 1;

/** The text of a baseline that holds all failures, in an order that changes little from one scan to the next. */
export function baselineText(findings: readonly Finding[]): string {
	const entries = findings
		.filter(({ status }) => status === 'fail')
		.map(({ fingerprint, policy, resource, locations }) => ({
			fingerprint,
			policy,
			resource: resource.address,
			file: locations[0]?.file ?? '',
		}))
		.sort(
			(a, b) =>
				compareText(a.file, b.file) ||
				compareText(a.resource, b.resource) ||
				compareText(a.policy, b.policy) ||
				compareText(a.fingerprint, b.fingerprint),
		);
	return `${JSON.stringify({ version: VERSION, findings: entries }, null, '\t')}\n`;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Reads a baseline of ours, or Checkov's `.checkov.baseline`. Throws BaselineError. */
export function readBaseline(text: string): Baseline {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (error) {
		throw new BaselineError('it is not JSON', { cause: error });
	}
	if (!isJsonObject(json)) throw new BaselineError('expected an object with "findings"');
	if (Array.isArray(json['findings'])) return readOwn(json);
	if (Array.isArray(json['failed_checks'])) return readCheckov(json['failed_checks']);
	throw new BaselineError('expected "findings", as `merlon scan --create-baseline` writes them');
}

function readOwn(json: JsonObject): Baseline {
	if (json['version'] !== VERSION) throw new BaselineError(`expected version ${VERSION}`);
	const fingerprints = new Set<string>();
	for (const entry of json['findings'] as readonly unknown[]) {
		if (!isJsonObject(entry) || typeof entry['fingerprint'] !== 'string') {
			throw new BaselineError('every finding needs a fingerprint');
		}
		fingerprints.add(entry['fingerprint']);
	}
	return { fingerprints, checks: new Map() };
}

/** Checkov lists, by file, the resources and the checks they fail; the file makes no difference to it. */
function readCheckov(files: readonly unknown[]): Baseline {
	const checks = new Map<string, Set<string>>();
	for (const file of files) {
		for (const finding of isJsonObject(file) ? listOf(file['findings']) : []) {
			if (!isJsonObject(finding) || typeof finding['resource'] !== 'string') continue;
			const known = checks.get(finding['resource']) ?? new Set();
			for (const id of listOf(finding['check_ids'])) if (typeof id === 'string') known.add(id);
			checks.set(finding['resource'], known);
		}
	}
	return { fingerprints: new Set(), checks };
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** Whether a finding is in a baseline; `aliases` are the other ids of its policy. */
export function isInBaseline(
	baseline: Baseline,
	{ fingerprint, policy, resource }: Finding,
	aliases: readonly string[],
): boolean {
	if (baseline.fingerprints.has(fingerprint)) return true;
	const checks = baseline.checks.get(resource.address);
	return checks !== undefined && [policy, ...aliases].some((id) => checks.has(id));
}
