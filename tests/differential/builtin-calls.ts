import { KEYS, quote } from './documents.ts';
import { type Collection, express, ITEM_KINDS, type Kind, type Scope, someCollection } from './scope.ts';

type Call = (scope: Scope) => string;

/** An operator or builtin that gives the kind. */
export function calls(scope: Scope, kind: Kind): string | null {
	const [first, ...rest] = typeof kind === 'object' ? collectionCalls(kind) : SCALAR_CALLS[kind];
	return first === undefined ? null : scope.choices.pick([first, ...rest])(scope);
}

const number = (scope: Scope): string => express(scope, 'number');
const text = (scope: Scope): string => express(scope, 'string');
const boolean = (scope: Scope): string => express(scope, 'boolean');
const any = (scope: Scope): string => express(scope, 'any');
const collection = (scope: Scope): string => express(scope, someCollection(scope));
const listOrSet = (scope: Scope, item: Collection['item']): string =>
	express(scope, { of: scope.choices.pick(['array', 'set'] as const), item });
const regexPattern = (scope: Scope): string =>
	scope.choices.pick(['`^a`', '`[a-c]+`', '`b$`', '`(a|x)-?`', '`\\d+`', '`.*`', '`\\s`', '`(?i)A`']);

const SCALAR_CALLS: Readonly<Record<'number' | 'string' | 'boolean' | 'any', readonly Call[]>> = {
	number: [
		(s) => `count(${collection(s)})`,
		(s) => `count(${text(s)})`,
		(s) => `(${number(s)} ${s.choices.pick(['+', '-', '*', '/', '%'])} ${number(s)})`,
		(s) => `sum(${listOrSet(s, 'number')})`,
		(s) => `product(${listOrSet(s, 'number')})`,
		(s) => `max(${listOrSet(s, 'number')})`,
		(s) => `min(${listOrSet(s, 'number')})`,
		(s) => `${s.choices.pick(['abs', 'round', 'ceil', 'floor'])}(${number(s)})`,
		(s) => `to_number(${s.choices.pick(['"1"', '"2.5"', '"x"', 'true', 'null', '"1e2"', '"-0"'])})`,
		(s) => `indexof(${text(s)}, ${text(s)})`,
		(s) => `strings.count(${text(s)}, ${text(s)})`,
		(s) => `object.get(${express(s, { of: 'object', item: 'number' })}, ${text(s)}, ${number(s)})`,
		(s) => `bits.${s.choices.pick(['and', 'or', 'xor'])}(${number(s)}, ${number(s)})`,
	],
	string: [
		(s) => `concat(${text(s)}, ${listOrSet(s, 'string')})`,
		(s) => `sprintf("%v|%v", [${any(s)}, ${collection(s)}])`,
		(s) => `sprintf(${s.choices.pick(['"%s"', '"%q"', '"%5s|"', '"%-4v|"', '"%x"'])}, [${text(s)}])`,
		(s) => `sprintf(${s.choices.pick(['"%d"', '"%v"', '"%04d"', '"%.2f"', '"%x"', '"%5v"'])}, [${number(s)}])`,
		(s) => `${s.choices.pick(['upper', 'lower', 'trim_space', 'strings.reverse'])}(${text(s)})`,
		// An empty text is found between bytes by OPA, which takes characters apart: our strings hold whole characters.
		(s) => `replace(${text(s)}, ${s.choices.pick(['"a"', '"b,a"', '"é"', '" "'])}, ${text(s)})`,
		(s) => `substring(${text(s)}, ${s.choices.below(4)}, ${s.choices.pick(['-1', '1', '2'])})`,
		(s) =>
			`${s.choices.pick(['trim', 'trim_left', 'trim_right', 'trim_prefix', 'trim_suffix'])}(${text(s)}, ${text(s)})`,
		(s) => `format_int(${number(s)}, ${s.choices.pick(['10', '2', '8', '16'])})`,
		(s) => `type_name(${any(s)})`,
		(s) => `json.marshal(${s.choices.chance(50) ? collection(s) : any(s)})`,
		(s) => `base64.encode(${text(s)})`,
		(s) => `urlquery.encode(${text(s)})`,
		(s) => `$"<{${any(s)}} and {${number(s)}}>"`,
		(s) => `regex.replace(${text(s)}, ${regexPattern(s)}, "_")`,
	],
	boolean: [
		(s) => `${number(s)} ${s.choices.pick(['==', '!=', '<', '<=', '>', '>='])} ${number(s)}`,
		(s) => `${text(s)} ${s.choices.pick(['==', '!=', '<', '>='])} ${text(s)}`,
		(s) => `${any(s)} == ${any(s)}`,
		(s) => `${s.choices.pick(['startswith', 'endswith', 'contains'])}(${text(s)}, ${text(s)})`,
		(s) => `(${number(s)} in ${listOrSet(s, 'number')})`,
		(s) => `(${text(s)} in ${listOrSet(s, 'string')})`,
		(s) => `${s.choices.pick(['is_number', 'is_string', 'is_null', 'is_array', 'is_object', 'is_boolean'])}(${any(s)})`,
		(s) => `regex.match(${regexPattern(s)}, ${text(s)})`,
		(s) => `glob.match("a*", [], ${text(s)})`,
		(s) => `strings.any_prefix_match(${text(s)}, ${express(s, { of: 'set', item: 'string' })})`,
		(s) => `object.subset(${express(s, { of: 'set', item: 'any' })}, ${express(s, { of: 'set', item: 'any' })})`,
		(s) => `json.is_valid(${text(s)})`,
	],
	any: [
		number,
		text,
		boolean,
		collection,
		(s) => `object.get(input, ${quote(s.choices.pick(KEYS))}, ${any(s)})`,
		(s) => `object.get(input, ["items", ${s.choices.below(2)}, "name"], ${any(s)})`,
		(s) => `json.unmarshal(${s.choices.pick(['"[1,2]"', '"{\\"a\\": 1.0}"', '"x"', '"12345678901234567890"'])})`,
	],
};

