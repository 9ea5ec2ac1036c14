import { assertNever, InvariantError, type Span } from '@merlon/base';
import type { Value } from '../runtime/value.ts';
import type { Body, CallExpr, Every, Expr, RefTerm, Term } from '../syntax/ast.ts';
import { constantOf } from './constant.ts';
import type { Block, Comparison, Expression, FrameId, Local, Operand, Probe, ProbeEvent, Statement } from './ir.ts';
import { operatorName } from './operator-name.ts';
import type { ProgramIndex } from './program-index.ts';
import { planDataReference, planPath } from './reference-planner.ts';
import { unify } from './unify.ts';
import { planWith } from './with-planner.ts';

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map(
	(['neq', 'lt', 'lte', 'gt', 'gte'] as const).map((name) => [name, name]),
);

/**
 * Plans one definition. Statements go to the current block; iterating moves on into the new inner block, so that what
 * follows is planned inside. Variables map to the operand that holds them.
 */
export class BodyPlanner {
	readonly program: ProgramIndex;
	block: Block = [];
	vars: Map<string, Operand> = new Map();
	frame: FrameId = 0;
	/** Items of the arrays that were made here, so that taking one apart needs no array. */
	readonly #arrays = new Map<Local, readonly Operand[]>();
	#locals: Local;
	#frames = 0;

	/** The first `parameters` locals are the parameters of the generated function. */
	constructor(program: ProgramIndex, parameters = 0) {
		this.program = program;
		this.#locals = parameters;
	}

	get localCount(): number {
		return this.#locals;
	}

	newLocal(): Local {
		return this.#locals++;
	}

	newFrame(): FrameId {
		return ++this.#frames;
	}

	emit(statement: Statement): void {
		this.block.push(statement);
	}

	/** Assigns an expression to a new local; an operand stays itself. */
	let(value: Expression): Operand {
		if (value.kind === 'constant' || value.kind === 'local') return value;
		const target = this.newLocal();
		this.emit({ kind: 'let', target, value });
		if (value.kind === 'array') this.#arrays.set(target, value.items);
		return { kind: 'local', local: target };
	}

