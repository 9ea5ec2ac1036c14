import { InvariantError } from '@merlon/base';
import type { Builtin } from '../builtins/builtin.ts';
import type { DocumentNode } from '../plan/document-tree.ts';
import { type ErrorLocation, HaltError, RegoEvalError } from '../runtime/errors.ts';
import type { Evaluation } from '../runtime/evaluation.ts';
import type { Frame } from '../runtime/frame.ts';
import { isCollection } from '../runtime/iterate.ts';
import type { Value } from '../runtime/value.ts';
import type { Body, Every, Expr, Term } from '../syntax/ast.ts';
import { callExpr, expr as exprNode, refTerm, varTerm } from '../syntax/ast-build.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import { walkBody } from '../syntax/walk.ts';
import { CallSteps } from './call-steps.ts';
import { ReferenceSteps } from './reference-steps.ts';
import { RuleSteps } from './rule-steps.ts';
import { type StackFrame, type StepFailure, stackOf } from './step-failure.ts';
import type { Accept, Next, Site, StepQuery, StepScope, Stop } from './stepper-types.ts';
import type { StepOptions } from './trace.ts';
import { ground, TraceBindings } from './trace-bindings.ts';
import type { TraceEvent, TraceNode, TraceOperation } from './trace-event.ts';
import { withScope } from './with-scope.ts';

/** Events after which a trace stops growing. */
const MAX_EVENTS = 1_000_000;

/** What a stepper needs to know of a program. */
export interface StepProgram {
	readonly documents: DocumentNode;
	readonly builtins: ReadonlyMap<string, Builtin>;
}

/**
 * Evaluates a query a second time, one expression after the other, in the order in which OPA's engine does, and keeps
 * what happens. Slow, and only for looking at: results come from the compiled program.
 */
export class Stepper {
	readonly events: TraceEvent[] = [];
	readonly program: StepProgram;
	readonly context: Evaluation;
	readonly options: StepOptions;
	readonly references: ReferenceSteps;
	readonly rules: RuleSteps;
	readonly calls: CallSteps;
	/** Errors of builtins that made their call undefined. */
	readonly builtinFailures: StepFailure[] = [];
	/** Whether all events are there. */
	complete = true;
	/** The error that ended the evaluation. */
	failure: StepFailure | null = null;
	scope: StepScope;
	readonly #stacks = new WeakMap<RegoEvalError, readonly StackFrame[]>();
	#queries = 0;
	#steps = 0;

	constructor(program: StepProgram, frame: Frame, options: StepOptions) {
		this.program = program;
		this.context = frame.context;
		this.scope = { frame, mocks: new Map(), known: new Map() };
		this.options = options;
		this.references = new ReferenceSteps(this);
		this.rules = new RuleSteps(this, program.documents);
		this.calls = new CallSteps(this);
	}

