import { varsOf } from './collect-vars.ts';
import { BodyOrder } from './order-body.ts';
import type { Program, RuleUnit } from './program.ts';
import { RuleScopes } from './rule-scope.ts';
import { safetyErrors } from './safety-errors.ts';

/** Orders the bodies of rules so that every variable is bound before it is used, and refuses those where none is. */
export function checkSafety(program: Program): void {
	if (program.options.allowUndefinedFunctions === true) return;
	const order = new BodyOrder(program.functions);
	for (const module of program.modules) {
		const scopes = new RuleScopes(module);
		for (const first of module.rules) {
			for (let rule: RuleUnit | null = first; rule !== null; rule = rule.else) orderRule(program, rule, order, scopes);
		}
	}
}

function orderRule(program: Program, rule: RuleUnit, order: BodyOrder, scopes: RuleScopes): void {
	const known = varsOf(rule.head.args ?? [])
		.add('data')
		.add('input');
	const { body, unsafe } = order.order(rule.body, known);
	const errors = unsafe.size === 0 ? [] : safetyErrors(unsafe, program.rewrittenVars, scopes.of(rule));
	if (errors.length === 0) rule.body = body;
	else program.reportAll(errors);
}