function collectionCalls(kind: Collection): readonly Call[] {
	switch (kind.of) {
		case 'array':
			return arrayCalls(kind);
		case 'set':
			return setCalls(kind);
		case 'object':
			return objectCalls(kind);
	}
}

function arrayCalls(kind: Collection): readonly Call[] {
	const array = (s: Scope): string => express(s, kind);
	const general: readonly Call[] = [
		(s) => `array.concat(${array(s)}, ${array(s)})`,
		(s) => `array.slice(${array(s)}, ${s.choices.below(3)}, ${s.choices.below(5)})`,
		(s) => `array.reverse(${array(s)})`,
		(s) => `sort(${listOrSet(s, kind.item)})`,
	];
	if (kind.item === 'string') {
		return [
			...general,
			(s) => `split(${text(s)}, ${s.choices.pick(['","', '"-"', '""', '"."'])})`,
			(s) => `regex.split(${regexPattern(s)}, ${text(s)})`,
			(s) => `regex.find_n(${regexPattern(s)}, ${text(s)}, -1)`,
		];
	}
	if (kind.item === 'number') return [...general, (s) => `numbers.range(${s.choices.below(4)}, ${s.choices.below(5)})`];
	return general;
}

function setCalls(kind: Collection): readonly Call[] {
	const set = (s: Scope): string => express(s, kind);
	const general: readonly Call[] = [
		(s) => `(${set(s)} ${s.choices.pick(['|', '&', '-'])} ${set(s)})`,
		(s) => `union({${set(s)}, ${set(s)}})`,
		(s) => `intersection({${set(s)}, ${set(s)}})`,
	];
	if (kind.item !== 'string') return general;
	return [...general, (s) => `object.keys(${express(s, { of: 'object', item: s.choices.pick(ITEM_KINDS) })})`];
}

function objectCalls(kind: Collection): readonly Call[] {
	const object = (s: Scope): string => express(s, kind);
	return [
		(s) => `object.union(${object(s)}, ${object(s)})`,
		(s) => `object.filter(${object(s)}, ${s.choices.pick(['["a"]', '{"b", "k"}', '{"a": 1}'])})`,
		(s) => `object.remove(${object(s)}, ${s.choices.pick(['["a"]', '{"b", "k"}'])})`,
		(s) => `object.union_n([${object(s)}, ${object(s)}])`,
		(s) => `json.filter(${object(s)}, ${s.choices.pick(['["a"]', '["b/c", "k"]', '[["a"]]'])})`,
		(s) => `json.remove(${object(s)}, ${s.choices.pick(['["a"]', '["b/c", "k"]'])})`,
		...(kind.item === 'any'
			? [
					(s: Scope): string =>
						`json.patch(${object(s)}, [{"op": "add", "path": "/${s.choices.pick(['a', 'z'])}", "value": ${any(s)}}])`,
				]
			: []),
	];
}