	/** Follows a query to its end, or to the error that ends it. */
	run(body: Body): void {
		const bindings = new TraceBindings();
		const query = { id: this.#queries++, parentId: 0, from: null, body, bindings, findOne: false };
		const node: TraceNode = { kind: 'body', body };
		try {
			this.event('Enter', query, node);
			this.solve(query, 0, () => {
				this.event('Exit', query, node);
				this.event('Redo', query, node);
				return null;
			});
		} catch (error) {
			const overflow = error instanceof RangeError && /call stack/i.test(error.message);
			if (!overflow && !(error instanceof RegoEvalError) && !(error instanceof HaltError)) throw error;
			if (!(error instanceof RegoEvalError)) this.complete = false;
			if (error instanceof RegoEvalError) this.failure = { error, stack: this.#stacks.get(error) ?? [] };
		}
	}

	/** A body with variables of its own. */
	child(site: Site, body: Body, findOne: boolean): StepQuery {
		const id = this.#queries++;
		return { id, parentId: site.query.id, from: site, body, bindings: new TraceBindings(), findOne };
	}

	/** A body that sees the variables around it. */
	closure(from: Site, body: Body, findOne = false): StepQuery {
		const { query } = from;
		return { id: this.#queries++, parentId: query.id, from, body, bindings: query.bindings, findOne };
	}

	/** Tries the expressions from one on; `accept` is called at every solution. */
	solve(query: StepQuery, from: number, accept: Next): Stop | null {
		this.context.tick(1);
		if (++this.#steps > this.options.maxSteps) throw new HaltError('eval_limit_error', 'too many steps to follow');
		const expr = query.body[from];
		if (expr === undefined) {
			const outer = accept();
			if (outer !== null) return { outer };
			return query.findOne ? { outer: null } : null;
		}
		const next: Next = () => this.solve(query, from + 1, accept);
		if (expr.terms.kind === 'some') return next();
		const site = { query, expr };
		this.exprEvent('Eval', site);
		if (expr.with.length === 0) return this.#step(site, next);
		const outer = this.scope;
		const inner = withScope(this, site);
		this.scope = inner;
		const stop = this.#step(site, () => {
			this.scope = outer;
			const stopped = next();
			// What was known in the scope is forgotten when evaluation comes back to it.
			this.scope = { ...inner, known: new Map() };
			return stopped;
		});
		this.scope = outer;
		return stop;
	}

	/** Tries every item; the wish of a query around this one to stop waits when this one must see all its solutions. */
	each<T>(query: StepQuery, items: Iterable<T>, attempt: (item: T) => Stop | null): Stop | null {
		let kept: Stop | null = null;
		for (const item of items) {
			const stop = attempt(item);
			if (stop === null) continue;
			if (query.findOne) return stop;
			kept ??= stop;
		}
		return kept;
	}

	/** All values of a term; a comprehension has one, a reference any number. */
	values(site: Site, term: Term, accept: Accept): Stop | null {
		const { bindings } = site.query;
		const resolved = bindings.resolve(term);
		switch (resolved.kind) {
			case 'ref':
				return this.references.all(site, resolved, accept);
			case 'array-comprehension':
			case 'set-comprehension':
			case 'object-comprehension':
				return accept(this.calls.comprehension(site, resolved));
			case 'var':
				if (resolved.name !== 'input' && resolved.name !== 'data') return null;
				return this.references.all(site, refTerm(resolved, [], resolved.span), accept);
			default: {
				const value = bindings.plug(resolved);
				return value === undefined ? null : accept(value);
			}
		}
	}

	exprEvent(
		operation: TraceOperation,
		{ query, expr }: Site,
		message = '',
		reference: readonly Value[] | null = null,
	): void {
		const index = Math.max(query.body.indexOf(expr), 0);
		this.event(operation, query, { kind: 'expr', expr, index }, message, reference);
	}

	event(
		operation: TraceOperation,
		query: StepQuery,
		node: TraceNode,
		message = '',
		reference: readonly Value[] | null = null,
	): void {
		const text = operation === 'Exit' && query.findOne ? 'early' : message;
		this.#push(operation, query, node, locationOf(node), text, reference);
	}

	/** Says where an error that is thrown arose. */
	failed(error: RegoEvalError, site: Site): RegoEvalError {
		this.#stacks.set(error, stackOf(site));
		return error;
	}

	/** A message of the builtin `trace`. */
	note({ query, expr }: Site, message: string): void {
		this.#push('Note', query, null, opaLocation(expr.span), message, null);
	}

	#push(
		operation: TraceOperation,
		query: StepQuery,
		node: TraceNode | null,
		location: ErrorLocation,
		message: string,
		reference: readonly Value[] | null,
	): void {
		if (this.events.length >= MAX_EVENTS) {
			this.complete = false;
			return;
		}
		const { id: queryId, parentId } = query;
		const keeps = this.options.values && node !== null;
		const locals = keeps ? new Map(query.bindings.values()) : null;
		const documents = keeps ? this.#documents(node) : null;
		this.events.push({ operation, node, location, queryId, parentId, message, reference, locals, documents });
	}

	/** The documents that a node refers to, where their values are known. */
	#documents(node: TraceNode): ReadonlyMap<string, Value> {
		const documents = new Map<string, Value>();
		if (node.kind === 'rule') return documents;
		walkBody(node.kind === 'body' ? node.body : [node.expr], {
			term: (term) => {
				if (term.kind !== 'ref' || term.head.kind !== 'var' || term.head.name !== 'data') return;
				const found = this.references.knownPrefix(term);
				if (found !== null) documents.set(found[0], found[1]);
			},
		});
		return documents;
	}