	/** The items of an array that this definition makes itself, or null. */
	itemsOf(value: Operand): readonly Operand[] | null {
		return value.kind === 'local' ? (this.#arrays.get(value.local) ?? null) : null;
	}

	/** Plans into a block of its own; what is bound inside is not seen outside. */
	nested(plan: () => void): Block {
		const { block, vars, frame } = this;
		const inner: Block = [];
		this.block = inner;
		this.vars = new Map(vars);
		plan();
		this.block = block;
		this.vars = vars;
		this.frame = frame;
		return inner;
	}

	/** Marks a place for coverage, profiles and traces. */
	probe(event: ProbeEvent, kind: Probe['kind'], span: Span, extent: Span = span, generated = false): void {
		const { probes } = this.program;
		if (probes === null) return;
		this.emit({ kind: 'probe', event, probe: probes.length });
		probes.push({ kind, span, extent, generated });
	}

	/** The number of a probe that is reported from outside the block. */
	outerProbe(kind: Probe['kind'], span: Span): number | null {
		const { probes } = this.program;
		return probes === null ? null : probes.push({ kind, span, extent: span, generated: false }) - 1;
	}

	body(body: Body): void {
		for (const expr of body) this.expr(expr);
	}

	expr(expr: Expr): void {
		const outer = this.frame;
		this.probe('eval', 'expr', expr.span, expr.span, expr.generated);
		if (expr.with.length > 0) this.frame = planWith(this, expr.with);
		if (expr.negated) this.emit({ kind: 'not', body: this.#exists(() => this.#terms(expr)) });
		else this.#terms(expr);
		this.frame = outer;
	}

	#terms(expr: Expr): void {
		const terms = expr.terms;
		switch (terms.kind) {
			case 'call-expr':
				this.#call(terms);
				return;
			case 'some':
				return;
			case 'every':
				this.#every(terms);
				return;
			case 'not':
				this.emit({ kind: 'not', body: this.#exists(() => this.body(terms.body)) });
				return;
			case 'and':
				this.emit({ kind: 'any', alternatives: [this.#exists(() => this.body(terms.left))] });
				this.emit({ kind: 'any', alternatives: [this.#exists(() => this.body(terms.right))] });
				return;
			case 'or':
				this.emit({
					kind: 'any',
					alternatives: [this.#exists(() => this.body(terms.left)), this.#exists(() => this.body(terms.right))],
				});
				return;
			default:
				this.#truthy(this.term(terms));
		}
	}

	#exists(plan: () => void): Block {
		return this.nested(() => {
			plan();
			this.emit({ kind: 'yield', sink: 'exists' });
		});
	}

	#truthy(value: Operand): void {
		if (value.kind === 'constant') {
			if (value.value === false) this.emit({ kind: 'fail' });
		} else this.emit({ kind: 'truthy', value });
	}

	#every(every: Every): void {
		const source = this.term(every.domain);
		const key = every.key === null ? null : this.newLocal();
		const value = this.newLocal();
		const body = this.nested(() => {
			if (every.key !== null && key !== null) unify(this, every.key, { kind: 'local', local: key });
			unify(this, every.value, { kind: 'local', local: value });
			this.body(every.body);
			this.emit({ kind: 'yield', sink: 'exists' });
		});
		this.emit({ kind: 'every', source, key, value, body, keyed: key !== null });
	}

	#call(call: CallExpr): void {
		const name = operatorName(call.operator);
		if (name === 'eq' && call.args.length === 2) {
			unify(this, call.args[0] as Term, call.args[1] as Term);
			return;
		}
		const arity = this.arity(call.operator);
		if (name === 'walk' && this.#walk(call)) return;
		const comparison = COMPARISONS.get(name);
		if (comparison !== undefined && call.args.length === arity && !this.program.mockedBuiltins.has(name)) {
			const [left, right] = call.args.map((arg) => this.term(arg)) as [Operand, Operand];
			this.emit({ kind: 'compare', operator: comparison, left, right });
			return;
		}
		if (call.args.length > arity) {
			const output = call.args[arity] as Term;
			unify(this, output, this.callResult(call.operator, call.args.slice(0, arity), call.span));
			return;
		}
		const result = this.callResult(call.operator, call.args, call.span);
		if (!this.isVoid(name)) this.#truthy(result);
	}

	/** `walk(x, [path, value])`, unless a `with` may replace it; then no pair is made. */
	#walk(call: CallExpr): boolean {
		const output = call.args[1];
		if (output === undefined || this.program.mockedBuiltins.has('walk')) return false;
		const source = this.term(call.args[0] as Term);
		const path = this.newLocal();
		const value = this.newLocal();
		const body: Block = [];
		this.emit({ kind: 'scan-walk', source, path, value, body, ordered: true });
		this.block = body;
		const items: Operand[] = [
			{ kind: 'local', local: path },
			{ kind: 'local', local: value },
		];
		unify(this, output, this.let({ kind: 'array', items }));
		return true;
	}

	isVoid(name: string): boolean {
		return this.program.builtins.get(name)?.decl.result === null;
	}

	arity(operator: RefTerm): number {
		const target = this.functionTarget(operator);
		if (target !== null) return target.functions[0]?.head.args?.length ?? 0;
		const { args, variadic } = this.program.builtin(operatorName(operator), operator.span).decl;
		return variadic === null ? args.length : Number.MAX_SAFE_INTEGER;
	}

	functionTarget(operator: RefTerm): ReturnType<ProgramIndex['functionAt']> {
		if (operator.head.kind !== 'var' || operator.head.name !== 'data') return null;
		const path: Value[] = [];
		for (const part of operator.path) {
			const key = constantOf(part);
			if (key === undefined) return null;
			path.push(key);
		}
		return this.program.functionAt(path);
	}

	/** The operand that holds a call's result; a relation iterates over its results. */
	callResult(operator: RefTerm, argTerms: readonly Term[], span: Span): Operand {
		const args = argTerms.map((arg) => this.term(arg));
		const target = this.functionTarget(operator);
		if (target !== null) {
			return this.let({ kind: 'function', function: this.program.function(target), args, frame: this.frame });
		}
		const builtin = operatorName(operator);
		if (this.program.builtin(builtin, span).relation) {
			const value = this.newLocal();
			const body: Block = [];
			this.emit({ kind: 'scan-call', builtin, args, value, body, frame: this.frame, span });
			this.block = body;
			return { kind: 'local', local: value };
		}
		return this.let({ kind: 'call', builtin, args, frame: this.frame, span });
	}

	/** The operand that holds a term's value. Every variable of the term is bound, or bound by iterating a reference. */
	term(term: Term): Operand {
		const constant = constantOf(term);
		if (constant !== undefined) return { kind: 'constant', value: constant };
		switch (term.kind) {
			case 'var':
				return this.#variable(term.name, term.span);
			case 'ref':
				return this.#reference(term);
			case 'array':
				return this.let({ kind: 'array', items: term.items.map((item) => this.term(item)) });
			case 'set':
				return this.let({ kind: 'set', items: term.items.map((item) => this.term(item)) });
			case 'object':
				return this.let({
					kind: 'object',
					entries: term.entries.map((entry) => [this.term(entry.key), this.term(entry.value)] as const),
				});
			case 'call':
				return this.callResult(term.operator, term.args, term.span);
			case 'array-comprehension':
			case 'set-comprehension':
				return this.#collect(term.kind === 'array-comprehension' ? 'array' : 'set', term.body, () => {
					this.emit({ kind: 'yield', sink: 'add', value: this.term(term.term) });
				});
			case 'object-comprehension':
				return this.#collect('object', term.body, () => {
					this.emit({
						kind: 'yield',
						sink: 'put',
						key: this.term(term.key),
						value: this.term(term.value),
						span: term.span,
					});
				});
			case 'null':
			case 'boolean':
			case 'number':
			case 'string':
			case 'template-string':
				throw new InvariantError(`unexpected ${term.kind} term in core form`);
			default:
				return assertNever(term);
		}
	}

	#collect(collection: 'array' | 'set' | 'object', body: Body, sink: () => void): Operand {
		const target = this.newLocal();
		const block = this.nested(() => {
			this.body(body);
			sink();
		});
		this.emit({ kind: 'collect', target, collection, body: block });
		return { kind: 'local', local: target };
	}

	#variable(name: string, span: Span): Operand {
		const bound = this.vars.get(name);
		if (bound !== undefined) return bound;
		if (name === 'input') return this.let({ kind: 'input', frame: this.frame });
		if (name === 'data') return planDataReference(this, []);
		throw new InvariantError(`variable ${name} is not bound at ${span.source.name}:${span.start}`);
	}

	#reference(ref: RefTerm): Operand {
		if (ref.head.kind === 'var' && !this.vars.has(ref.head.name)) {
			if (ref.head.name === 'data') return planDataReference(this, ref.path);
			if (ref.head.name === 'input') return planPath(this, { kind: 'input', frame: this.frame }, ref.path);
		}
		return planPath(this, this.term(ref.head), ref.path);
	}
}
