import { stringifyJson } from '../runtime/json.ts';
import type { Block, Expression, GetRoot, Local, Operand, Statement } from './ir.ts';
import { innerBlocks } from './operands.ts';

/** Reads once what a branch reads again and again: documents do not change while they are looked into. */
export function shareReads(block: Block): void {
	shareInBlock(block, new Map(), new Map());
}

/**
 * `reads` holds the local of each read that was made on the way to here, `same` the first local with the value of a
 * later one.
 */
function shareInBlock(block: Block, reads: Map<string, Local>, same: Map<Local, Local>): void {
	for (const statement of block) {
		if (statement.kind === 'let') shareLet(statement, reads, same);
		for (const inner of innerBlocks(statement)) shareInBlock(inner, new Map(reads), same);
	}
}

function shareLet(
	statement: Extract<Statement, { kind: 'let' }>,
	reads: Map<string, Local>,
	same: Map<Local, Local>,
): void {
	const key = readKey(statement.value, same);
	if (key === null) return;
	const first = reads.get(key);
	if (first === undefined) {
		reads.set(key, statement.target);
		return;
	}
	statement.value = { kind: 'local', local: first };
	same.set(statement.target, first);
}

/** Tells reads apart; null for anything that is no read at a path of plain keys. */
function readKey(value: Expression, same: ReadonlyMap<Local, Local>): string | null {
	switch (value.kind) {
		case 'input':
			return `input ${value.frame}`;
		case 'base':
			return `base ${value.frame} ${stringifyJson(value.path)}`;
		case 'get': {
			const root = rootKey(value.from, same);
			const keys = value.path.map((key) => operandKey(key, same));
			return root === null || keys.includes(null) ? null : `${root} ${value.frame} ${keys.join(' ')}`;
		}
		default:
			return null;
	}
}

function rootKey(from: Operand | GetRoot, same: ReadonlyMap<Local, Local>): string | null {
	if (from.kind === 'input') return 'input';
	return from.kind === 'base' ? `base ${stringifyJson(from.path)}` : operandKey(from, same);
}

function operandKey(operand: Operand, same: ReadonlyMap<Local, Local>): string | null {
	if (operand.kind === 'local') return `v${same.get(operand.local) ?? operand.local}`;
	return typeof operand.value === 'object' ? null : stringifyJson(operand.value);
}
