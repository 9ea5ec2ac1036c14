import { isConstant } from '../analysis/term-facts.ts';
import { ObjectBuilder, RegoSet } from '../runtime/collection.ts';
import { sortedMembers } from '../runtime/compare.ts';
import { stringifyJson } from '../runtime/json.ts';
import { numberFromText } from '../runtime/number.ts';
import type { Value } from '../runtime/value.ts';
import type { Term } from '../syntax/ast.ts';

/** The JSON value of a constant, sets as arrays, or undefined when the term is not constant. */
export function constantValue(term: Term): Value | undefined {
	return isConstant(term) ? jsonValue(term) : undefined;
}

function jsonValue(term: Term): Value {
	switch (term.kind) {
		case 'boolean':
		case 'string':
			return term.value;
		case 'number':
			return numberFromText(term.text);
		case 'array':
			return term.items.map(jsonValue);
		case 'set':
			return sortedMembers(RegoSet.of(term.items.map(jsonValue)));
		case 'object': {
			const builder = new ObjectBuilder();
			for (const entry of term.entries) {
				const key = jsonValue(entry.key);
				builder.set(typeof key === 'string' ? key : stringifyJson(key), jsonValue(entry.value));
			}
			return builder.build();
		}
		default:
			return null;
	}
}
