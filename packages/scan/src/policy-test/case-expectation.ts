import { isJsonObject, type JsonObject } from '@merlon/model';

/** What a case says of one of its resources. */
export interface CaseExpectation {
	readonly status: 'fail' | 'pass';
	readonly address: string;
	/** Of findings, ascending; none for a resource that passes. */
	readonly lines: readonly number[];
	/** Where the case says it, from 1. */
	readonly row: number;
}

export interface CaseExpectations {
	readonly expectations: readonly CaseExpectation[];
	/** The parameters of the policy; empty where its defaults hold. */
	readonly parameters: JsonObject;
	readonly problems: readonly { readonly row: number; readonly message: string }[];
}

const FAIL = /^# fail: (\S+) at ([0-9]+(?:, ?[0-9]+)*)$/;
const PASS = /^# pass: (\S+)$/;
const PARAMETERS = /^# parameters: (.*)$/;

/** Reads the comments at the head of a case: `# fail: <address> at <line>[, <line>…]`, `# pass: <address>`, `# parameters: <JSON>`. */
export function readExpectations(text: string): CaseExpectations {
	const expectations: CaseExpectation[] = [];
	const problems: { row: number; message: string }[] = [];
	let parameters: JsonObject = {};
	for (const [i, line] of text.split(/\r?\n/).entries()) {
		if (!line.startsWith('#')) break;
		const row = i + 1;
		const given = PARAMETERS.exec(line.trimEnd())?.[1];
		if (given !== undefined) {
			const read = jsonObject(given);
			if (read === null) problems.push({ row, message: 'write "# parameters: {"name": value}", in JSON' });
			else parameters = read;
			continue;
		}
		if (!/^# ?(?:fail|pass)\b/.test(line)) continue;
		const [, failing, places = ''] = FAIL.exec(line.trimEnd()) ?? [];
		const address = failing ?? PASS.exec(line.trimEnd())?.[1];
		if (address === undefined)
			problems.push({ row, message: 'write "# fail: <address> at <line>[, <line>…]" or "# pass: <address>"' });
		else if (expectations.some((known) => known.address === address))
			problems.push({ row, message: `${address} is expected twice` });
		else expectations.push({ status: failing === undefined ? 'pass' : 'fail', address, lines: linesOf(places), row });
	}
	if (expectations.length === 0 && problems.length === 0)
		problems.push({ row: 1, message: 'the first line must say "# fail: <address> at <line>" or "# pass: <address>"' });
	return { expectations, parameters, problems };
}

function jsonObject(text: string): JsonObject | null {
	try {
		const value: unknown = JSON.parse(text);
		return isJsonObject(value) ? value : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

function linesOf(places: string): number[] {
	return places === ''
		? []
		: places
				.split(',')
				.map(Number)
				.sort((a, b) => a - b);
}
