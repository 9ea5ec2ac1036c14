import * as fc from 'fast-check';

/** 20 seconds for a file in a normal run; the nightly run asks for more. */
export const SECONDS: number = Number(process.env['MERLON_FUZZ_SECONDS'] ?? '20');
/** No single input may take longer: it would be a hang, or the way to one. */
const MAX_MS = 5000;

/** Tries inputs for a share of the time; gives how many they were, and prints it. */
export function fuzz<T>(what: string, inputs: fc.Arbitrary<T>, share: number, action: (input: T) => void): number {
	let runs = 0;
	const property = fc.property(inputs, (input) => {
		runs++;
		const spent = cpuMilliseconds(() => action(input));
		if (spent > MAX_MS) throw new Error(`this took ${Math.round(spent)} ms`);
	});
	fc.assert(property, { numRuns: 1e9, interruptAfterTimeLimit: 1000 * SECONDS * share });
	process.stdout.write(`${what}: ${runs} inputs\n`);
	return runs;
}

/** CPU time, as other processes may keep the machine busy. */
function cpuMilliseconds(action: () => void): number {
	const before = process.cpuUsage();
	action();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
