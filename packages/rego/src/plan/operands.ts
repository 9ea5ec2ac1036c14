import { assertNever } from '@merlon/base';
import type { Block, Expression, Operand, Override, Statement } from './ir.ts';

/** The blocks that stand inside a statement. */
export function innerBlocks(statement: Statement): readonly Block[] {
	switch (statement.kind) {
		case 'scan':
		case 'scan-call':
		case 'scan-tree':
		case 'scan-walk':
		case 'not':
		case 'every':
		case 'collect':
			return [statement.body];
		case 'any':
			return statement.alternatives;
		default:
			return [];
	}
}

/** A statement that goes on once for each of several values. */
export type Scan = Extract<Statement, { kind: 'scan' | 'scan-call' | 'scan-tree' | 'scan-walk' }>;

export function isScan(statement: Statement): statement is Scan {
	switch (statement.kind) {
		case 'scan':
		case 'scan-call':
		case 'scan-tree':
		case 'scan-walk':
			return true;
		default:
			return false;
	}
}

/** The operands that a statement itself reads, not those of its inner blocks. */
export function operandsOf(statement: Statement): readonly Operand[] {
	switch (statement.kind) {
		case 'let':
			return expressionOperands(statement.value);
		case 'truthy':
		case 'is-array':
		case 'is-object':
			return [statement.value];
		case 'equal':
		case 'compare':
			return [statement.left, statement.right];
		case 'scan':
			return statement.index === null ? [statement.source] : [statement.source, statement.index.operand];
		case 'every':
		case 'scan-tree':
		case 'scan-walk':
			return [statement.source];
		case 'scan-call':
			return statement.args;
		case 'with':
			return statement.overrides.flatMap(overrideOperands);
		case 'yield':
			return yieldOperands(statement);
		case 'fail':
		case 'not':
		case 'any':
		case 'collect':
		case 'probe':
			return [];
		default:
			return assertNever(statement);
	}
}

/** The operands that an expression reads. */
export function expressionOperands(value: Expression): readonly Operand[] {
	switch (value.kind) {
		case 'local':
		case 'constant':
			return [value];
		case 'get':
			return value.from.kind === 'local' || value.from.kind === 'constant' ? [value.from, ...value.path] : value.path;
		case 'call':
		case 'function':
			return value.args;
		case 'array':
		case 'set':
			return value.items;
		case 'object':
			return value.entries.flat();
		case 'tree-get':
			return [value.from, value.key];
		case 'tree-value':
			return [value.from];
		case 'input':
		case 'base':
		case 'document':
		case 'tree':
			return [];
		default:
			return assertNever(value);
	}
}

function overrideOperands(override: Override): readonly Operand[] {
	if (override.kind !== 'mock') return [...override.path, override.value];
	return override.replacement.kind === 'value' ? [override.replacement.value] : [];
}

/** What a solution is made of. */
export function yieldOperands(statement: Extract<Statement, { kind: 'yield' }>): readonly Operand[] {
	switch (statement.sink) {
		case 'exists':
			return [];
		case 'add':
		case 'value':
			return [statement.value];
		case 'put':
			return [statement.key, statement.value];
		case 'part':
			return [...statement.path, statement.value];
		case 'row':
			return statement.values;
		default:
			return assertNever(statement);
	}
}
