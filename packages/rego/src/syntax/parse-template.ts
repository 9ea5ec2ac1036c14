import type { Expr, StringTerm, TemplateStringTerm } from './ast.ts';
import { isCallOf } from './expr-kind.ts';
import { parseTemplateText } from './parse-scalar.ts';
import type { Parser } from './parser.ts';
import { Token } from './token.ts';

/** template-string ::= '$"' { text | "{" literal "}" } '"', or the same with backquotes, over several lines */
export function parseTemplateString(p: Parser, multiLine: boolean): TemplateStringTerm | null {
	const start = p.start;
	if (!p.hasFeature('template_strings')) {
		p.error('template strings are not supported by current capabilities');
		return null;
	}
	const parts: (StringTerm | Expr)[] = [];
	for (;;) {
		const text = parseTemplateText(p, p.tokenSpan());
		if (text === null) return null;
		if (text.value !== '') parts.push(text);
		if (p.at(Token.TemplateEnd) || p.at(Token.RawTemplateEnd)) break;

		const commentsBefore = p.comments;
		p.scan();
		const isCommented = p.comments !== commentsBefore;
		const expression = p.grammar.literal(p);
		if (expression === null) {
			p.error('invalid template-string expression');
			return null;
		}
		const problem = templateExpressionProblem(expression);
		if (problem !== null) {
			p.errorAt(expression.span, problem);
			return null;
		}
		parts.push(isCommented ? expression : plainPart(expression));
		if (!p.at(Token.RBrace)) {
			p.error('expected } to end template string expression');
			return null;
		}
		p.continueTemplate(multiLine);
	}
	return { kind: 'template-string', parts, multiLine, span: p.spanTo(start, p.end) };
}

/** Expressions that have no value to print. */
function templateExpressionProblem(expression: Expr): string | null {
	if (expression.negated) return "unexpected negation ('not') in template-string expression";
	if (isCallOf(expression, 'eq')) return "unexpected unification ('=') in template-string expression";
	if (isCallOf(expression, 'assign')) return "unexpected assignment (':=') in template-string expression";
	if (expression.terms.kind === 'every') return "unexpected 'every' in template-string expression";
	if (expression.terms.kind === 'some') return "unexpected 'some' in template-string expression";
	return null;
}

function plainPart(expression: Expr): StringTerm | Expr {
	return expression.terms.kind === 'string' ? expression.terms : expression;
}
