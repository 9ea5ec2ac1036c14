import { type Diagnostic, diagnostic } from '@merlon/base';
import type { Rule } from './ast.ts';
import { isKeywordOfVersion } from './keywords.ts';
import { PARSE_ERROR } from './parser.ts';

/** What Rego v1 asks of a declaration beyond its grammar; the `else` branches are checked too. */
export function checkRegoV1(rule: Rule): Diagnostic[] {
	const problems: Diagnostic[] = [];
	for (let at: Rule | null = rule; at !== null; at = at.else) checkDeclaration(at, problems);
	return problems;
}

function checkDeclaration(rule: Rule, problems: Diagnostic[]): void {
	const { head } = rule;
	const kind = head.args !== null && head.args.length > 0 ? 'function' : 'rule';
	const report = (message: string, hint: string | null): void => {
		problems.push(diagnostic(PARSE_ERROR, message, rule.span, hint));
	};
	if (head.reference.path.length === 0 && isKeywordOfVersion(head.name, 'v1')) {
		report(`${head.name} keyword cannot be used for rule name`, 'choose another name');
	}
	if (rule.generatedBody && head.generatedValue && !rule.isDefault) {
		report(
			`${kind} must have value assignment and/or body declaration`,
			'give it a value (`:= …`) or a body (`if { … }`)',
		);
	}
	if (!rule.generatedBody && !head.usesIf && !rule.isDefault) {
		report(`\`if\` keyword is required before ${kind} body`, 'write `if` before the opening brace');
	}
	if (head.value === null && head.key !== null && !head.usesContains) {
		report('`contains` keyword is required for partial set rules', `write \`${head.name} contains …\``);
	}
}
