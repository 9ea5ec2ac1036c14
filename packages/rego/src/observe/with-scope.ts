import { type FrameOverride, frameWith } from '../runtime/frame.ts';
import type { Value } from '../runtime/value.ts';
import type { RefTerm, Term } from '../syntax/ast.ts';
import { refTerm } from '../syntax/ast-build.ts';
import type { Stepper } from './stepper.ts';
import type { Site, StepMock, StepScope } from './stepper-types.ts';

/** The scope in which an expression with `with` modifiers is evaluated. */
export function withScope(stepper: Stepper, site: Site): StepScope {
	const { frame, mocks } = stepper.scope;
	const overrides: FrameOverride[] = [];
	const replaced = new Map<string, StepMock>(mocks);
	for (const { target, value } of site.expr.with) {
		const ref = asRef(target);
		const name = ref === null ? null : stepper.calls.functionName(ref);
		if (ref !== null && name !== null) {
			replaced.set(name, mockOf(stepper, site, value));
			continue;
		}
		const plugged = plugged0(stepper, site, value);
		if (ref === null || plugged === undefined || ref.head.kind !== 'var') continue;
		const path = ref.path.flatMap((part) => {
			const key = site.query.bindings.plug(part);
			return key === undefined ? [] : [key];
		});
		overrides.push({ kind: ref.head.name === 'input' ? 'input' : 'data', path, value: plugged });
	}
	return { frame: frameWith(frame, overrides), mocks: replaced, known: new Map() };
}

function asRef(term: Term): RefTerm | null {
	if (term.kind === 'ref') return term;
	return term.kind === 'var' ? refTerm(term, [], term.span) : null;
}

function mockOf(stepper: Stepper, site: Site, value: Term): StepMock {
	const ref = asRef(value);
	const free = value.kind !== 'var' || !site.query.bindings.has(value.name);
	if (ref !== null && free && stepper.calls.functionName(ref) !== null) return { kind: 'function', operator: ref };
	return { kind: 'value', value: plugged0(stepper, site, value) ?? null };
}

/** The first value of a term. */
function plugged0(stepper: Stepper, site: Site, term: Term): Value | undefined {
	let first: Value | undefined;
	stepper.values(site, term, (value) => {
		first ??= value;
		return null;
	});
	return first;
}
