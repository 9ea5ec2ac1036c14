import type { YieldStatement } from '../plan/ir.ts';
import { type Code, js } from './code.ts';
import type { FunctionEmitter } from './function-emitter.ts';

/**
 * What happens to the solutions of a block. `once` sinks take a solution no more than once: after it, iteration goes
 * on at the innermost loop that the solution depends on.
 */
export interface Sink {
	readonly once: boolean;
	accept(statement: YieldStatement, emit: FunctionEmitter): void;
}

/** The block has a solution: control goes to `success`. */
export function existsSink(success: Code): Sink {
	return {
		once: true,
		accept(_statement, emit) {
			emit.out.line(success);
		},
	};
}

/** Adds members to the set named `target`. */
export function addSink(target: Code): Sink {
	return {
		once: true,
		accept(solution, emit) {
			if (solution.sink === 'add') emit.out.line(js`${target}.add(${emit.operand(solution.value)});`);
		},
	};
}

/** Puts keys into the object builder named `target`; a key may have one value only. */
export function putSink(target: Code): Sink {
	return {
		once: true,
		accept(solution, emit) {
			if (solution.sink !== 'put') return;
			const key = emit.operand(solution.key);
			const value = emit.operand(solution.value);
			emit.out.line(js`put(${target}, ${key}, ${value}, ${emit.location(solution.span)});`);
		},
	};
}
