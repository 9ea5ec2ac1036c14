import { type Span, spanText } from '@merlon/base';
import type { Value } from '../runtime/value.ts';
import type { Body, Rule, RuleHead, Term } from '../syntax/ast.ts';
import { BodyPlanner } from './body-planner.ts';
import { constantOf } from './constant.ts';
import type { PlacedRule } from './document-tree.ts';
import type { Block, Definition, Operand } from './ir.ts';
import type { ProgramIndex } from './program-index.ts';
import { isEvaluable, unify } from './unify.ts';

/** Plans a rule and its `else` chain as definition of a complete document. */
export function planComplete(program: ProgramIndex, rule: Rule): Definition {
	return planChain(program, rule, 0);
}

/** Plans one definition of a function; its first locals are its parameters. */
export function planFunction(program: ProgramIndex, rule: Rule): Definition {
	return planChain(program, rule, rule.head.args?.length ?? 0);
}

function planChain(program: ProgramIndex, rule: Rule, parameters: number): Definition {
	const planner = new BodyPlanner(program, parameters);
	const bodies: Block[] = [];
	const constants: (Value | undefined)[] = [];
	for (let link: Rule | null = rule; link !== null; link = link.else) {
		const { head, body } = link;
		const value = head.value;
		constants.push(value === null ? true : constantOf(value));
		bodies.push(
			planner.nested(() => {
				planner.probe('enter', 'rule', head.span, link.span);
				bindArguments(planner, head.args ?? []);
				planner.body(body);
				planner.probe('exit', 'rule', head.span, link.span);
				planner.emit({ kind: 'yield', sink: 'value', value: headValue(planner, value) });
			}),
		);
	}
	return {
		bodies,
		name: headName(rule.head),
		span: rule.span,
		localCount: planner.localCount,
		constant: constants.length === 1 ? constants[0] : undefined,
		leave: planner.outerProbe('rule', rule.head.span),
	};
}

function bindArguments(planner: BodyPlanner, args: readonly Term[]): void {
	args.forEach((arg, i) => {
		unify(planner, arg, { kind: 'local', local: i });
	});
}

function headValue(planner: BodyPlanner, value: Term | null): Operand {
	return value === null ? { kind: 'constant', value: true } : planner.term(value);
}

/** Plans a partial rule: what it adds to the document at its ground prefix, in the given shape. */
export function planPartial(
	program: ProgramIndex,
	{ rule, rest, multi }: PlacedRule,
	shape: 'set' | 'object' | 'nested',
): Definition {
	const planner = new BodyPlanner(program);
	const block = planner.nested(() => {
		planner.probe('enter', 'rule', rule.head.span, rule.span);
		planBodyWithCase(planner, rule, rest);
		planner.probe('exit', 'rule', rule.head.span, rule.span);
		const path = rest.map((part) => planner.term(part));
		const value = multi && rule.head.key !== null ? planner.term(rule.head.key) : headValue(planner, rule.head.value);
		const span = rule.head.span;
		if (shape === 'set') planner.emit({ kind: 'yield', sink: 'add', value });
		else if (shape === 'object') planner.emit({ kind: 'yield', sink: 'put', key: path[0] as Operand, value, span });
		else planner.emit({ kind: 'yield', sink: 'part', path, value, multi, span });
	});
	return definition(planner, block, headName(rule.head), rule.span);
}

/** Plans a body; in a parametrised test rule, the case is reported as soon as what names it has a value. */
function planBodyWithCase(planner: BodyPlanner, rule: Rule, rest: readonly Term[]): void {
	let pending = planner.program.testCases && rest.length > 0 && rule.head.name.startsWith('test_');
	for (const expr of rule.body) {
		if (pending && rest.every((part) => isEvaluable(planner, part))) {
			reportCase(planner, rest, rule.head.span);
			pending = false;
		}
		planner.expr(expr);
	}
	if (pending) reportCase(planner, rest, rule.head.span);
}

function reportCase(planner: BodyPlanner, rest: readonly Term[], span: Span): void {
	const path = planner.let({ kind: 'array', items: rest.map((part) => planner.term(part)) });
	planner.let({ kind: 'call', builtin: 'internal.test_case', args: [path], frame: 0, span });
}

/**
 * Plans a query whose rows hold the values of its variables: those that `select` gives a column name, in the order in
 * which they are bound.
 */
export function planQuery(
	program: ProgramIndex,
	body: Body,
	select: (variable: string) => string | null,
	at: Span,
): { definition: Definition; columns: readonly string[] } {
	const planner = new BodyPlanner(program);
	const columns: string[] = [];
	const block = planner.nested(() => {
		planner.probe('enter', 'query', at);
		planner.body(body);
		planner.probe('exit', 'query', at);
		const values: Operand[] = [];
		for (const [variable, operand] of planner.vars) {
			const column = select(variable);
			if (column === null) continue;
			columns.push(column);
			values.push(operand);
		}
		planner.emit({ kind: 'yield', sink: 'row', values });
	});
	return { definition: definition(planner, block, 'query', at), columns };
}

function definition(planner: BodyPlanner, block: Block, name: string, span: Span): Definition {
	return {
		bodies: [block],
		name,
		span,
		localCount: planner.localCount,
		constant: undefined,
		leave: planner.outerProbe('rule', span),
	};
}

function headName(head: RuleHead): string {
	return head.name === '' ? spanText(head.reference.span) : head.name;
}
