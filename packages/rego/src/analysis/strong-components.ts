interface Mark {
	readonly index: number;
	low: number;
	open: boolean;
}

interface Frame<T> {
	readonly node: T;
	readonly mark: Mark;
	/** The successors that are still to be followed. */
	readonly rest: T[];
}

/** The groups of nodes of a graph that reach one another, after Tarjan, with a stack of its own. */
export function strongComponents<T>(graph: ReadonlyMap<T, ReadonlySet<T>>): Set<T>[] {
	const search = new ComponentSearch(graph);
	for (const node of graph.keys()) search.from(node);
	return search.components;
}

class ComponentSearch<T> {
	readonly components: Set<T>[] = [];
	readonly #graph: ReadonlyMap<T, ReadonlySet<T>>;
	readonly #marks = new Map<T, Mark>();
	readonly #open: T[] = [];
	readonly #stack: Frame<T>[] = [];

	constructor(graph: ReadonlyMap<T, ReadonlySet<T>>) {
		this.#graph = graph;
	}

	from(root: T): void {
		if (this.#marks.has(root)) return;
		this.#enter(root);
		for (let frame = this.#stack.at(-1); frame !== undefined; frame = this.#stack.at(-1)) {
			const next = frame.rest.pop();
			if (next === undefined) this.#leave(frame);
			else this.#follow(frame, next);
		}
	}

	#enter(node: T): void {
		const mark: Mark = { index: this.#marks.size, low: this.#marks.size, open: true };
		this.#marks.set(node, mark);
		this.#open.push(node);
		this.#stack.push({ node, mark, rest: [...(this.#graph.get(node) ?? [])] });
	}

	#follow(frame: Frame<T>, next: T): void {
		const seen = this.#marks.get(next);
		if (seen === undefined) this.#enter(next);
		else if (seen.open) frame.mark.low = Math.min(frame.mark.low, seen.index);
	}

	#leave({ node, mark }: Frame<T>): void {
		this.#stack.pop();
		const outer = this.#stack.at(-1);
		if (outer !== undefined) outer.mark.low = Math.min(outer.mark.low, mark.low);
		if (mark.low !== mark.index) return;
		const members = this.#open.splice(this.#open.lastIndexOf(node));
		for (const member of members) (this.#marks.get(member) as Mark).open = false;
		this.components.push(new Set(members));
	}
}
