import type { Block, Local, Statement } from './ir.ts';
import { innerBlocks, operandsOf } from './operands.ts';

/** Removes what no one reads: composites that are taken apart where they are made, and keys of scans for values. */
export function prune(block: Block): void {
	const uses = new Map<Local, number>();
	countUses(block, uses);
	pruneBlock(block, uses);
}

function countUses(block: Block, uses: Map<Local, number>): void {
	for (const statement of block) {
		for (const operand of operandsOf(statement)) {
			if (operand.kind === 'local') uses.set(operand.local, (uses.get(operand.local) ?? 0) + 1);
		}
		for (const inner of innerBlocks(statement)) countUses(inner, uses);
	}
}

/** Goes backwards, so that what only a removed statement read is removed as well. */
function pruneBlock(block: Block, uses: Map<Local, number>): void {
	for (let i = block.length - 1; i >= 0; i--) {
		const statement = block[i] as Statement;
		for (const inner of innerBlocks(statement)) pruneBlock(inner, uses);
		if (statement.kind === 'let' && isTotal(statement) && (uses.get(statement.target) ?? 0) === 0) {
			for (const operand of operandsOf(statement)) {
				if (operand.kind === 'local') uses.set(operand.local, (uses.get(operand.local) ?? 1) - 1);
			}
			block.splice(i, 1);
		} else if (statement.kind === 'scan') {
			if (statement.key !== null && (uses.get(statement.key) ?? 0) === 0) statement.key = null;
			if (statement.value !== null && (uses.get(statement.value) ?? 0) === 0) statement.value = null;
		}
	}
}

/** Whether making the value always succeeds, and has no effect. */
function isTotal(statement: Extract<Statement, { kind: 'let' }>): boolean {
	switch (statement.value.kind) {
		case 'local':
		case 'constant':
		case 'array':
		case 'set':
		case 'object':
			return true;
		default:
			return false;
	}
}
