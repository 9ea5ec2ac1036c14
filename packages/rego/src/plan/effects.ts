import type { Block } from './ir.ts';
import { innerBlocks } from './operands.ts';

const EFFECTS: ReadonlySet<string> = new Set(['print', 'internal.print', 'internal.test_case', 'trace', 'http.send']);

/** Whether evaluating a block can be seen from outside: by what it prints, sends or reports to probes. */
export function hasEffects(block: Block): boolean {
	return block.some((statement) => {
		if (statement.kind === 'probe') return true;
		if (statement.kind === 'let' && statement.value.kind === 'call' && EFFECTS.has(statement.value.builtin))
			return true;
		return innerBlocks(statement).some(hasEffects);
	});
}
