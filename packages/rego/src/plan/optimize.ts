import type { Builtin } from '../builtins/builtin.ts';
import { hasEffects } from './effects.ts';
import { findDispatch } from './find-dispatch.ts';
import { findIndexes } from './find-indexes.ts';
import { findLasting, findMemoized } from './find-memoized.ts';
import { findStatic } from './find-static.ts';
import { hoistGuards } from './hoist-guards.ts';
import type { Block, Definition, DocumentPlan, EntryPlan, ProgramPlan } from './ir.ts';
import { innerBlocks } from './operands.ts';
import { prune } from './prune.ts';
import { shareReads } from './share-reads.ts';

/** Improves a plan without changing what it means. */
export function optimize(plan: ProgramPlan, builtins: ReadonlyMap<string, Builtin>): ProgramPlan {
	for (const document of plan.documents)
		for (const definition of definitionsOf(document)) optimizeDefinition(definition);
	for (const fn of plan.functions) {
		for (const definition of fn.definitions) optimizeDefinition(definition, fn.arity, true);
	}
	for (const entry of plan.entries) optimizeEntry(entry);
	findMemoized(plan);
	if (plan.probes.length === 0 && !plan.mockedBuiltins.has('internal.member_2')) findDispatches(plan);
	findStatic(plan, builtins);
	findLasting(plan);
	return plan;
}

function findDispatches(plan: ProgramPlan): void {
	for (const document of plan.documents) {
		if (document.kind !== 'tree') document.dispatch = findDispatch(document.definitions, 0);
	}
	for (const fn of plan.functions) fn.dispatch = findDispatch(fn.definitions, fn.arity);
}

function definitionsOf(document: DocumentPlan): readonly Definition[] {
	return document.kind === 'tree' ? [] : document.definitions;
}

function optimizeEntry(entry: EntryPlan): void {
	if (entry.kind === 'document') return;
	for (const block of entry.definition.bodies) {
		prune(block);
		shareReads(block);
		relaxOrder(block, true);
		findIndexes(block, false);
	}
}

/** `repeated`: the definition runs many times in one evaluation, as a function does. */
function optimizeDefinition(definition: Definition, parameters = 0, repeated = false): void {
	for (const block of definition.bodies) {
		prune(block);
		hoistGuards(block, parameters);
		shareReads(block);
		relaxOrder(block, hasEffects(block));
		findIndexes(block, repeated);
	}
}

/** Iteration must be in OPA's order only where an array, the rows of a query or an effect shows it. */
function relaxOrder(block: Block, ordered: boolean): void {
	for (const statement of block) {
		if (statement.kind === 'scan' || statement.kind === 'scan-walk') statement.ordered = ordered;
		if (statement.kind === 'collect') relaxOrder(statement.body, ordered || statement.collection === 'array');
		else for (const inner of innerBlocks(statement)) relaxOrder(inner, ordered);
	}
}
