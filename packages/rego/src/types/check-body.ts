import { appendAll } from '@merlon/base';
import { dottedName } from '../analysis/term-facts.ts';
import { pathText } from '../analysis/term-text.ts';
import type { Body, CallExpr, Expr, Term } from '../syntax/ast.ts';
import { checkRefs, type RefRenamer } from './check-refs.ts';
import { unnamed } from './compare-types.ts';
import { forEachComprehension } from './comprehensions.ts';
import { EnvSignatures } from './env-signature.ts';
import { inferEqual, inferTerm } from './infer.ts';
import { type Parameters, parametersOf } from './print-type.ts';
import type { FunctionType, Type } from './type.ts';
import type { BodyTyper, TypeEnv } from './type-env.ts';
import { argumentIssue, matchIssue, plainIssue, type TypeIssue } from './type-issue.ts';
import { ANY, isAnything, isUnknown, keysOf, valuesOf } from './type-operations.ts';
import { unifies } from './unify-types.ts';
import { type DependentsOf, WithTypes } from './with-types.ts';

export interface BodyCheckOptions {
	/** Calls of functions that nothing declares are left alone. */
	readonly allowUndefinedFunctions: boolean;
	readonly rename: RefRenamer;
	/** The paths of the rules that replacing a document or function may change. */
	readonly dependentsOf: DependentsOf;
}

interface BodyResult {
	readonly env: TypeEnv;
	readonly issues: readonly TypeIssue[];
}

/**
 * How often the body of one comprehension is checked before its results are kept by what the environment knows: the
 * checks double with every level that comprehensions are nested, and most of them ask the same.
 */
const PLAIN_CHECKS = 3;

/** How many such results there may be. Further comprehensions are taken to be fine, and of any type. */
const MAX_KEPT_RESULTS = 20_000;

const EQUALITY: Parameters = { args: [ANY, ANY], variadic: null };

/** A body of a comprehension with the last result, and those by the signature of the environment. */
interface CheckedBody {
	readonly env: TypeEnv;
	readonly version: number;
	readonly result: BodyResult;
	readonly checks: number;
	readonly kept: Map<string, BodyResult>;
}

/** Checks bodies: the expressions one by one, in the order of evaluation. */
export class BodyChecker {
	readonly #options: BodyCheckOptions;
	readonly #with: WithTypes;
	readonly #comprehensions = new WeakMap<Body, CheckedBody>();
	readonly #signatures = new EnvSignatures();
	#resultsLeft = MAX_KEPT_RESULTS;

	constructor(options: BodyCheckOptions) {
		this.#options = options;
		this.#with = new WithTypes(options.dependentsOf);
	}

	/** Checks a body inside an environment; gives the environment with the variables of the body. */
	checkBody(outer: TypeEnv, body: Body): BodyResult {
		const env = outer.wrap(this.typeComprehension);
		const issues: TypeIssue[] = [];
		for (const expr of body) this.#checkExpr(env, expr, issues);
		return { env, issues };
	}

	/** The environment inside a comprehension. */
	readonly typeComprehension: BodyTyper = (env, body) => {
		const result = this.#checkComprehension(env, body);
		if (result === null) return 'unchecked';
		return result.issues.length > 0 ? null : result.env;
	};

