import type { Diagnostic } from '@merlon/base';
import type { Body, Expr, RefTerm, Term, With } from '../syntax/ast.ts';
import { refTerm } from '../syntax/ast-build.ts';
import type { BuiltinSignature } from './analysis.ts';
import type { LocalNames } from './local-names.ts';
import { mapExpr, mapHead, mapSame, mapTerm, type TermMapper } from './map-terms.ts';
import { functionHint } from './name-hints.ts';
import { compileError, type Program, typeError } from './program.ts';
import { dottedName, requiresEval } from './term-facts.ts';
import { refText } from './term-text.ts';

/** What `with` may replace, and with what. */
export interface WithContext {
	readonly builtins: ReadonlyMap<string, BuiltinSignature>;
	readonly unsafeBuiltins: ReadonlySet<string>;
	readonly allowUndefinedFunctions: boolean;
	readonly tree: WithTree;
	readonly locals: LocalNames;
	readonly report: (error: Diagnostic) => void;
}

/** The tree of rules, as far as `with` looks into it. */
interface WithTree {
	readonly rules: readonly { readonly head: { readonly args: readonly Term[] | null } }[];
	child(term: Term): WithTree | null;
	find(path: readonly Term[]): WithTree | null;
}

/** Checks the targets of `with`, and evaluates its values before the expression: `with input as x.y`. */
export function rewriteWithValues(program: Program): void {
	const rewriter = withRewriter({
		builtins: program.options.builtins,
		unsafeBuiltins: program.options.unsafeBuiltins,
		allowUndefinedFunctions: program.options.allowUndefinedFunctions === true,
		tree: program.tree,
		locals: program.locals,
		report: (error) => program.report(error),
	});
	for (const rule of program.allRules()) {
		if (!rule.facts.modifiers) continue;
		rule.head = mapHead(rule.head, rewriter);
		rule.body = rewriter.body(rule.body);
	}
}

/** The same for the outermost body of a query: OPA does not look at the bodies inside of it. */
export function rewriteWithValuesInBody(body: Body, context: WithContext): Body {
	return rewriteBody(body, context);
}

function withRewriter(context: WithContext): TermMapper {
	const rewriter: TermMapper = {
		term: (term) => mapTerm(term, rewriter),
		body: (body) => mapSame(rewriteBody(body, context), (expr) => mapExpr(expr, rewriter)),
	};
	return rewriter;
}

function rewriteBody(body: Body, context: WithContext): Body {
	if (body.every((expr) => expr.with.length === 0)) return body;
	const result: Expr[] = [];
	// Expressions moved out of one under `with` share its modifiers; their values are evaluated once.
	const rewritten = new Map<With, With>();
	for (const expr of body) {
		const modifiers: With[] = [];
		for (const modifier of expr.with) {
			const known = rewritten.get(modifier);
			if (known !== undefined) {
				modifiers.push(known);
				continue;
			}
			const checked = checkWith(modifier, context);
			if ('code' in checked) {
				context.report(checked);
				return body;
			}
			let final = checked.modifier;
			if (checked.evaluate) {
				const { variable, equality } = context.locals.capture(final.value);
				result.push(equality);
				final = { ...final, value: variable };
			}
			rewritten.set(modifier, final);
			modifiers.push(final);
		}
		result.push(expr.with.length === 0 ? expr : { ...expr, with: modifiers });
	}
	return result;
}

interface CheckedWith {
	readonly modifier: With;
	/** The value has to be evaluated before the expression. */
	readonly evaluate: boolean;
}

function checkWith(written: With, context: WithContext): CheckedWith | Diagnostic {
	const value = asBuiltinRef(written.value, context);
	const unsafeTarget = unsafeReplacement(written.target, context);
	if (unsafeTarget !== null) return unsafeTarget;
	const modifier: With = { ...written, value };
	const target = asBuiltinRef(written.target, context);
	if (target.kind === 'ref' && hasRoot(target, 'data')) return checkDataTarget(modifier, target, context);
	if (target.kind === 'ref' && hasRoot(target, 'input')) return { modifier, evaluate: requiresEval(value) };
	const builtin = target.kind === 'ref' ? builtinNamed(target, context) : null;
	if (builtin !== null && target.kind === 'ref') {
		return checkBuiltinTarget({ ...modifier, target }, target, builtin, context);
	}
	if (context.allowUndefinedFunctions && (target.kind === 'ref' || target.kind === 'var')) {
		return { modifier, evaluate: false };
	}
	const hint = target.kind === 'ref' ? functionHint(target, context.builtins.keys()) : null;
	return typeError('with keyword target must reference existing input, data, or a function', target.span, hint);
}

