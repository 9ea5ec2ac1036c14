import {
	type Collection,
	deeper,
	express,
	type Scope,
	someCollection,
	someKind,
	type Variable,
	withVariables,
} from './scope.ts';

/** Statements and the variables that they bind. */
export interface Body {
	readonly text: string;
	readonly variables: readonly Variable[];
}

interface Statement {
	readonly text: string;
	readonly binds: readonly Variable[];
}

/** Between `least` and `most` statements. Each may use what those before it bind; some bodies are then put out of order. */
export function body(scope: Scope, least: number, most: number, separator: string): Body {
	let inner = scope;
	const statements: Statement[] = [];
	const count = least + scope.choices.below(most - least + 1);
	for (let i = 0; i < count; i++) {
		const made = statement(inner);
		statements.push(made);
		inner = withVariables(inner, made.binds);
	}
	const ordered = scope.choices.chance(10) ? statements.toReversed() : statements;
	return {
		text: ordered.map((made) => made.text).join(separator),
		variables: statements.flatMap((made) => made.binds),
	};
}

function statement(scope: Scope): Statement {
	const { choices } = scope;
	switch (choices.below(scope.depth > 0 ? 14 : 6)) {
		case 0:
		case 1:
			return condition(scope);
		case 2:
			return assignment(scope);
		case 3:
			return someIn(scope);
		case 4:
			return iteration(scope);
		case 5:
			return someKeyIn(scope);
		case 6:
			return { text: `not ${express(deeper(scope), 'boolean')}`, binds: [] };
		case 7:
			return every(deeper(scope));
		case 8:
			return withModifier(deeper(scope));
		case 9:
			return destructuring(deeper(scope));
		case 10:
			return join(scope);
		case 11:
			return walk(deeper(scope));
		case 12:
			return {
				text: `not ${express(deeper(scope), 'any')} in ${express(deeper(scope), someCollection(scope))}`,
				binds: [],
			};
		default:
			return membership(deeper(scope));
	}
}

function condition(scope: Scope): Statement {
	return { text: express(scope, 'boolean'), binds: [] };
}

function assignment(scope: Scope): Statement {
	const kind = someKind(scope);
	const name = scope.fresh();
	const operator = scope.choices.chance(25) ? '=' : ':=';
	return { text: `${name} ${operator} ${express(scope, kind)}`, binds: [{ name, kind }] };
}

function someIn(scope: Scope): Statement {
	const kind = someCollection(scope);
	const name = scope.fresh();
	return { text: `some ${name} in ${express(scope, kind)}`, binds: [{ name, kind: kind.item }] };
}

function someKeyIn(scope: Scope): Statement {
	const kind = someCollection(scope);
	const key = scope.fresh();
	const name = scope.fresh();
	const text = `some ${key}, ${name} in ${express(scope, kind)}`;
	return {
		text,
		binds: [
			{ name: key, kind: keyKind(kind) },
			{ name, kind: kind.item },
		],
	};
}

function keyKind(kind: Collection): Variable['kind'] {
	if (kind.of === 'set') return kind.item;
	return kind.of === 'array' ? 'number' : 'string';
}

/** `x := input.items[i].name` binds the index too. */
function iteration(scope: Scope): Statement {
	const { choices } = scope;
	const index = scope.fresh();
	const name = scope.fresh();
	const declared = choices.chance(50) ? `some ${index}; ` : '';
	const [path, kind] = choices.pick([
		[`input.nums[${index}]`, 'number'],
		[`input.items[${index}].name`, 'string'],
		[`data.store.items[${index}].id`, 'number'],
		[`input.items[${index}].on`, 'boolean'],
		[`data.store.mixed[${index}]`, 'any'],
	] as const);
	return {
		text: `${declared}${name} := ${path}`,
		binds: [
			{ name: index, kind: 'number' },
			{ name, kind },
		],
	};
}

/** Two collections matched on a field. */
function join(scope: Scope): Statement {
	const left = scope.fresh();
	const right = scope.fresh();
	const field = scope.choices.pick(['id', 'name', 'on']);
	const text = `some ${left} in input.items; some ${right} in data.store.items; ${left}.${field} == ${right}.${field}`;
	return {
		text,
		binds: [
			{ name: left, kind: 'any' },
			{ name: right, kind: 'any' },
		],
	};
}

function every(scope: Scope): Statement {
	const kind = someCollection(scope);
	const name = scope.fresh();
	const domain = express(scope, kind);
	const inner = withVariables(scope, [{ name, kind: kind.item }]);
	return { text: `every ${name} in ${domain} { ${body(inner, 1, 2, '; ').text} }`, binds: [] };
}

function withModifier(scope: Scope): Statement {
	const { choices } = scope;
	const kind = someKind(scope);
	const name = scope.fresh();
	const target = choices.pick([
		['input.n', 'number'],
		['input.s', 'string'],
		['data.store.nums', { of: 'array', item: 'number' }],
		['input', { of: 'object', item: 'any' }],
		['data.store.counts.a', 'number'],
	] as const);
	const value = `${name} := ${express(scope, kind)}`;
	return { text: `${value} with ${target[0]} as ${express(scope, target[1])}`, binds: [{ name, kind }] };
}

function destructuring(scope: Scope): Statement {
	const first = scope.fresh();
	const second = scope.fresh();
	const binds: Variable[] = [
		{ name: first, kind: 'any' },
		{ name: second, kind: 'any' },
	];
	const text = scope.choices.pick([
		`[${first}, ${second}] = input.mixed`,
		`{"id": ${first}, "name": ${second}} = input.items[_]`,
		`[${first}, {"k": ${second}}] = [input.any, input.counts]`,
		`[[${first}, 1], ${second}] = [[input.n, input.n], input.s]`,
	]);
	return { text, binds };
}

function walk(scope: Scope): Statement {
	const path = scope.fresh();
	const name = scope.fresh();
	const binds: Variable[] = [
		{ name: path, kind: { of: 'array', item: 'any' } },
		{ name, kind: 'any' },
	];
	return { text: `walk(${scope.choices.pick(['input.items', 'data.store.any', 'input'])}, [${path}, ${name}])`, binds };
}

function membership(scope: Scope): Statement {
	return { text: `${express(scope, 'any')} in ${express(scope, someCollection(scope))}`, binds: [] };
}
