import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { type Answer, gist } from './answer.ts';
import { caseText } from './case-file.ts';
import { type OpaEngine, startOpa } from './opa-engine.ts';
import { ownAnswer } from './own-engine.ts';
import { generateProgram, type Program } from './policy.ts';

const { values: flags } = parseArgs({
	options: {
		count: { type: 'string', default: '20000' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
		'max-differences': { type: 'string', default: '10' },
		print: { type: 'boolean', default: false },
	},
});

const CHUNK = 200;
/** Shrinking goes on for as long as it finds smaller programs; this is enough for all but the last step. */
const SHRINK_MS = 30_000;
/** A program is these numbers: up to as many decisions as its generation takes. */
const numbers = fc.array(fc.nat({ max: 0xffff }), { maxLength: 1200, size: 'max' });

const opa = startOpa();
if (typeof opa === 'string') {
	print(`SKIPPED: the differential test needs OPA: ${opa}`);
	print('0 passed, 0 failed, 1 skipped');
	if (!/Go is absent|dial tcp|no such host|proxyconnect/.test(opa)) process.exitCode = 1;
} else {
	await main(opa);
	opa.stop();
}

async function main(engine: OpaEngine): Promise<void> {
	const count = Number(flags.count);
	const firstSeed = Number(flags.seed);
	const outcomes = new Map<string, number>();
	let done = 0;
	let differences = 0;
	for (let seed = firstSeed; done < count && differences < Number(flags['max-differences']); seed++) {
		const chunk = Math.min(CHUNK, count - done);
		const difference = await findDifference(engine, seed, chunk, outcomes);
		done += chunk;
		if (difference === null) continue;
		differences++;
		await show(engine, difference, seed);
	}
	const kinds = [...outcomes].sort((a, b) => b[1] - a[1]).map(([kind, times]) => `${kind} ${times}`);
	print(`outcomes in OPA: ${kinds.join(', ')}`);
	print(`seeds from ${firstSeed}; ${done} programs`);
	print(`${done - differences} passed, ${differences} failed, 0 skipped`);
	if (differences > 0 || done === 0) process.exitCode = 1;
}

/** The smallest difference among `count` programs, or null. */
async function findDifference(
	engine: OpaEngine,
	seed: number,
	count: number,
	outcomes: Map<string, number>,
): Promise<readonly number[] | null> {
	const property = fc.asyncProperty(numbers, async (choices) => {
		const program = generateProgram(choices);
		const theirs = await engine.answer(program);
		const ours = ownAnswer(program);
		outcomes.set(outcome(theirs), (outcomes.get(outcome(theirs)) ?? 0) + 1);
		if (flags.print) print(`${program.modules['test.rego']}${gist(theirs)} ${theirs.text ?? ''}\n`);
		if (gist(ours) === gist(theirs)) return true;
		const known = await knownDifference(engine, program, theirs, ours);
		if (known !== null) outcomes.set(known, (outcomes.get(known) ?? 0) + 1);
		return known !== null;
	});
	const { counterexample } = await fc.check(property, { seed, numRuns: count, interruptAfterTimeLimit: SHRINK_MS });
	return counterexample?.[0] ?? null;
}

/**
 * The name of a difference that is known and described in docs/rego.md, null for any other. OPA's index and its early
 * exit leave rules out before an error in them can arise: then OPA without them answers as we do. Where a program has
 * several errors, OPA, which makes values only as far as they are asked for, may come upon another one first. And of
 * equal members of a set that are written differently (1, 1.0) another one may be kept.
 */
async function knownDifference(
	engine: OpaEngine,
	program: Program,
	theirs: Answer,
	ours: Answer,
): Promise<string | null> {
	const unoptimized = await engine.answer(program, { unoptimized: true });
	if (gist(unoptimized) === gist(ours)) return 'known: as OPA without index and early exit';
	if (
		theirs.result !== undefined &&
		ours.result !== undefined &&
		sameNumbers(theirs.result) === sameNumbers(ours.result)
	) {
		return 'known: equal numbers written differently';
	}
	const bothFail = [theirs, ours].every(({ code }) => code?.startsWith('eval_') === true);
	return bothFail ? 'known: another error comes first' : null;
}

/** A result with every number in one form. */
function sameNumbers(result: string): string {
	return result.replace(/(?<![0-9."\\])(-?[0-9]+)\.0(?![0-9])/g, '$1').replace(/\b1e3\b/g, '1000');
}

function outcome(answer: Answer): string {
	return answer.result === undefined ? (answer.code ?? answer.stage ?? '') : 'result';
}

async function show(engine: OpaEngine, choices: readonly number[], seed: number): Promise<void> {
	const program = generateProgram(choices);
	const theirs = await engine.answer(program);
	const ours = ownAnswer(program);
	print(`DIFFERENCE (seed ${seed})`);
	print(`OPA:    ${gist(theirs)}${theirs.text === undefined ? '' : ` (${theirs.text})`}`);
	print(`merlon: ${gist(ours)}${ours.text === undefined ? '' : ` (${ours.text})`}`);
	print(caseText(`seed ${seed}`, program, theirs));
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}
