import type { Block, Local, ScanStatement, Statement } from './ir.ts';
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
	const used = (local: Local): boolean => (uses.get(local) ?? 0) > 0;
	for (let i = block.length - 1; i >= 0; i--) {
		const statement = block[i] as Statement;
		for (const inner of innerBlocks(statement)) pruneBlock(inner, uses);
		if (statement.kind === 'let' && !used(statement.target) && isTotal(statement)) {
			release(statement, uses);
			block.splice(i, 1);
		} else if (statement.kind === 'scan') dropUnread(statement, used);
	}
}

function release(statement: Statement, uses: Map<Local, number>): void {
	for (const operand of operandsOf(statement)) {
		if (operand.kind === 'local') uses.set(operand.local, (uses.get(operand.local) ?? 1) - 1);
	}
}

function dropUnread(scan: ScanStatement, used: (local: Local) => boolean): void {
	if (scan.key !== null && !used(scan.key)) scan.key = null;
	if (scan.value !== null && !used(scan.value)) scan.value = null;
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
