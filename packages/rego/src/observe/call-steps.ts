import type { Builtin } from '../builtins/builtin.ts';
import { constantOf } from '../plan/constant.ts';
import type { DocumentNode } from '../plan/document-tree.ts';
import { operatorName } from '../plan/operator-name.ts';
import { keyOf, ObjectBuilder, RegoSet } from '../runtime/collection.ts';
import { equal } from '../runtime/compare.ts';
import { BuiltinError, type ErrorLocation, HaltError, RegoEvalError } from '../runtime/errors.ts';
import type { Value } from '../runtime/value.ts';
import type { ArrayComprehension, Expr, ObjectComprehension, RefTerm, SetComprehension, Term } from '../syntax/ast.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import { stackOf } from './step-failure.ts';
import type { Stepper } from './stepper.ts';
import type { Next, Site, StepQuery, Stop } from './stepper-types.ts';
import { ground } from './trace-bindings.ts';
import type { TraceNode } from './trace-event.ts';
import { unify } from './trace-unify.ts';

/** The steps of calls and comprehensions. */
export class CallSteps {
	readonly #stepper: Stepper;

	constructor(stepper: Stepper) {
		this.#stepper = stepper;
	}

	/** The name of a builtin or of a function that rules define; null for anything else. */
	functionName(operator: RefTerm): string | null {
		if (this.#function(operator) !== null)
			return `#${(this.#function(operator) as DocumentNode).path.map(keyOf).join('\u0000')}`;
		const name = operatorName(operator);
		return this.#stepper.program.builtins.has(name) ? name : null;
	}

	call(site: Site, operator: RefTerm, args: readonly Term[], found: Next): Stop | null {
		const stepper = this.#stepper;
		const name = operatorName(operator);
		if (name === 'eq' && args.length === 2) {
			return unify(stepper, site, args[0] as Term, args[1] as Term, found);
		}
		const mock = stepper.scope.mocks.get(this.functionName(operator) ?? '');
		if (mock?.kind === 'function') return this.#callReplacement(site, mock.operator, args, found);
		const fn = this.#function(operator);
		const arity = fn === null ? arityOf(stepper.program.builtins.get(name)) : (fn.functions[0]?.head.args?.length ?? 0);
		if (mock !== undefined) return this.#output(site, args, arity, mock.value, found);
		if (fn !== null) return stepper.rules.call(site, fn, args, arity, found);
		const builtin = stepper.program.builtins.get(name);
		return builtin === undefined ? null : this.#builtin(site, builtin, args, arity, found);
	}

	/** What stands in for a function is called without any replacements. */
	#callReplacement(site: Site, operator: RefTerm, args: readonly Term[], found: Next): Stop | null {
		const stepper = this.#stepper;
		const outer = stepper.scope;
		const inner = { ...outer, mocks: new Map() };
		stepper.scope = inner;
		const stop = this.call(site, operator, args, () => {
			stepper.scope = outer;
			const stopped = found();
			stepper.scope = inner;
			return stopped;
		});
		stepper.scope = outer;
		return stop;
	}

	#builtin(site: Site, builtin: Builtin, args: readonly Term[], arity: number, found: Next): Stop | null {
		const { bindings } = site.query;
		const operands: Value[] = [];
		for (const arg of args.slice(0, arity)) {
			const value = bindings.plug(arg);
			if (value === undefined) return null;
			operands.push(value);
		}
		if (builtin.name === 'trace' && typeof operands[0] === 'string') this.#stepper.note(site, operands[0]);
		// The compiled program has printed already.
		if (builtin.decl.result === null) return found();
		const result = this.#result(site, builtin, operands);
		if (result === undefined) return null;
		if (!builtin.relation) return this.#output(site, args, arity, result, found);
		const results = result as readonly Value[];
		return this.#stepper.each(site.query, results, (value) => this.#output(site, args, arity, value, found));
	}

	#result(site: Site, builtin: Builtin, operands: readonly Value[]): Value | undefined {
		const stepper = this.#stepper;
		const { context } = stepper;
		try {
			return builtin.impl(context, ...operands);
		} catch (thrown) {
			const error = failureOf(thrown, builtin.name, opaLocation(site.expr.span));
			stepper.failed(error, site);
			if (context.strictBuiltinErrors || !(thrown instanceof BuiltinError)) throw error;
			stepper.builtinFailures.push({ error, stack: stackOf(site) });
			return undefined;
		}
	}

	#output(site: Site, args: readonly Term[], arity: number, value: Value, found: Next): Stop | null {
		const output = args[arity];
		if (output === undefined) return value === false ? null : found();
		return unify(this.#stepper, site, output, ground(value), found);
	}

	comprehension(site: Site, term: ArrayComprehension | SetComprehension | ObjectComprehension): Value {
		const inner = this.#stepper.closure(site, term.body);
		if (term.kind !== 'object-comprehension') {
			const items: Value[] = [];
			this.#collect(inner, () => {
				const value = this.#first(inner, term.term);
				if (value !== undefined) items.push(value);
			});
			return term.kind === 'array-comprehension' ? items : RegoSet.of(items);
		}
		const builder = new ObjectBuilder();
		this.#collect(inner, () => {
			const key = this.#first(inner, term.key);
			const value = this.#first(inner, term.value);
			if (key === undefined || value === undefined) return;
			const existing = builder.get(key);
			if (existing !== undefined && !equal(existing, value)) {
				const error = new RegoEvalError(
					'eval_conflict_error',
					'object keys must be unique',
					opaLocation(term.key.span),
				);
				throw this.#stepper.failed(error, { query: inner, expr: term.body[term.body.length - 1] as Expr });
			}
			builder.set(key, value);
		});
		return builder.build();
	}

	#collect(inner: StepQuery, solution: () => void): void {
		const node: TraceNode = { kind: 'body', body: inner.body };
		this.#stepper.event('Enter', inner, node);
		this.#stepper.solve(inner, 0, () => {
			this.#stepper.event('Exit', inner, node);
			solution();
			this.#stepper.event('Redo', inner, node);
			return null;
		});
	}

	#first(query: StepQuery, term: Term): Value | undefined {
		let first: Value | undefined = query.bindings.plug(term);
		if (first !== undefined) return first;
		const site = { query, expr: query.body[query.body.length - 1] as Expr };
		this.#stepper.values(site, term, (value) => {
			first ??= value;
			return null;
		});
		return first;
	}

	#function({ head, path }: RefTerm): DocumentNode | null {
		if (head.kind !== 'var' || head.name !== 'data') return null;
		let node: DocumentNode | undefined = this.#stepper.program.documents;
		for (const part of path) {
			const key = constantOf(part);
			node = key === undefined ? undefined : node?.children.get(keyOf(key));
		}
		return node !== undefined && node.functions.length > 0 ? node : null;
	}
}

/** What a builtin threw as an error of the evaluation. Errors that are ours are thrown on. */
function failureOf(thrown: unknown, name: string, at: ErrorLocation): RegoEvalError {
	if (thrown instanceof BuiltinError) return new RegoEvalError(thrown.code, `${name}: ${thrown.message}`, at, thrown);
	if (thrown instanceof HaltError) return new RegoEvalError(thrown.code, thrown.message, at, thrown);
	throw thrown;
}

function arityOf(builtin: Builtin | undefined): number {
	if (builtin === undefined) return 0;
	return builtin.decl.variadic === null ? builtin.decl.args.length : Number.MAX_SAFE_INTEGER;
}
