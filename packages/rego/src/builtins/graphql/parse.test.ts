import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	[
		'graphql.parse_query',
		'"{ a }"',
		'{"Operations":[{"Name":"","Operation":"query","SelectionSet":[{"Alias":"a","Name":"a"}]}]}',
	],
	[
		'graphql.parse_query',
		'"# c\\nquery Q($a: [Int!]! = [1, 2.5, \\"s\\", A, null, true, {x: 1}] @d) @e(f: $a) { b: c(d: $a) @x { ...F ... on G { h } ... { i } } }\\n# f\\nfragment F($x: Int) on T @d { a }"',
		'{"Fragments":[{"Comment":{"List":[{"Value":"# f"}]},"Directives":[{"Location":"","Name":"d"}],"Name":"F","SelectionSet":[{"Alias":"a","Name":"a"}],"TypeCondition":"T","VariableDefinition":[{"Type":{"NamedType":"Int","NonNull":false},"Used":false,"Variable":"x"}]}],"Operations":[{"Comment":{"List":[{"Value":"# c"}]},"Directives":[{"Arguments":[{"Name":"f","Value":{"ExpectedTypeHasDefault":false,"Kind":0,"Raw":"a"}}],"Location":"","Name":"e"}],"Name":"Q","Operation":"query","SelectionSet":[{"Alias":"b","Arguments":[{"Name":"d","Value":{"ExpectedTypeHasDefault":false,"Kind":0,"Raw":"a"}}],"Directives":[{"Location":"","Name":"x"}],"Name":"c","SelectionSet":[{"Name":"F"},{"SelectionSet":[{"Alias":"h","Name":"h"}],"TypeCondition":"G"},{"SelectionSet":[{"Alias":"i","Name":"i"}],"TypeCondition":""}]}],"VariableDefinitions":[{"DefaultValue":{"Children":[{"Name":"","Value":{"ExpectedTypeHasDefault":false,"Kind":1,"Raw":"1"}},{"Name":"","Value":{"ExpectedTypeHasDefault":false,"Kind":2,"Raw":"2.5"}},{"Name":"","Value":{"ExpectedTypeHasDefault":false,"Kind":3,"Raw":"s"}},{"Name":"","Value":{"ExpectedTypeHasDefault":false,"Kind":7,"Raw":"A"}},{"Name":"","Value":{"ExpectedTypeHasDefault":false,"Kind":6,"Raw":"null"}},{"Name":"","Value":{"ExpectedTypeHasDefault":false,"Kind":5,"Raw":"true"}},{"Name":"","Value":{"Children":[{"Name":"x","Value":{"ExpectedTypeHasDefault":false,"Kind":1,"Raw":"1"}}],"ExpectedTypeHasDefault":false,"Kind":9,"Raw":""}}],"ExpectedTypeHasDefault":false,"Kind":8,"Raw":""},"Directives":[{"Location":"","Name":"d"}],"Type":{"Elem":{"NamedType":"Int","NonNull":true},"NamedType":"","NonNull":true},"Used":false,"Variable":"a"}]}]}',
	],
	[
		'graphql.parse_query',
		'"{ a(s: \\"\\\\u00e9\\\\n\\\\\\"\\", b: \\"\\"\\"\\n  x\\n    y\\n  \\\\\\"\\"\\" z\\"\\"\\") }"',
		'{"Operations":[{"Name":"","Operation":"query","SelectionSet":[{"Alias":"a","Arguments":[{"Name":"s","Value":{"ExpectedTypeHasDefault":false,"Kind":3,"Raw":"é\\n\\""}},{"Name":"b","Value":{"ExpectedTypeHasDefault":false,"Kind":4,"Raw":"x\\n  y\\n\\"\\"\\" z"}}],"Name":"a"}]}]}',
	],
	['graphql.parse_query', '"{ a("', 'error: Expected Name, found <EOF> in GraphQL string at location 1:5'],
	['graphql.parse_query', '"{"', 'error: Expected Name, found <EOF> in GraphQL string at location 1:2'],
	['graphql.parse_query', '"{ a: }"', 'error: Expected Name, found } in GraphQL string at location 1:6'],
	['graphql.parse_query', '"{ a(b: 01) }"', 'error: Unexpected <Invalid> in GraphQL string at location 1:9'],
	['graphql.parse_query', '"{ a(b: 1.) }"', 'error: Unexpected <Invalid> in GraphQL string at location 1:10'],
	['graphql.parse_query', '"{ a(b: -) }"', 'error: Unexpected <Invalid> in GraphQL string at location 1:9'],
	['graphql.parse_query', '"{ a(b: 1e) }"', 'error: Unexpected <Invalid> in GraphQL string at location 1:10'],
	['graphql.parse_query', '"{ a(b: \\"x"', 'error: Unexpected <Invalid> in GraphQL string at location 1:10'],
	['graphql.parse_query', '"{ a(b: \\"\\\\q\\") }"', 'error: Unexpected <Invalid> in GraphQL string at location 1:10'],
	[
		'graphql.parse_query',
		'"{ a(b: \\"\\\\u00zz\\") }"',
		'error: Unexpected <Invalid> in GraphQL string at location 1:10',
	],
	[
		'graphql.parse_query',
		'"{ a(b: \\"\\t\\u0001\\") }"',
		'error: Unexpected <Invalid> in GraphQL string at location 1:10',
	],
	['graphql.parse_query', '"{ a(b: \'x\') }"', 'error: Unexpected <Invalid> in GraphQL string at location 1:8'],
	['graphql.parse_query', '"{ é }"', 'error: Expected Name, found <Invalid> in GraphQL string at location 1:3'],
	['graphql.parse_query', '"fragment on on T { a }"', 'error: Unexpected Name "on" in GraphQL string at location 1:10'],
	['graphql.parse_query', '"{ ...on }"', 'error: Expected Name, found } in GraphQL string at location 1:9'],
	['graphql.parse_query', '"query ($a: Int = $b) { a }"', 'error: Unexpected $ in GraphQL string at location 1:18'],
	['graphql.parse_query', '"{ a(b: \\"\\"\\"x"', 'error: Unexpected <Invalid> in GraphQL string at location 1:12'],
	['graphql.parse_query', '"foo"', 'error: Unexpected Name "foo" in GraphQL string at location 1:1'],
	['graphql.parse_query', '"{ a(b: )}"', 'error: Unexpected ) in GraphQL string at location 1:8'],
	[
		'graphql.parse_query',
		'"\ufeff{ a, b }"',
		'{"Operations":[{"Name":"","Operation":"query","SelectionSet":[{"Alias":"a","Name":"a"},{"Alias":"b","Name":"b"}]}]}',
	],
	[
		'graphql.parse_query',
		'"{ a()}"',
		'error: expected at least one definition, found ) in GraphQL string at location 1:5',
	],
	['graphql.parse_query', '"{\\r\\n a ! }"', 'error: Expected Name, found ! in GraphQL string at location 2:5'],
	[
		'graphql.parse_schema',
		'"\\"d\\" schema @a { query: Q } # c\\nextend schema { mutation: M }"',
		'{"Schema":[{"Description":"d","Directives":[{"Location":"","Name":"a"}],"OperationTypes":[{"Operation":"query","Type":"Q"}]}],"SchemaExtension":[{"AfterDescriptionComment":{"List":[{"Value":"# c"}]},"Description":"","OperationTypes":[{"Operation":"mutation","Type":"M"}]}]}',
	],
	[
		'graphql.parse_schema',
		'"\\"\\"\\"\\nblock\\n  text\\n\\"\\"\\"\\ntype A implements & B & C @d { \\"f\\" a(x: Int = 1 @z, \\"y\\" y: [A!]): B! @e # e\\n}"',
		'{"Definitions":[{"BuiltIn":false,"Description":"block\\n  text","Directives":[{"Location":"","Name":"d"}],"EndOfDefinitionComment":{"List":[{"Value":"# e"}]},"Fields":[{"Arguments":[{"DefaultValue":{"ExpectedTypeHasDefault":false,"Kind":1,"Raw":"1"},"Description":"","Directives":[{"Location":"","Name":"z"}],"Name":"x","Type":{"NamedType":"Int","NonNull":false}},{"Description":"y","Name":"y","Type":{"Elem":{"NamedType":"A","NonNull":true},"NamedType":"","NonNull":false}}],"Description":"f","Directives":[{"Location":"","Name":"e"}],"Name":"a","Type":{"NamedType":"B","NonNull":true}}],"Interfaces":["B","C"],"Kind":"OBJECT","Name":"A"}]}',
	],
	[
		'graphql.parse_schema',
		'"interface I { a: Int } union U = | A | B scalar S @x enum E { \\"v\\" A @d B } input N { a: Int = 1 @d }"',
		'{"Definitions":[{"BuiltIn":false,"Description":"","Fields":[{"Description":"","Name":"a","Type":{"NamedType":"Int","NonNull":false}}],"Kind":"INTERFACE","Name":"I"},{"BuiltIn":false,"Description":"","Kind":"UNION","Name":"U","Types":["A","B"]},{"BuiltIn":false,"Description":"","Directives":[{"Location":"","Name":"x"}],"Kind":"SCALAR","Name":"S"},{"BuiltIn":false,"Description":"","EnumValues":[{"Description":"v","Directives":[{"Location":"","Name":"d"}],"Name":"A"},{"Description":"","Name":"B"}],"Kind":"ENUM","Name":"E"},{"BuiltIn":false,"Description":"","Fields":[{"DefaultValue":{"ExpectedTypeHasDefault":false,"Kind":1,"Raw":"1"},"Description":"","Directives":[{"Location":"","Name":"d"}],"Name":"a","Type":{"NamedType":"Int","NonNull":false}}],"Kind":"INPUT_OBJECT","Name":"N"}]}',
	],
	[
		'graphql.parse_schema',
		'"directive @d(\\"a\\" a: Int) repeatable on | FIELD | ENUM"',
		'{"Directives":[{"Arguments":[{"Description":"a","Name":"a","Type":{"NamedType":"Int","NonNull":false}}],"Description":"","IsRepeatable":true,"Locations":["FIELD","ENUM"],"Name":"d"}]}',
	],
	[
		'graphql.parse_schema',
		'"extend type A { b: Int } extend union U = C extend enum E { C } extend input N @d extend scalar S @y extend interface I @z"',
		'{"Extensions":[{"BuiltIn":false,"Description":"","Fields":[{"Description":"","Name":"b","Type":{"NamedType":"Int","NonNull":false}}],"Kind":"OBJECT","Name":"A"},{"BuiltIn":false,"Description":"","Kind":"UNION","Name":"U","Types":["C"]},{"BuiltIn":false,"Description":"","EnumValues":[{"Description":"","Name":"C"}],"Kind":"ENUM","Name":"E"},{"BuiltIn":false,"Description":"","Directives":[{"Location":"","Name":"d"}],"Kind":"INPUT_OBJECT","Name":"N"},{"BuiltIn":false,"Description":"","Directives":[{"Location":"","Name":"y"}],"Kind":"SCALAR","Name":"S"},{"BuiltIn":false,"Description":"","Directives":[{"Location":"","Name":"z"}],"Kind":"INTERFACE","Name":"I"}]}',
	],
	['graphql.parse_schema', '"extend type A"', 'error: Unexpected <EOF> in GraphQL string at location 1:14'],
	[
		'graphql.parse_schema',
		'"\\"x\\" extend type A { a: Int }"',
		'error: Unexpected String "x" in GraphQL string at location 1:2',
	],
	[
		'graphql.parse_schema',
		'"type A {}"',
		'error: expected at least one definition, found } in GraphQL string at location 1:9',
	],
	['graphql.parse_schema', '"union U = |"', 'error: Expected Name, found <EOF> in GraphQL string at location 1:12'],
	['graphql.parse_schema', '"directive @d on X"', 'error: Unexpected Name "X" in GraphQL string at location 1:17'],
	['graphql.parse_schema', '"extend foo"', 'error: Unexpected Name "foo" in GraphQL string at location 1:8'],
	['graphql.parse_schema', '"schema { foo: A }"', 'error: Unexpected Name "foo" in GraphQL string at location 1:10'],
	['graphql.parse_schema', '"\\"x\\""', 'error: Unexpected <EOF> in GraphQL string at location 1:4'],
	['graphql.parse_schema', '"type A { a(b: Int) }"', 'error: Expected :, found } in GraphQL string at location 1:20'],
	['graphql.parse_schema', '"foo"', 'error: Unexpected Name "foo" in GraphQL string at location 1:1'],
	['graphql.parse_schema', '"{"', 'error: Unexpected { in GraphQL string at location 1:1'],
])('%s(%s)', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