	/** A body is checked again only when something became known since; null when there is no more time for it. */
	#checkComprehension(env: TypeEnv, body: Body): BodyResult | null {
		const { version } = env;
		const earlier = this.#comprehensions.get(body);
		if (earlier !== undefined && earlier.env === env && earlier.version === version) return earlier.result;
		const checks = (earlier?.checks ?? 0) + 1;
		const kept = earlier?.kept ?? new Map<string, BodyResult>();
		const result = checks > PLAIN_CHECKS ? this.#checkOnce(env, body, kept) : this.checkBody(env, body);
		if (result !== null) this.#comprehensions.set(body, { env, version, result, checks, kept });
		return result;
	}

	#checkOnce(env: TypeEnv, body: Body, kept: Map<string, BodyResult>): BodyResult | null {
		const signature = this.#signatures.of(env, body);
		const known = kept.get(signature);
		if (known !== undefined) return { env: known.env.over(env), issues: known.issues };
		if (this.#resultsLeft-- <= 0) return null;
		const result = this.checkBody(env, body);
		kept.set(signature, result);
		return result;
	}

	#checkExpr(env: TypeEnv, expr: Expr, issues: TypeIssue[]): void {
		const inner = expr.with.length === 0 ? env : this.#with.wrap(env, expr);
		const found = this.#checkComprehensions(inner, expr);
		appendAll(found, checkRefs(inner, expr, this.#options.rename));
		appendAll(issues, found);
		const issue = this.#checkTerms(inner, expr);
		// An error in a part of the expression leaves types unknown: what follows from that is not reported too.
		if (issue !== null && !(found.length > 0 && issue.fromUnknown)) issues.push(issue);
	}

	#checkComprehensions(env: TypeEnv, expr: Expr): TypeIssue[] {
		let issues: readonly TypeIssue[] = [];
		forEachComprehension(expr, (body) => {
			const result = this.#checkComprehension(env, body);
			if (result === null || result.issues.length === 0) return true;
			// Of several comprehensions with errors, OPA reports those of the last one.
			issues = result.issues;
			return false;
		});
		return [...issues];
	}

	#checkTerms(env: TypeEnv, expr: Expr): TypeIssue | null {
		for (const { target, value, span } of expr.with) {
			const want = env.typeOf(target);
			const have = env.typeOf(value);
			if (want?.kind === 'function' && have?.kind === 'function' && !unifies(want, have) && target.kind === 'ref') {
				return argumentIssue(span, [target.head, ...target.path], 'arity mismatch', parametersOf(have).args, want);
			}
		}
		if (expr.terms.kind !== 'call-expr') return null;
		const operator = [expr.terms.operator.head, ...expr.terms.operator.path];
		switch (dottedName(expr.terms.operator)) {
			case 'eq':
				return this.#checkEquality(env, expr, expr.terms, operator);
			case 'internal.member_2':
				return this.#checkMember(env, expr, expr.terms, false) ?? this.#checkCall(env, expr, expr.terms, operator);
			case 'internal.member_3':
				return this.#checkMember(env, expr, expr.terms, true) ?? this.#checkCall(env, expr, expr.terms, operator);
			default:
				return this.#checkCall(env, expr, expr.terms, operator);
		}
	}

	#checkEquality(env: TypeEnv, expr: Expr, call: CallExpr, operator: readonly Term[]): TypeIssue | null {
		const [a, b] = call.args;
		if (a === undefined || b === undefined || call.args.length > 2) {
			const problem = call.args.length < 2 ? 'too few arguments' : 'too many arguments';
			return argumentIssue(expr.span, operator, problem, typesOf(env, call.args), EQUALITY);
		}
		const typeA = env.typeOf(a);
		const typeB = env.typeOf(b);
		return inferEqual(env, a, typeA, b, typeB) ? null : matchIssue(expr.span, typeA, typeB);
	}

	/** `x in xs`: the builtin takes anything, but what is looked for must be able to be in the collection. */
	#checkMember(env: TypeEnv, expr: Expr, call: CallExpr, withKey: boolean): TypeIssue | null {
		const [key, value, collection] = withKey ? call.args : [undefined, ...call.args];
		if (value === undefined || collection === undefined) return null;
		const type = env.typeOf(collection);
		const values = valuesOf(type);
		if (values === null) return null;
		const issue = key === undefined ? null : this.#checkMemberOperand(env, expr, key, keysOf(type));
		return issue ?? this.#checkMemberOperand(env, expr, value, values);
	}

	#checkMemberOperand(env: TypeEnv, expr: Expr, term: Term, type: Type | null): TypeIssue | null {
		if (isUnknown(type)) return null;
		const have = env.typeOf(term);
		const fits = (isUnknown(have) || unifies(have, type)) && inferTerm(env, term, type);
		return fits ? null : matchIssue(expr.span, have, type);
	}

	#checkCall(env: TypeEnv, expr: Expr, call: CallExpr, operator: readonly Term[]): TypeIssue | null {
		const type = env.typeOfRef(operator);
		if (type === null && this.#options.allowUndefinedFunctions) return null;
		// What lies outside of all modules may be anything, a function too.
		if (isAnything(type)) return null;
		if (type?.kind !== 'function') return plainIssue(`undefined function ${pathText(operator)}`, expr.span);
		const { args } = call;
		const wanted = withResult(type, parametersOf(type), unnamed(type.result));
		const named = withResult(type, type, type.result);
		if (args.length > wanted.args.length && wanted.variadic === null) {
			return argumentIssue(expr.span, operator, 'too many arguments', typesOf(env, args), named);
		}
		if (args.length < type.args.length) {
			return argumentIssue(expr.span, operator, 'too few arguments', typesOf(env, args), named);
		}
		const have = typesOf(env, args);
		for (const [i, arg] of args.entries()) {
			const want = (i < wanted.args.length ? wanted.args[i] : wanted.variadic) ?? null;
			const known = have[i] ?? null;
			// Without the first check, variables that got their type before would only be seen one by one.
			if (!isUnknown(known) && !unifies(known, want)) {
				return argumentIssue(expr.span, operator, 'invalid argument(s)', have, named);
			}
			if (!inferTerm(env, arg, want)) {
				return argumentIssue(expr.span, operator, 'invalid argument(s)', typesOf(env, args), named);
			}
		}
		return null;
	}
}

function typesOf(env: TypeEnv, terms: readonly Term[]): readonly (Type | null)[] {
	return terms.map((term) => env.typeOf(term));
}

/** A call may take the result as one argument more. */
function withResult(type: FunctionType, parameters: Parameters, result: Type | null): Parameters {
	if (type.result === null) return { args: parameters.args, variadic: parameters.variadic };
	return { args: [...parameters.args, result], variadic: parameters.variadic };
}
