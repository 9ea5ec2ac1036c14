import type { Block, Statement } from './ir.ts';
import { innerBlocks } from './operands.ts';

const PRINTS: ReadonlySet<string> = new Set(['print', 'internal.print', 'internal.test_case']);
const EFFECTS: ReadonlySet<string> = new Set([...PRINTS, 'trace', 'http.send']);
/** Builtins that read the clock of the evaluation, without being declared to be nondeterministic. */
const TIMED: ReadonlySet<string> = new Set([
	'crypto.x509.parse_and_verify_certificates',
	'crypto.x509.parse_and_verify_certificates_with_options',
]);

/** Whether a builtin that is not nondeterministic depends on nothing but its operands, and has no effects. */
export function isPure(builtin: string): boolean {
	return !EFFECTS.has(builtin) && !TIMED.has(builtin);
}

/** Whether evaluating a block can be seen from outside: by what it prints, sends or reports to probes. */
export function hasEffects(block: Block): boolean {
	return contains(block, (statement) => statement.kind === 'probe' || calls(statement, EFFECTS));
}

/** Whether a block prints, or reports test cases. */
export function hasPrints(block: Block): boolean {
	return contains(block, (statement) => calls(statement, PRINTS));
}

function contains(block: Block, test: (statement: Statement) => boolean): boolean {
	return block.some((statement) => test(statement) || innerBlocks(statement).some((inner) => contains(inner, test)));
}

function calls(statement: Statement, names: ReadonlySet<string>): boolean {
	return statement.kind === 'let' && statement.value.kind === 'call' && names.has(statement.value.builtin);
}
