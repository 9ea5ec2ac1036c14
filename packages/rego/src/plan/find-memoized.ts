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
		fn.memoized = fn.arity > 0 && !blocksOf(fn).some(hasEffects);
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
