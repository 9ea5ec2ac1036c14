import { objectFrom, RegoSet } from '../runtime/collection.ts';
import { numberFromText } from '../runtime/number.ts';
import type { Value } from '../runtime/value.ts';
import type { Term } from '../syntax/ast.ts';

/** The value of a term that holds no variable, reference, call or comprehension; undefined for any other. */
export function constantOf(term: Term): Value | undefined {
	switch (term.kind) {
		case 'null':
			return null;
		case 'boolean':
		case 'string':
			return term.value;
		case 'number':
			return numberFromText(term.text);
		case 'array':
			return constants(term.items);
		case 'set': {
			const items = constants(term.items);
			return items === undefined ? undefined : RegoSet.of(items);
		}
		case 'object': {
			const entries: [Value, Value][] = [];
			for (const entry of term.entries) {
				const key = constantOf(entry.key);
				const value = constantOf(entry.value);
				if (key === undefined || value === undefined) return undefined;
				entries.push([key, value]);
			}
			return objectFrom(entries);
		}
		default:
			return undefined;
	}
}

function constants(terms: readonly Term[]): Value[] | undefined {
	const values: Value[] = [];
	for (const term of terms) {
		const value = constantOf(term);
		if (value === undefined) return undefined;
		values.push(value);
	}
	return values;
}
