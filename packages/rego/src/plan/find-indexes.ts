import type { Value } from '../runtime/value.ts';
import type { Block, Local, Operand, ScanStatement, Statement } from './ir.ts';
import { innerBlocks, isScan } from './operands.ts';

/**
 * Marks the scans that look for items with a known value at a constant path: `some x in xs; x.kind == k`. The body
 * still makes every check, so an index only has to leave out what cannot match.
 */
function findIndex(scan: ScanStatement): void {
	if (scan.value === null) return;
	const paths = new Map<Local, readonly Value[]>([[scan.value, []]]);
	const inside = new Set<Local>(scan.key === null ? [scan.value] : [scan.value, scan.key]);
	for (const statement of scan.body) {
		if (statement.kind === 'let') {
			inside.add(statement.target);
			const path = constantPath(statement, paths);
			if (path !== null) paths.set(statement.target, path);
			else if (!isPure(statement)) return;
			continue;
		}
		if (statement.kind !== 'equal') {
			if (
				statement.kind === 'truthy' ||
				statement.kind === 'compare' ||
				statement.kind === 'is-array' ||
				statement.kind === 'is-object'
			)
				continue;
			return;
		}
		const index =
			indexOf(statement.left, statement.right, paths, inside) ??
			indexOf(statement.right, statement.left, paths, inside);
		if (index !== null) {
			scan.index = index;
			return;
		}
	}
}

function constantPath(
	statement: Extract<Statement, { kind: 'let' }>,
	paths: ReadonlyMap<Local, readonly Value[]>,
): readonly Value[] | null {
	const { value } = statement;
	if (value.kind === 'local') return paths.get(value.local) ?? null;
	if (value.kind !== 'get' || value.from.kind !== 'local') return null;
	const base = paths.get(value.from.local);
	if (base === undefined) return null;
	const keys: Value[] = [];
	for (const key of value.path) {
		if (key.kind !== 'constant') return null;
		keys.push(key.value);
	}
	return [...base, ...keys];
}

/** Leaving out an item must not leave out an error or an effect that looking at it would have. */
function isPure(statement: Extract<Statement, { kind: 'let' }>): boolean {
	return statement.value.kind !== 'call' && statement.value.kind !== 'function' && statement.value.kind !== 'document';
}

function indexOf(
	item: Operand,
	other: Operand,
	paths: ReadonlyMap<Local, readonly Value[]>,
	inside: ReadonlySet<Local>,
): ScanStatement['index'] {
	if (item.kind !== 'local') return null;
	const path = paths.get(item.local);
	if (path === undefined) return null;
	// A constant is looked for by scans of different collections far more often than again in the same one.
	if (other.kind === 'constant' || inside.has(other.local)) return null;
	return { path, operand: other };
}

/** Marks the scans of a block and of the blocks inside it that run more than once; one that runs once needs no index. */
export function findIndexes(block: Block, repeated: boolean): void {
	for (const statement of block) {
		if (statement.kind === 'scan' && repeated) findIndex(statement);
		const iterates = isScan(statement) || statement.kind === 'every';
		for (const inner of innerBlocks(statement)) findIndexes(inner, repeated || iterates);
	}
}
