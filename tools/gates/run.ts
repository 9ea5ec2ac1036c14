import { boundaries } from './boundaries.ts';
import { deadCode } from './dead-code.ts';
import { duplicates } from './duplicates.ts';
import { fileSize } from './file-size.ts';
import type { Gate } from './gate.ts';
import { selfContained } from './self-contained.ts';
import { biome, eslint } from './style.ts';
import { typeErosion } from './type-erosion.ts';
import { types } from './types.ts';
import { unfinished } from './unfinished.ts';

const GATES: readonly Gate[] = [
	types,
	biome,
	eslint,
	boundaries,
	deadCode,
	duplicates,
	fileSize,
	typeErosion,
	unfinished,
	selfContained,
];

/** `npm run gates [-- names…]` */
async function main(names: readonly string[]): Promise<void> {
	const chosen = GATES.filter((gate) => names.length === 0 || names.includes(gate.name));
	let failed = 0;
	for (const gate of chosen) if (!(await passes(gate))) failed++;
	say(`${chosen.length - failed} passed, ${failed} failed`);
	if (failed > 0 || chosen.length === 0) process.exitCode = 1;
}

async function passes({ name, unit, least, run }: Gate): Promise<boolean> {
	const { examined, problems } = await run();
	for (const problem of problems) say(`  ${problem}`);
	if (examined < least) say(`  only ${examined} ${unit} examined, expected at least ${least}`);
	const passed = problems.length === 0 && examined >= least;
	say(`gate ${name}: ${passed ? 'passed' : 'FAILED'}, ${examined} ${unit} examined, ${problems.length} problems`);
	return passed;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

await main(process.argv.slice(2));
