import type { Builtin } from '../builtins/builtin.ts';
import { BUILTINS } from '../builtins/registry.ts';
import { isPure } from './effects.ts';
import type { Block, Definition, DocumentPlan, Expression, FunctionPlan, GetRoot, ProgramPlan } from './ir.ts';
import { innerBlocks } from './operands.ts';

/** What a document or function reads, wherever it leads. */
interface Reads {
	/** The base documents. */
	data: boolean;
	/** What may differ between two evaluations on the same base documents. */
	changing: boolean;
	/** Those whose own reads include these. */
	readonly readers: Reads[];
}

/**
 * Marks the documents and functions that read nothing but base documents and their arguments: what they give is the
 * same in all evaluations on the same base documents.
 */
export function findStatic(plan: ProgramPlan, builtins: ReadonlyMap<string, Builtin>): void {
	if (plan.probes.length > 0) return;
	const documents = plan.documents.map(newReads);
	const functions = plan.functions.map(newReads);
	const finder = new ReadFinder(plan, builtins, documents, functions);
	plan.documents.forEach((document, i) => {
		finder.document(document, documents[i] as Reads);
	});
	plan.functions.forEach((fn, i) => {
		finder.function(fn, functions[i] as Reads);
	});
	const all = [...documents, ...functions];
	spread(all, 'data');
	spread(all, 'changing');
	plan.documents.forEach((document, i) => {
		document.static = documents[i]?.changing === false;
	});
	plan.functions.forEach((fn, i) => {
		const reads = functions[i] as Reads;
		fn.static = reads.changing ? null : reads.data ? 'data' : 'arguments';
	});
}

function newReads(): Reads {
	return { data: false, changing: false, readers: [] };
}

/** What is read is read by all that lead to it. */
function spread(all: readonly Reads[], what: 'data' | 'changing'): void {
	const work = all.filter((reads) => reads[what]);
	for (let reads = work.pop(); reads !== undefined; reads = work.pop()) {
		for (const reader of reads.readers) {
			if (reader[what]) continue;
			reader[what] = true;
			work.push(reader);
		}
	}
}

/** Finds what documents and functions read themselves, and whom they lead to. */
class ReadFinder {
	readonly #plan: ProgramPlan;
	readonly #builtins: ReadonlyMap<string, Builtin>;
	readonly #documents: readonly Reads[];
	readonly #functions: readonly Reads[];

	constructor(
		plan: ProgramPlan,
		builtins: ReadonlyMap<string, Builtin>,
		documents: readonly Reads[],
		functions: readonly Reads[],
	) {
		this.#plan = plan;
		this.#builtins = builtins;
		this.#documents = documents;
		this.#functions = functions;
	}

	document(document: DocumentPlan, reads: Reads): void {
		if (document.overridable) reads.changing = true;
		if (document.kind === 'tree') reads.data = true;
		if (document.kind !== 'complete') {
			for (const child of document.children) this.#leadsTo(this.#documents[child.document], reads);
		}
		if (document.kind === 'tree') return;
		if (document.dispatch !== null) this.#root(document.dispatch.from, reads);
		this.#definitions(document.definitions, reads);
		if (document.kind === 'complete' && document.fallback !== null) this.#definitions([document.fallback], reads);
	}

	function(fn: FunctionPlan, reads: Reads): void {
		if (fn.mockable) reads.changing = true;
		if (fn.dispatch !== null) this.#root(fn.dispatch.from, reads);
		this.#definitions(fn.definitions, reads);
		if (fn.fallback !== null) this.#definitions([fn.fallback], reads);
	}

	#leadsTo(target: Reads | undefined, reads: Reads): void {
		target?.readers.push(reads);
	}

	#definitions(definitions: readonly Definition[], reads: Reads): void {
		for (const { bodies } of definitions) for (const body of bodies) this.#block(body, reads);
	}

	#block(block: Block, reads: Reads): void {
		for (const statement of block) {
			if (statement.kind === 'let') this.#expression(statement.value, reads);
			// A frame of its own holds other documents, and what is found in it is kept there.
			else if (statement.kind === 'with' || statement.kind === 'probe') reads.changing = true;
			else if (statement.kind === 'scan-call') this.#call(statement.builtin, reads);
			for (const inner of innerBlocks(statement)) this.#block(inner, reads);
		}
	}

	#expression(value: Expression, reads: Reads): void {
		switch (value.kind) {
			case 'input':
			case 'base':
				this.#root(value, reads);
				return;
			case 'get':
				this.#root(value.from, reads);
				return;
			case 'document':
				this.#leadsTo(this.#documents[value.document], reads);
				return;
			case 'function':
				this.#leadsTo(this.#functions[value.function], reads);
				return;
			case 'call':
				this.#call(value.builtin, reads);
				return;
			case 'tree':
				// Where the walk leads is known at run time only; the node's document is made of all that is below it.
				reads.data = true;
				this.#leadsTo(this.#documents[this.#plan.tree[value.node]?.document ?? -1], reads);
				return;
			default:
				return;
		}
	}

	#root(from: GetRoot | { readonly kind: 'local' | 'constant' }, reads: Reads): void {
		if (from.kind === 'input') reads.changing = true;
		else if (from.kind === 'base') reads.data = true;
	}

	/** Nobody has said of an embedder's own builtin that it gives the same result another time. */
	#call(name: string, reads: Reads): void {
		const declared = this.#builtins.get(name);
		const known = declared !== undefined && BUILTINS.get(name) === declared;
		if (!known || declared.nondeterministic || !isPure(name) || this.#plan.mockedBuiltins.has(name)) {
			reads.changing = true;
		}
	}
}