function checkDataTarget(modifier: With, target: RefTerm, context: WithContext): CheckedWith | Diagnostic {
	const path = [target.head, ...target.path];
	const last = path[path.length - 1] as Term;
	let node: WithTree | null = context.tree;
	for (const part of path.slice(0, -1)) {
		const child: WithTree | null = node.child(part);
		if (child === null) break;
		if (child.rules.length > 0) {
			return compileError('with keyword cannot partially replace virtual document(s)', target.span);
		}
		node = child;
	}
	if (isFunctionNode(node.child(last))) {
		const function_ = functionValue(modifier.value, context);
		if (typeof function_ !== 'boolean') return function_;
		if (function_) return { modifier, evaluate: false };
	}
	const { value } = modifier;
	if (value.kind === 'ref' && isFunctionNode(context.tree.find([value.head, ...value.path]))) {
		return { modifier, evaluate: false };
	}
	return { modifier, evaluate: requiresEval(value) };
}

function checkBuiltinTarget(
	modifier: With,
	target: RefTerm,
	builtin: BuiltinSignature,
	context: WithContext,
): CheckedWith | Diagnostic {
	const problem = irreplaceable(target, builtin);
	if (problem !== null) return compileError(`with keyword replacing built-in function: ${problem}`, target.span);
	const function_ = functionValue(modifier.value, context);
	if (typeof function_ !== 'boolean') return function_;
	return { modifier, evaluate: !function_ && requiresEval(modifier.value) };
}

const IRREPLACEABLE: ReadonlySet<string> = new Set(['eq', 'rego.metadata.chain', 'rego.metadata.rule']);

function irreplaceable(target: RefTerm, builtin: BuiltinSignature): string | null {
	if (IRREPLACEABLE.has(builtin.name)) return `replacement of "${builtin.name}" invalid`;
	if (target.head.kind === 'var' && target.head.name === 'internal') {
		return `replacement of internal function "${refText(target)}" invalid`;
	}
	if (builtin.relation) return 'target must not be a relation';
	return builtin.decl.result === null ? 'target must not be a void function' : null;
}

/** Whether the value is a function or another document that rules define, which stays a reference. */
function functionValue(value: Term, context: WithContext): boolean | Diagnostic {
	if (value.kind === 'ref' && context.tree.find([value.head, ...value.path]) !== null) return true;
	const unsafe = unsafeReplacement(value, context);
	if (unsafe !== null) return unsafe;
	return value.kind === 'ref' && builtinNamed(value, context) !== null;
}

function unsafeReplacement(term: Term, context: WithContext): Diagnostic | null {
	const name = term.kind === 'var' ? term.name : term.kind === 'ref' ? dottedName(term) : null;
	if (name === null || !context.unsafeBuiltins.has(name)) return null;
	const message = `with keyword replacing built-in function: target must not be unsafe: "${name}"`;
	return compileError(message, term.span);
}

/** The name of a builtin without dots was parsed as a variable. */
function asBuiltinRef(term: Term, context: WithContext): Term {
	return term.kind === 'var' && context.builtins.has(term.name) ? refTerm(term, [], term.span) : term;
}

function builtinNamed(reference: RefTerm, context: WithContext): BuiltinSignature | null {
	const name = dottedName(reference);
	return name === null ? null : (context.builtins.get(name) ?? null);
}

function hasRoot(reference: RefTerm, name: string): boolean {
	return reference.head.kind === 'var' && reference.head.name === name;
}

function isFunctionNode(node: WithTree | null): boolean {
	return node?.rules.some((rule) => (rule.head.args?.length ?? 0) > 0) ?? false;
}
