/** How a name came into a scope. */
export type Occurrence = 'arg' | 'seen' | 'assigned' | 'declared';

interface ScopeEntry {
	/** The name that stands for it from here on. */
	readonly renamed: string;
	readonly occurrence: Occurrence;
}

/** One scope: a rule, or a body with names of its own. */
export class Scope {
	readonly names: Map<string, ScopeEntry> = new Map();
	readonly counts: Map<string, number> = new Map();
}

/** The names of nested scopes while the local variables of a rule or query are renamed. */
export class DeclaredScopes {
	readonly #scopes: Scope[] = [new Scope()];
	/** New names to the names they stand for, over all scopes there ever were. */
	readonly rewritten: Map<string, string> = new Map();

	get top(): Scope {
		return this.#scopes[this.#scopes.length - 1] as Scope;
	}

	push(): void {
		this.#scopes.push(new Scope());
	}

	pop(): void {
		this.#scopes.pop();
	}

	/** A copy for one of several rules that share arguments: there is only one scope then. */
	copy(): DeclaredScopes {
		const copy = new DeclaredScopes();
		for (const scope of this.#scopes) {
			for (const [name, entry] of scope.names) copy.top.names.set(name, entry);
			for (const [name, count] of scope.counts) copy.top.counts.set(name, count);
		}
		for (const [renamed, name] of this.rewritten) copy.rewritten.set(renamed, name);
		return copy;
	}

	insert(name: string, renamed: string, occurrence: Occurrence): void {
		this.top.names.set(name, { renamed, occurrence });
		this.top.counts.set(name, 1);
		if (name !== renamed) this.rewritten.set(renamed, name);
	}

	/** The name that stands for `name`, from the innermost scope that knows it. */
	renamed(name: string): string | undefined {
		return this.#find(name)?.renamed;
	}

	/** How the name came into the innermost scope. */
	occurrence(name: string): Occurrence | undefined {
		return this.top.names.get(name)?.occurrence;
	}

	/** How the name came into the innermost scope that knows it. */
	anyOccurrence(name: string): Occurrence | undefined {
		return this.#find(name)?.occurrence;
	}

	markSeen(name: string): void {
		for (let i = this.#scopes.length - 1; i >= 0; i--) {
			const { counts } = this.#scopes[i] as Scope;
			const count = counts.get(name);
			if (count !== undefined) {
				counts.set(name, count + 1);
				return;
			}
		}
		this.top.counts.set(name, 1);
	}

	count(name: string): number {
		for (let i = this.#scopes.length - 1; i >= 0; i--) {
			const count = (this.#scopes[i] as Scope).counts.get(name);
			if (count !== undefined) return count;
		}
		return 0;
	}

	#find(name: string): ScopeEntry | undefined {
		for (let i = this.#scopes.length - 1; i >= 0; i--) {
			const entry = (this.#scopes[i] as Scope).names.get(name);
			if (entry !== undefined) return entry;
		}
		return undefined;
	}
}
