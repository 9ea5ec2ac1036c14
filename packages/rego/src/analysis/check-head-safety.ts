import { headVars, SAFETY_VARS, varsOf } from './collect-vars.ts';
import { hintFor } from './name-hints.ts';
import { type Program, type RuleUnit, rulesOf, unsafeError } from './program.ts';
import { RuleScopes } from './rule-scope.ts';
import { isGenerated } from './term-facts.ts';
import { shownName } from './term-text.ts';

/** The variables of a head must occur in its body or its arguments. */
export function checkHeadSafety(program: Program): void {
	for (const module of program.modules) {
		const scopes = new RuleScopes(module);
		for (const rule of rulesOf(module)) if (!checkRule(program, rule, scopes)) break;
	}
}

function checkRule(program: Program, rule: RuleUnit, scopes: RuleScopes): boolean {
	const vars = headVars(rule.head);
	if (vars.size === 0) return true;
	for (const name of varsOf(rule.head.args ?? [])) vars.delete(name);
	if (vars.size === 0) return true;
	const bound = varsOf(rule.body, SAFETY_VARS);
	for (const [variable, span] of vars) {
		const name = program.rewrittenVars.get(variable) ?? variable;
		if (bound.has(variable) || isGenerated(name)) continue;
		const scope = scopes.of(rule);
		const message = `var ${shownName(variable, program.rewrittenVars)} is unsafe${scope.label}`;
		if (!program.report(unsafeError(message, span, hintFor(name, scope.known())))) return false;
	}
	return true;
}
