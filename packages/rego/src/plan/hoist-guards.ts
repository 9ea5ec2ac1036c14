import { hasPrints } from './effects.ts';
import type { Block, Expression, Local, Operand, Statement } from './ir.ts';
import { expressionOperands, innerBlocks, isScan, operandsOf } from './operands.ts';

/**
 * Moves what a definition needs of input and of base documents before whatever can fail: an absent document, or one
 * with another constant, ends it at once, also when an expression before it would raise an error. OPA's rule index has
 * the same effect, which policies rely on, and like it this leaves rules that print as they are. What is moved depends
 * on nothing else, so loops do not repeat it either.
 */
export function hoistGuards(block: Block, parameters: number): void {
	if (hasPrints(block)) return;
	const reads = new GuardReads(block, parameters);
	const front = block.findIndex((statement) => !reads.isGuard(statement) && !isTest(statement));
	if (front < 0) return;
	const guards: Statement[] = [];
	collectGuards(block, front, reads, guards);
	block.splice(front, 0, ...guards);
}

/** Takes the guards out of a block from `start` on, and out of the loops inside: all of these must hold. */
function collectGuards(block: Block, start: number, reads: GuardReads, guards: Statement[]): void {
	let kept = start;
	for (let i = start; i < block.length; i++) {
		const statement = block[i] as Statement;
		if (reads.isGuard(statement)) {
			guards.push(statement);
			continue;
		}
		block[kept++] = statement;
		if (isScan(statement)) collectGuards(statement.body, 0, reads, guards);
	}
	block.length = kept;
}

/** Follows which locals hold what was read of documents at constant paths. */
class GuardReads {
	readonly #known = new Set<Local>();
	readonly #iterated: ReadonlySet<Local>;

	constructor(block: Block, parameters: number) {
		for (let i = 0; i < parameters; i++) this.#known.add(i);
		this.#iterated = iteratedLocals(block, new Set());
	}

	/** Whether a statement only reads documents at constant paths or compares what was read so. */
	isGuard(statement: Statement): boolean {
		switch (statement.kind) {
			case 'let': {
				const { target, value } = statement;
				// OPA's index does not look at references that go on with a variable.
				if (this.#iterated.has(target) || !isRead(value) || !this.#areKnown(expressionOperands(value))) return false;
				this.#known.add(target);
				return true;
			}
			case 'equal':
				return (
					!statement.inner && hasConstant(statement.left, statement.right) && this.#areKnown(operandsOf(statement))
				);
			case 'is-array':
				return this.#areKnown(operandsOf(statement));
			case 'is-object':
				// What an object pattern takes apart is no longer a document by its path: nor does the index look inside.
				if (statement.value.kind === 'local') this.#known.delete(statement.value.local);
				return false;
			default:
				return false;
		}
	}

	#areKnown(operands: readonly Operand[]): boolean {
		return operands.every((operand) => operand.kind === 'constant' || this.#known.has(operand.local));
	}
}

/** The locals that references go on from with a variable: by a scan, or by a key that is not constant. */
function iteratedLocals(block: Block, found: Set<Local>): ReadonlySet<Local> {
	for (const statement of block) {
		if (statement.kind === 'scan' && statement.source.kind === 'local') found.add(statement.source.local);
		if (statement.kind === 'let' && statement.value.kind === 'get') {
			const { from, path } = statement.value;
			if (from.kind === 'local' && path.some(({ kind }) => kind === 'local')) found.add(from.local);
		}
		for (const inner of innerBlocks(statement)) iteratedLocals(inner, found);
	}
	return found;
}

/** Whether a statement can only end the branch, never fail. */
function isTest(statement: Statement): boolean {
	return statement.kind === 'truthy' || statement.kind === 'compare' || statement.kind === 'equal';
}

/** A read at a constant path, of the definition's own frame. */
function isRead(value: Expression): boolean {
	if (value.kind === 'get') return value.frame === 0 && value.path.every((key) => key.kind === 'constant');
	return (value.kind === 'input' || value.kind === 'base') && value.frame === 0;
}

function hasConstant(left: Operand, right: Operand): boolean {
	return left.kind === 'constant' || right.kind === 'constant';
}
