import { type PolicyModule, type PolicyProblem, PolicySet, type PolicySource } from '@merlon/policy';
import { readKubernetes } from '@merlon/readers';
import { InventoryCollector, inventoryOf } from '../pipeline/inventory.ts';
import { type CaseExpectation, readExpectations } from './case-expectation.ts';

/** What a policy finds in a case, in the order of its lines. */
export interface CaseFinding {
	readonly address: string;
	readonly line: number;
	readonly message: string;
}

export interface CaseRun {
	readonly expectations: readonly CaseExpectation[];
	readonly findings: readonly CaseFinding[];
	readonly problems: readonly PolicyProblem[];
}

/** Evaluates one policy on the manifests of a case, and compares what it finds with what the case says. */
export function runCase(module: PolicyModule, id: string, { file, text }: PolicySource): CaseRun {
	const { expectations, parameters, problems: wrong } = readExpectations(text);
	const problems: PolicyProblem[] = wrong.map((problem) => ({ file, ...problem }));
	const read = readKubernetes(file, text);
	for (const { line, message } of read.problems) problems.push({ file, row: line, message });
	const set = new PolicySet(module, new Set([id]), { parameters: { [id]: parameters } });
	const collector = new InventoryCollector(set.policies.flatMap(({ inventory }) => inventory));
	set.useInventory(inventoryOf(collector.entries(read.resources)));
	const findings: CaseFinding[] = [];
	for (const { framework, type, address, content, origin } of read.resources) {
		for (const { violations, error } of set.evaluate(framework, type, content)) {
			if (error !== null) problems.push({ file, row: origin.line, message: `${id} could not be evaluated: ${error}` });
			for (const { message, path } of violations)
				findings.push({ address, line: origin.locate(path).startLine, message });
		}
	}
	findings.sort((a, b) => a.line - b.line || (a.message < b.message ? -1 : 1));
	const addresses = new Set(read.resources.map(({ address }) => address));
	for (const expected of expectations) problems.push(...compared(file, expected, findings, addresses));
	const named = new Set(expectations.map(({ address }) => address));
	for (const { address, line, message } of findings)
		if (!named.has(address))
			problems.push({ file, row: line, message: `${address} is not expected to fail: ${message}` });
	return { expectations, findings, problems };
}

function compared(
	file: string,
	{ address, lines, row }: CaseExpectation,
	findings: readonly CaseFinding[],
	addresses: ReadonlySet<string>,
): PolicyProblem[] {
	if (!addresses.has(address))
		return [{ file, row, message: `there is no ${address}: ${[...addresses].join(', ') || 'no resource'}` }];
	const own = findings.filter((finding) => finding.address === address);
	const missing = lines
		.filter((line) => !own.some((finding) => finding.line === line))
		.map((line) => ({ file, row: line, message: `${address} is expected to fail here, and does not` }));
	const surplus = own
		.filter(({ line }) => !lines.includes(line))
		.map(({ line, message }) => ({ file, row: line, message: `${address} is not expected to fail here: ${message}` }));
	return [...missing, ...surplus];
}
