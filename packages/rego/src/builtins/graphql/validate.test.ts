import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	[
		'graphql.parse',
		'"{ emp(id: 1) { id ...F } } fragment F on Emp { name(up: true) }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'[{"Fragments":[{"Name":"F","SelectionSet":[{"Alias":"name","Arguments":[{"Name":"up","Value":{"ExpectedTypeHasDefault":false,"Kind":5,"Raw":"true"}}],"Name":"name"}],"TypeCondition":"Emp"}],"Operations":[{"Name":"","Operation":"query","SelectionSet":[{"Alias":"emp","Arguments":[{"Name":"id","Value":{"ExpectedTypeHasDefault":false,"Kind":1,"Raw":"1"}}],"Name":"emp","SelectionSet":[{"Alias":"id","Name":"id"},{"Name":"F"}]}]}]},{"Definitions":[{"BuiltIn":false,"Description":"","Fields":[{"Description":"","Name":"id","Type":{"NamedType":"ID","NonNull":true}}],"Kind":"INTERFACE","Name":"Node"},{"BuiltIn":false,"Description":"","Fields":[{"Description":"","Name":"id","Type":{"NamedType":"ID","NonNull":true}},{"Arguments":[{"Description":"","Name":"up","Type":{"NamedType":"Boolean","NonNull":true}}],"Description":"","Name":"name","Type":{"NamedType":"String","NonNull":true}},{"Description":"","Name":"pal","Type":{"NamedType":"Emp","NonNull":false}},{"Description":"","Name":"kind","Type":{"NamedType":"Kind","NonNull":false}}],"Interfaces":["Node"],"Kind":"OBJECT","Name":"Emp"},{"BuiltIn":false,"Description":"","Fields":[{"Description":"","Name":"id","Type":{"NamedType":"ID","NonNull":true}},{"Description":"","Name":"lives","Type":{"NamedType":"Int","NonNull":true}}],"Interfaces":["Node"],"Kind":"OBJECT","Name":"Cat"},{"BuiltIn":false,"Description":"","Kind":"UNION","Name":"Any","Types":["Emp","Cat"]},{"BuiltIn":false,"Description":"","EnumValues":[{"Description":"","Name":"A"},{"Description":"","Name":"B"}],"Kind":"ENUM","Name":"Kind"},{"BuiltIn":false,"Description":"","Fields":[{"Description":"","Name":"a","Type":{"NamedType":"Int","NonNull":true}},{"Description":"","Name":"c","Type":{"NamedType":"One","NonNull":false}}],"Kind":"INPUT_OBJECT","Name":"In"},{"BuiltIn":false,"Description":"","Directives":[{"Location":"","Name":"oneOf"}],"Fields":[{"Description":"","Name":"x","Type":{"NamedType":"Int","NonNull":false}},{"Description":"","Name":"y","Type":{"NamedType":"String","NonNull":false}}],"Kind":"INPUT_OBJECT","Name":"One"},{"BuiltIn":false,"Description":"","Fields":[{"Arguments":[{"Description":"","Name":"id","Type":{"NamedType":"ID","NonNull":true}},{"Description":"","Name":"in","Type":{"NamedType":"In","NonNull":false}}],"Description":"","Name":"emp","Type":{"NamedType":"Emp","NonNull":false}},{"Description":"","Name":"node","Type":{"NamedType":"Node","NonNull":false}},{"Description":"","Name":"any","Type":{"NamedType":"Any","NonNull":false}},{"Arguments":[{"Description":"","Name":"l","Type":{"Elem":{"NamedType":"Int","NonNull":true},"NamedType":"","NonNull":false}},{"Description":"","Name":"f","Type":{"NamedType":"Float","NonNull":false}}],"Description":"","Name":"list","Type":{"Elem":{"NamedType":"Int","NonNull":false},"NamedType":"","NonNull":false}}],"Kind":"OBJECT","Name":"Query"},{"BuiltIn":false,"Description":"","Fields":[{"Arguments":[{"Description":"","Name":"k","Type":{"NamedType":"Kind","NonNull":true}}],"Description":"","Name":"set","Type":{"NamedType":"Boolean","NonNull":false}}],"Kind":"OBJECT","Name":"Mutation"},{"BuiltIn":false,"Description":"","Fields":[{"Description":"","Name":"a","Type":{"NamedType":"Int","NonNull":false}},{"Description":"","Name":"b","Type":{"NamedType":"Int","NonNull":false}}],"Kind":"OBJECT","Name":"Subscription"}],"Directives":[{"Arguments":[{"Description":"","Name":"n","Type":{"NamedType":"String","NonNull":true}}],"Description":"","IsRepeatable":true,"Locations":["FIELD"],"Name":"tag"}]}]',
	],
	[
		'graphql.parse',
		'"{ emp { nam } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Cannot query field "nam" on type "Emp". Did you mean "name" or "pal"?\ninput:1:3: Field "emp" argument "id" of type "ID!" is required, but it was not provided in GraphQL string at location 1:9',
	],
	[
		'graphql.parse',
		'"{ node { lives } any { id } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Cannot query field "lives" on type "Node". Did you mean to use an inline fragment on "Cat"?\ninput:1:24: Cannot query field "id" on type "Any". Did you mean to use an inline fragment on "Node", "Cat", or "Emp"?\n in GraphQL string at location 1:10',
	],
	[
		'graphql.parse',
		'"{ emp(id: 1) { kind { x } pal } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Cannot query field "x" on type "Kind".\ninput:1:16: Field "kind" must not have a selection since type "Kind" has no subfields.\ninput:1:27: Field "pal" of type "Emp" must have a selection of subfields. Did you mean "pal { ... }"?\n in GraphQL string at location 1:23',
	],
	[
		'graphql.parse',
		'"{ emp(id: 1, in: {a: \\"x\\", b: 1, c: {}}) { id @tag @nope } list(l: 1, f: true) }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Int cannot represent non-integer value: "x"\ninput:1:36: OneOf Input Object "One" must specify exactly one key.\ninput:1:27: Field "b" is not defined by type "In". Did you mean "a" or "c"?\ninput:1:47: Directive "@tag" argument "n" of type "String!" is required, but it was not provided.\ninput:1:52: Unknown directive "@nope".\ninput:1:73: Float cannot represent non numeric value: true\n in GraphQL string at location 1:23',
	],
	[
		'graphql.parse',
		'"{ emp(id: 1, in: {a: 99999999999, a: 2, c: {x: null}}) { name(up: null, upp: 1) } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Field "One.x" must be non-null.\ninput:1:35: There can be only one input field named "a".\ninput:1:67: Expected value of type "Boolean!", found null.\ninput:1:58: Unknown argument "upp" on field "Emp.name". Did you mean "up"?\n in GraphQL string at location 1:48',
	],
	[
		'graphql.parse',
		'"query Q($v: Boolean, $v: Int, $u: Nope, $e: Emp) { emp(id: $x) { name(up: $v) } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Unknown type "Nope".\ninput:1:60: Variable "$x" is not defined by operation "Q".\ninput:1:75: Variable "$v" of type "Boolean" used in position expecting type "Boolean!".\ninput:1:22: Variable "$v" is never used in operation "Q".\ninput:1:31: Variable "$u" is never used in operation "Q".\ninput:1:41: Variable "$e" is never used in operation "Q".\ninput:1:22: There can be only one variable named "$v".\ninput:1:41: Variable "$e" cannot be non-input type "Emp" in GraphQL string at location 1:31',
	],
	[
		'graphql.parse',
		'"{ list } { list } query A { list } query A { list }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: This anonymous operation must be the only defined operation.\ninput:1:10: This anonymous operation must be the only defined operation.\ninput:1:10: There can be only one operation named "".\ninput:1:36: There can be only one operation named "A" in GraphQL string at location 1:1',
	],
	[
		'graphql.parse',
		'"subscription { a b }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Anonymous Subscription must select only one top level field in GraphQL string at location 1:18',
	],
	[
		'graphql.parse',
		'"subscription S { ...T } fragment T on Subscription { __typename }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Subscription "S" must not select an introspection top level field in GraphQL string at location 1:54',
	],
	[
		'graphql.parse',
		'"mutation { set(k: C) } query Q { list }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Value "C" does not exist in "Kind!" enum. Did you mean the enum value "A" or "B"?\ninput:1:1: This anonymous operation must be the only defined operation in GraphQL string at location 1:19',
	],
	[
		'graphql.parse',
		'"{ ...A } fragment A on Query { ...B } fragment B on Query { ...A } fragment C on Int { x } fragment A on Foo { x }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Cannot spread fragment "A" within itself via "B".\ninput:1:88: Cannot query field "x" on type "Int".\ninput:1:68: Fragment "C" cannot condition on non composite type "Int".\ninput:1:68: Fragment "C" is never used.\ninput:1:92: Unknown type "Foo".\ninput:1:92: There can be only one fragment named "A" in GraphQL string at location 1:64',
	],
	[
		'graphql.parse',
		'"{ emp(id: 1) { a: id a: kind ... on Cat { id } ...X } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Fragment cannot be spread here as objects of type "Emp" can never be of type "Cat".\ninput:1:51: Unknown fragment "X".\ninput:1:22: Fields "a" conflict because "id" and "kind" are different fields. Use different aliases on the fields to fetch both if this was intentional in GraphQL string at location 1:34',
	],
	[
		'graphql.parse',
		'"{ emp(id: 1) { name(up: true) name(up: false) pal { a: id } pal { a: kind } } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Fields "name" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional.\ninput:1:61: Fields "pal" conflict because subfields "a" conflict because "id" and "kind" are different fields. Use different aliases on the fields to fetch both if this was intentional in GraphQL string at location 1:31',
	],
	[
		'graphql.parse',
		'"{ any { ... on Emp { x: id } ... on Cat { x: lives } } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Fields "x" conflict because they return conflicting types "ID!" and "Int!". Use different aliases on the fields to fetch both if this was intentional in GraphQL string at location 1:43',
	],
	[
		'graphql.parse',
		'"{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Maximum introspection depth exceeded\n in GraphQL string at location 1:3',
	],
	[
		'graphql.parse',
		'"{ emp(id: 1) { id @tag(n: \\"a\\") @tag(n: \\"b\\") @skip(if: true) @skip(if: true) } } query Z @skip(if: true) { list }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: The directive "@skip" can only be used once at this location.\ninput:1:1: This anonymous operation must be the only defined operation.\ninput:1:90: Directive "@skip" may not be used on QUERY in GraphQL string at location 1:62',
	],
	[
		'graphql.parse',
		'"{ emp(id: 1, id: 2) { ... on Emp { id } ... @include(if: true) { kind } } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: There can be only one argument named "id" in GraphQL string at location 1:14',
	],
	[
		'graphql.parse',
		'"query Q($o: Int, $d: Int = 1) { emp(id: 1, in: {a: $d, c: {x: $o}}) { id } }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Variable "$o" is of type "Int" but must be non-nullable to be used for OneOf Input Object "One" in GraphQL string at location 1:9',
	],
	[
		'graphql.parse',
		'"{ list(l: [1, null, 2.5, \\"x\\", true, A], f: 1e400) }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'error: Expected value of type "Int!", found null.\ninput:1:21: Int cannot represent non-integer value: 2.5\ninput:1:27: Int cannot represent non-integer value: "x"\ninput:1:31: Int cannot represent non-integer value: true\ninput:1:37: Int cannot represent non-integer value: A\ninput:1:44: Float cannot represent non numeric value: 1e400\n in GraphQL string at location 1:15',
	],
	[
		'graphql.is_valid',
		'"{ list }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'true',
	],
	['graphql.is_valid', '1,"x"', 'false'],
	[
		'graphql.parse_and_verify',
		'"{ nope }","interface Node { id: ID! }\\ntype Emp implements Node { id: ID! name(up: Boolean!): String! pal: Emp kind: Kind }\\ntype Cat implements Node { id: ID! lives: Int! }\\nunion Any = Emp | Cat\\nenum Kind { A B }\\ninput In { a: Int! c: One }\\ninput One @oneOf { x: Int y: String }\\ndirective @tag(n: String!) repeatable on FIELD\\ntype Query { emp(id: ID!, in: In): Emp node: Node any: Any list(l: [Int!], f: Float): [Int] }\\ntype Mutation { set(k: Kind!): Boolean }\\ntype Subscription { a: Int b: Int }"',
		'[false,{},{}]',
	],
	[
		'graphql.parse_and_verify',
		'"{ list }","type Query { list: Int }"',
		'[true,{"Operations":[{"Name":"","Operation":"query","SelectionSet":[{"Alias":"list","Name":"list"}]}]},{"Definitions":[{"BuiltIn":false,"Description":"","Fields":[{"Description":"","Name":"list","Type":{"NamedType":"Int","NonNull":false}}],"Kind":"OBJECT","Name":"Query"}]}]',
	],
	['graphql.parse', '1,"x"', 'error: operand 0 must be one of {string, object} but got number'],
	['graphql.parse', '"{ a }",1', 'error: operand 1 must be one of {string, object} but got number'],
	[
		'graphql.parse',
		'{"Operations":[{"Operation":"query","SelectionSet":[{"Name":"a","Alias":"a"}]}]},"type Query { a: Int }"',
		'[{"Operations":[{"Name":"","Operation":"query","SelectionSet":[{"Alias":"a","Name":"a"}]}]},{"Definitions":[{"BuiltIn":false,"Description":"","Fields":[{"Description":"","Name":"a","Type":{"NamedType":"Int","NonNull":false}}],"Kind":"OBJECT","Name":"Query"}]}]',
	],
])('%s(%s)', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
