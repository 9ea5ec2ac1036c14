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
	readonly problems: readonly { readonly row: number; readonly message: string }[];
}

const FAIL = /^# fail: (\S+) at ([0-9]+(?:, ?[0-9]+)*)$/;
const PASS = /^# pass: (\S+)$/;

/** Reads the comments at the head of a case: `# fail: <address> at <line>[, <line>…]` and `# pass: <address>`. */
export function readExpectations(text: string): CaseExpectations {
	const expectations: CaseExpectation[] = [];
	const problems: { row: number; message: string }[] = [];
	for (const [i, line] of text.split(/\r?\n/).entries()) {
		if (!line.startsWith('#')) break;
		if (!/^# ?(?:fail|pass)\b/.test(line)) continue;
		const row = i + 1;
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
	return { expectations, problems };
}

function linesOf(places: string): number[] {
	return places === ''
		? []
		: places
				.split(',')
				.map(Number)
				.sort((a, b) => a - b);
}