	#step(site: Site, next: Next): Stop | null {
		if (site.expr.negated) return this.#negated(site, next);
		let defined = false;
		const found = (): Stop | null => {
			defined = true;
			const stop = next();
			this.exprEvent('Redo', site);
			return stop;
		};
		const stop = this.#terms(site, found);
		if (stop === null && !defined) this.exprEvent('Fail', site);
		return stop;
	}

	#terms(site: Site, found: Next): Stop | null {
		const { terms } = site.expr;
		switch (terms.kind) {
			case 'call-expr':
				return this.calls.call(site, terms.operator, terms.args, found);
			case 'every':
				return this.#every(site, terms, found);
			case 'not':
				return this.#hasSolution(site, terms.body, false) ? null : found();
			case 'and':
				return this.#hasSolution(site, terms.left, true) && this.#hasSolution(site, terms.right, true) ? found() : null;
			case 'or':
				return this.#hasSolution(site, terms.left, true) || this.#hasSolution(site, terms.right, true) ? found() : null;
			case 'some':
				throw new InvariantError('a declaration of variables is no step');
			default:
				return this.values(site, terms, (value) => (value === false ? null : this.#truthy(site, value, found)));
		}
	}

	/** OPA keeps the value of a lone term in a variable of its own. */
	#truthy({ query, expr }: Site, value: Value, found: Next): Stop | null {
		const name = `$_term_${query.id}_${query.body.indexOf(expr)}`;
		query.bindings.bind(name, ground(value), null);
		const stop = found();
		query.bindings.unbind(name);
		return stop;
	}

	#hasSolution(site: Site, body: Body, findOne: boolean): boolean {
		const inner = this.closure(site, body, findOne);
		const node: TraceNode = { kind: 'body', body };
		let solved = false;
		this.event('Enter', inner, node);
		this.solve(inner, 0, () => {
			this.event('Exit', inner, node);
			this.event('Redo', inner, node);
			solved = true;
			return null;
		});
		return solved;
	}

	#negated(site: Site, next: Next): Stop | null {
		const positive: Expr = { ...site.expr, negated: false, with: [] };
		if (!this.#hasSolution(site, [positive], false)) return next();
		this.exprEvent('Fail', site);
		return null;
	}

	#every(site: Site, every: Every, found: Next): Stop | null {
		const { query, expr } = site;
		const domain = query.bindings.plug(every.domain);
		if (domain !== undefined && !isCollection(domain)) {
			this.exprEvent('Fail', site);
			return null;
		}
		const generated = generator(every);
		const items = this.closure(site, [generated]);
		const node: TraceNode = { kind: 'expr', expr, index: Math.max(query.body.indexOf(expr), 0) };
		let all = true;
		this.event('Enter', items, node);
		this.solve(items, 0, () => {
			if (!all) return null;
			all = this.#hasSolution({ query: items, expr: generated }, every.body, true);
			this.event('Redo', items, node);
			return null;
		});
		const stop = all ? found() : null;
		this.event(all ? 'Exit' : 'Fail', items, node);
		return stop;
	}
}

/** `domain[key] = value`, which gives an `every` its items. */
function generator({ domain, key, value }: Every): Expr {
	const { span } = domain;
	const item = refTerm(domain, [key ?? varTerm('$every', span)], span);
	return exprNode(callExpr(refTerm(varTerm('eq', span), [], span), [item, value], span), span);
}

function locationOf(node: TraceNode): ErrorLocation {
	switch (node.kind) {
		case 'expr':
			return opaLocation(node.expr.span);
		case 'rule':
			return opaLocation(node.rule.span);
		default: {
			const [first] = node.body;
			return first === undefined ? { file: '', row: 1, col: 1 } : opaLocation(first.span);
		}
	}
}
