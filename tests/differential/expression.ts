import { body } from './body.ts';
import { calls } from './builtin-calls.ts';
import { anyText, FIELDS, KEYS, NUMBERS, quote, STRINGS } from './documents.ts';
import { type Collection, deeper, type Kind, type Scope, sameKind, withVariables } from './scope.ts';

/** A Rego expression that has the given kind, or is undefined, if every document is well formed. */
export function expression(scope: Scope, kind: Kind): string {
	const { choices } = scope;
	const options = scope.depth > 0 ? 10 : 4;
	switch (choices.below(options)) {
		case 0:
			return literal(scope, kind);
		case 1:
		case 2:
			return variable(scope, kind) ?? literal(scope, kind);
		case 3:
			return document(scope, kind) ?? literal(scope, kind);
		case 4:
		case 5:
		case 6:
			return calls(deeper(scope), kind) ?? literal(scope, kind);
		case 7:
			return ownCall(deeper(scope), kind) ?? variable(scope, kind) ?? literal(scope, kind);
		case 8:
			return comprehension(deeper(scope), kind) ?? calls(deeper(scope), kind) ?? literal(scope, kind);
		default:
			return element(deeper(scope), kind) ?? document(scope, kind) ?? literal(scope, kind);
	}
}

export function literal(scope: Scope, kind: Kind): string {
	const { choices } = scope;
	if (typeof kind === 'object') return collectionLiteral(scope, kind);
	switch (kind) {
		case 'number':
			return choices.pick(NUMBERS);
		case 'string':
			return stringLiteral(scope);
		case 'boolean':
			return choices.pick(['true', 'false']);
		case 'any':
			return anyText(choices, 1);
	}
}

function stringLiteral({ choices }: Scope): string {
	const text = choices.pick(STRINGS);
	return choices.chance(15) ? `\`${text}\`` : quote(text);
}

function collectionLiteral(scope: Scope, kind: Collection): string {
	const { choices } = scope;
	const inner = deeper(scope);
	const item = (): string => (inner.depth > 0 ? expression(inner, kind.item) : literal(inner, kind.item));
	switch (kind.of) {
		case 'array':
			return `[${choices.list(0, 3, item).join(', ')}]`;
		case 'set': {
			// OPA does not see that two members of a literal are equal before they are known, and iterates over both.
			const items = choices.chance(50)
				? [item()]
				: choices.list(0, 3, () => literal({ ...scope, depth: 0 }, kind.item));
			return items.length === 0 ? 'set()' : `{${items.join(', ')}}`;
		}
		case 'object': {
			const keys = new Set(choices.list(0, 3, () => choices.pick(KEYS)));
			return `{${Array.from(keys, (key) => `${quote(key)}: ${item()}`).join(', ')}}`;
		}
	}
}

function variable(scope: Scope, kind: Kind): string | null {
	const known = [...scope.variables, ...scope.rules].filter((v) => sameKind(v.kind, kind) || kind === 'any');
	const [first, ...rest] = known.toReversed();
	return first === undefined ? null : scope.choices.pick([first, ...rest]).name;
}

/** A reference to a field of `input` or `data.store`. */
function document(scope: Scope, kind: Kind): string | null {
	const [first, ...rest] = FIELDS.filter((field) => sameKind(field.kind, kind));
	if (first === undefined) return null;
	const root = scope.choices.pick(['input', 'data.store']);
	return `${root}.${scope.choices.pick([first, ...rest]).name}`;
}

/** A reference into a collection: `input.nums[1]`, `input.counts.a`, `input.names[x]`. */
function element(scope: Scope, kind: Kind): string | null {
	const { choices } = scope;
	if (typeof kind === 'object') return null;
	if (choices.chance(25)) return itemField(scope, kind);
	const of = choices.pick(['array', 'object'] as const);
	const container = document(scope, { of, item: kind }) ?? variable(scope, { of, item: kind });
	if (container === null || !/^[a-z0-9_.]+$/i.test(container)) return null;
	if (of === 'array') return `${container}[${choices.chance(30) ? expression(scope, 'number') : choices.below(3)}]`;
	return `${container}[${choices.chance(30) ? expression(scope, 'string') : quote(choices.pick(KEYS))}]`;
}

function itemField(scope: Scope, kind: Kind): string | null {
	const names: Readonly<Record<string, string>> = { number: 'id', string: 'name', boolean: 'on', any: 'sub' };
	const name = typeof kind === 'string' ? names[kind] : undefined;
	return name === undefined ? null : `input.items[${scope.choices.below(3)}].${name}`;
}

function ownCall(scope: Scope, kind: Kind): string | null {
	const [first, ...rest] = scope.functions.filter((f) => sameKind(f.result, kind));
	if (first === undefined) return null;
	const { name, args } = scope.choices.pick([first, ...rest]);
	return `${name}(${args.map((arg) => expression(scope, arg)).join(', ')})`;
}

function comprehension(scope: Scope, kind: Kind): string | null {
	if (typeof kind === 'string') return null;
	const { text, variables } = body(scope, 1, 2, '; ');
	const inner = withVariables(scope, variables);
	const head = expression(inner, kind.item);
	switch (kind.of) {
		case 'array':
			return `[${head} | ${text}]`;
		case 'set':
			return `{${head} | ${text}}`;
		case 'object':
			return `{${expression(inner, 'string')}: ${head} | ${text}}`;
	}
}
