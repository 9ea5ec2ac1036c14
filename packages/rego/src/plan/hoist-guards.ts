import { hasPrints } from './effects.ts';
import type { Block, Expression, Local, Operand, Statement } from './ir.ts';
import { expressionOperands, operandsOf } from './operands.ts';

/**
 * Moves what a definition needs of input and of base documents before whatever can fail: an absent document, or one
 * with another constant, ends it at once, also when an expression before it would raise an error. OPA's rule index has
 * the same effect, which policies rely on, and like it this leaves rules that print as they are. What is moved depends
 * on nothing else, so loops do not repeat it either.
 */
export function hoistGuards(block: Block, parameters: number): void {
	if (hasPrints(block)) return;
	const known = new Set<Local>();
	for (let i = 0; i < parameters; i++) known.add(i);
	const front = block.findIndex((statement) => !isGuard(statement, known) && !isTest(statement));
	if (front < 0) return;
	const guards: Statement[] = [];
	collectGuards(block, front, known, guards);
	block.splice(front, 0, ...guards);
}

/** Takes the guards out of a block from `start` on, and out of the loops inside: all of these must hold. */
function collectGuards(block: Block, start: number, known: Set<Local>, guards: Statement[]): void {
	let kept = start;
	for (let i = start; i < block.length; i++) {
		const statement = block[i] as Statement;
		if (isGuard(statement, known)) {
			guards.push(statement);
			continue;
		}
		block[kept++] = statement;
		if ('body' in statement && statement.kind.startsWith('scan')) collectGuards(statement.body, 0, known, guards);
	}
	block.length = kept;
}

/** Whether a statement only reads documents at constant paths or compares what was read so; then its local is known. */
function isGuard(statement: Statement, known: Set<Local>): boolean {
	switch (statement.kind) {
		case 'let':
			if (!isRead(statement.value) || !areKnown(expressionOperands(statement.value), known)) return false;
			known.add(statement.target);
			return true;
		case 'equal':
			return hasConstant(statement.left, statement.right) && areKnown(operandsOf(statement), known);
		case 'is-array':
			return areKnown(operandsOf(statement), known);
		case 'is-object':
			// What an object pattern takes apart is no longer a document by its path: OPA's index does not look inside.
			if (statement.value.kind === 'local') known.delete(statement.value.local);
			return false;
		default:
			return false;
	}
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

function areKnown(operands: readonly Operand[], known: ReadonlySet<Local>): boolean {
	return operands.every((operand) => operand.kind === 'constant' || known.has(operand.local));
}
