import type { Span } from '@merlon/base';
import { constantOf } from '../plan/constant.ts';
import { objectFrom, RegoSet } from '../runtime/collection.ts';
import type { Value } from '../runtime/value.ts';
import type { Term } from '../syntax/ast.ts';
import type { TraceLocal } from './trace-event.ts';

/** A value in the place of a term. */
export interface GroundTerm {
	readonly kind: 'value';
	readonly value: Value;
}

/** One side of a unification. */
export type Side = Term | GroundTerm;

export function ground(value: Value): GroundTerm {
	return { kind: 'value', value };
}

/** What the variables of a rule or query are bound to: values, or terms that wait for their variables. */
export class TraceBindings {
	readonly #sides = new Map<string, { readonly side: Side; readonly span: Span | null }>();

	has(name: string): boolean {
		return this.#sides.has(name);
	}

	/** The variables that have a value. */
	*values(): IterableIterator<readonly [name: string, local: TraceLocal]> {
		for (const [name, { side, span }] of this.#sides) {
			const value = this.plug(side);
			if (value !== undefined) yield [name, { value, span }];
		}
	}

	/** Gives a variable what it stands for; `span` is where the variable is written. */
	bind(name: string, side: Side, span: Span | null): void {
		this.#sides.set(name, { side, span });
	}

	unbind(name: string): void {
		this.#sides.delete(name);
	}

	/** What a variable stands for; any other term is itself. */
	resolve(side: Side): Side {
		let current = side;
		while (current.kind === 'var') {
			const bound = this.#sides.get(current.name);
			if (bound === undefined) return current;
			current = bound.side;
		}
		return current;
	}

	/** The value of a term whose variables are all bound; undefined where they are not, or where it must be evaluated. */
	plug(side: Side): Value | undefined {
		const resolved = this.resolve(side);
		switch (resolved.kind) {
			case 'value':
				return resolved.value;
			case 'array':
				return this.#plugAll(resolved.items);
			case 'set': {
				const items = this.#plugAll(resolved.items);
				return items === undefined ? undefined : RegoSet.of(items);
			}
			case 'object': {
				const keys = this.#plugAll(resolved.entries.map(({ key }) => key));
				const values = this.#plugAll(resolved.entries.map(({ value }) => value));
				if (keys === undefined || values === undefined) return undefined;
				return objectFrom(keys.map((key, i) => [key, values[i] as Value] as const));
			}
			default:
				return constantOf(resolved);
		}
	}

	#plugAll(terms: readonly Term[]): Value[] | undefined {
		const values: Value[] = [];
		for (const term of terms) {
			const value = this.plug(term);
			if (value === undefined) return undefined;
			values.push(value);
		}
		return values;
	}
}
