import type { RefTerm, Term, With } from '../syntax/ast.ts';
import type { BodyPlanner } from './body-planner.ts';
import type { FrameId, MockReplacement, Operand, Override } from './ir.ts';
import { operatorName } from './operator-name.ts';

/** Plans the `with` modifiers of an expression; gives the frame in which the expression is evaluated. */
export function planWith(planner: BodyPlanner, modifiers: readonly With[]): FrameId {
	const overrides = modifiers.map((modifier) => planOverride(planner, modifier));
	const target = planner.newFrame();
	planner.emit({ kind: 'with', target, base: planner.frame, overrides });
	return target;
}

function planOverride(planner: BodyPlanner, modifier: With): Override {
	const { target } = modifier;
	const ref = target.kind === 'ref' ? target : null;
	const head = ref === null ? target : ref.head;
	const name = head.kind === 'var' ? head.name : '';
	if (name === 'input') {
		return { kind: 'input', path: operands(planner, ref), value: planner.term(modifier.value) };
	}
	const mocked = mockedFunction(planner, target);
	if (mocked !== null) return { kind: 'mock', name: mocked, replacement: planReplacement(planner, modifier.value) };
	return { kind: 'data', path: operands(planner, ref), value: planner.term(modifier.value) };
}

function operands(planner: BodyPlanner, ref: RefTerm | null): readonly Operand[] {
	return ref === null ? [] : ref.path.map((part) => planner.term(part));
}

/** The key under which frames hold the replacement of a function: a builtin's name, or `#n` for function n. */
function mockedFunction(planner: BodyPlanner, target: Term): string | null {
	if (target.kind === 'var') return planner.program.builtins.has(target.name) ? target.name : null;
	if (target.kind !== 'ref') return null;
	const own = planner.functionTarget(target);
	if (own !== null) return `#${planner.program.function(own)}`;
	const name = operatorName(target);
	return planner.program.builtins.has(name) ? name : null;
}

function planReplacement(planner: BodyPlanner, value: Term): MockReplacement {
	if (value.kind === 'ref' || value.kind === 'var') {
		if (value.kind === 'ref') {
			const own = planner.functionTarget(value);
			if (own !== null) return { kind: 'function', function: planner.program.function(own) };
		}
		const name = value.kind === 'var' ? value.name : operatorName(value);
		if (!planner.vars.has(name) && planner.program.builtins.has(name)) return { kind: 'builtin', name };
	}
	return { kind: 'value', value: planner.term(value) };
}
