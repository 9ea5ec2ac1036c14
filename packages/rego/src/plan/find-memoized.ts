import { hasEffects } from './effects.ts';
import type { Block, FunctionPlan, ProgramPlan } from './ir.ts';
import { innerBlocks, isScan } from './operands.ts';

/** Marks the functions whose calls cost more than looking their result up: those that iterate, or call one that does. */
export function findMemoized(plan: ProgramPlan): void {
	const callers = new Map<number, number[]>();
	const work: number[] = [];
	plan.functions.forEach((fn, i) => {
		for (const callee of calledFunctions(fn)) {
			const list = callers.get(callee);
			if (list === undefined) callers.set(callee, [i]);
			else list.push(i);
		}
		if (blocksOf(fn).some(iterates)) work.push(i);
	});
	const costly = new Set(work);
	for (let i = work.pop(); i !== undefined; i = work.pop()) {
		for (const caller of callers.get(i) ?? []) {
			if (costly.has(caller)) continue;
			costly.add(caller);
			work.push(caller);
		}
	}
	for (const i of costly) {
		const fn = plan.functions[i] as FunctionPlan;
		if (fn.arity > 0 && !blocksOf(fn).some(hasEffects)) fn.memoized = 'evaluation';
	}
}

function blocksOf({ definitions }: FunctionPlan): readonly Block[] {
	return definitions.flatMap(({ bodies }) => bodies);
}

function iterates(block: Block): boolean {
	return block.some(
		(statement) => isScan(statement) || statement.kind === 'every' || innerBlocks(statement).some(iterates),
	);
}

function calledFunctions(fn: FunctionPlan): ReadonlySet<number> {
	const called = new Set<number>();
	const visit = (block: Block): void => {
		for (const statement of block) {
			if (statement.kind === 'let' && statement.value.kind === 'function') called.add(statement.value.function);
			innerBlocks(statement).forEach(visit);
		}
	};
	blocksOf(fn).forEach(visit);
	return called;
}

/** So many calls of builtins cost more than finding what another evaluation has found. */
const COSTLY_CALLS = 4;

/** Marks the static functions that do not iterate, but do enough for their results to be kept for other evaluations. */
export function findLasting(plan: ProgramPlan): void {
	for (const fn of plan.functions) {
		if (fn.static === null || fn.memoized !== null || fn.arity === 0) continue;
		const calls = blocksOf(fn).reduce((sum, block) => sum + builtinCalls(block), 0);
		if (calls >= COSTLY_CALLS) fn.memoized = 'lasting';
	}
}

function builtinCalls(block: Block): number {
	let calls = 0;
	for (const statement of block) {
		if (statement.kind === 'let' && statement.value.kind === 'call') calls++;
		for (const inner of innerBlocks(statement)) calls += builtinCalls(inner);
	}
	return calls;
}
