import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	['json.verify_schema', '{"type":"object"}', '[true,null]'],
	[
		'json.verify_schema',
		'{"type":"x"}',
		'[false,"jsonschema: has a primitive type that is NOT VALID -- given: /x/ Expected valid values are:[array boolean integer number null object string]"]',
	],
	['json.verify_schema', '"{"', '[false,"jsonschema: invalid JSON string"]'],
	['json.verify_schema', '1', '[false,"jsonschema: wrong type, expected string or object"]'],
	['json.verify_schema', '{"pattern":"("}', '[false,"jsonschema: pattern must be a valid regex"]'],
	['json.verify_schema', '{"patternProperties":{"(":{}}}', '[false,"jsonschema: Invalid regex pattern \'(\'"]'],
	['json.verify_schema', '{"enum":[1,1.0]}', '[false,"jsonschema: enum items must be unique"]'],
	['json.verify_schema', '"{\\"type\\":\\"string\\"}"', '[true,null]'],
	['json.verify_schema', '{"definitions":{"a":{"minimum":"x"}}}', '[false,"jsonschema: minimum must be of a Number"]'],
	['json.verify_schema', '{"$ref":"#/definitions/a"}', '[false,"jsonschema: Object has no key \'definitions\'"]'],
	[
		'json.verify_schema',
		'{"exclusiveMinimum":true}',
		'[false,"jsonschema: exclusiveMinimum cannot be used without minimum"]',
	],
	[
		'json.match_schema',
		'{"a":1,"b":"x"},{"properties":{"a":{"type":"string"}},"additionalProperties":false,"required":["c"]}',
		'[false,[{"desc":"c is required","error":"(Root): c is required","field":"(Root)","type":"required"},{"desc":"Additional property b is not allowed","error":"(Root): Additional property b is not allowed","field":"(Root)","type":"additional_property_not_allowed"},{"desc":"Invalid type. Expected: string, given: integer","error":"a: Invalid type. Expected: string, given: integer","field":"a","type":"invalid_type"}]]',
	],
	[
		'json.match_schema',
		'[1,2,2],{"items":{"maximum":1},"uniqueItems":true,"maxItems":2}',
		'[false,[{"desc":"Must be less than or equal to 1","error":"1: Must be less than or equal to 1","field":"1","type":"number_lte"},{"desc":"Must be less than or equal to 1","error":"2: Must be less than or equal to 1","field":"2","type":"number_lte"},{"desc":"Array must have at most 2 items","error":"(Root): Array must have at most 2 items","field":"(Root)","type":"array_max_items"},{"desc":"array items[1,2] must be unique","error":"(Root): array items[1,2] must be unique","field":"(Root)","type":"unique"}]]',
	],
	[
		'json.match_schema',
		'[1,"a",3],{"items":[{"type":"string"},{"type":"string"}],"additionalItems":false}',
		'[false,[{"desc":"Invalid type. Expected: string, given: integer","error":"0: Invalid type. Expected: string, given: integer","field":"0","type":"invalid_type"},{"desc":"No additional items allowed on array","error":"(Root): No additional items allowed on array","field":"(Root)","type":"array_no_additional_items"}]]',
	],
	[
		'json.match_schema',
		'[1,"a",3],{"items":[{}],"additionalItems":{"type":"null"}}',
		'[false,[{"desc":"Invalid type. Expected: null, given: string","error":"1: Invalid type. Expected: null, given: string","field":"1","type":"invalid_type"},{"desc":"Invalid type. Expected: null, given: integer","error":"2: Invalid type. Expected: null, given: integer","field":"2","type":"invalid_type"}]]',
	],
	[
		'json.match_schema',
		'[1],{"contains":{"type":"string"},"minItems":2}',
		'[false,[{"desc":"Array must have at least 2 items","error":"(Root): Array must have at least 2 items","field":"(Root)","type":"array_min_items"},{"desc":"At least one of the items must match","error":"(Root): At least one of the items must match","field":"(Root)","type":"contains"},{"desc":"Invalid type. Expected: string, given: integer","error":"0: Invalid type. Expected: string, given: integer","field":"0","type":"invalid_type"}]]',
	],
	[
		'json.match_schema',
		'{"a":1},{"anyOf":[{"required":["b"]},{"properties":{"a":{"type":"string"}}}]}',
		'[false,[{"desc":"Must validate at least one schema (anyOf)","error":"(Root): Must validate at least one schema (anyOf)","field":"(Root)","type":"number_any_of"},{"desc":"b is required","error":"(Root): b is required","field":"(Root)","type":"required"}]]',
	],
	[
		'json.match_schema',
		'{"a":1},{"oneOf":[{},{"type":"object"}]}',
		'[false,[{"desc":"Must validate one and only one schema (oneOf)","error":"(Root): Must validate one and only one schema (oneOf)","field":"(Root)","type":"number_one_of"}]]',
	],
	[
		'json.match_schema',
		'{"a":1},{"oneOf":[{"type":"null"},{"required":["b"]}]}',
		'[false,[{"desc":"Must validate one and only one schema (oneOf)","error":"(Root): Must validate one and only one schema (oneOf)","field":"(Root)","type":"number_one_of"},{"desc":"b is required","error":"(Root): b is required","field":"(Root)","type":"required"}]]',
	],
	[
		'json.match_schema',
		'{"a":1},{"allOf":[{"required":["b"]},{}],"not":{}}',
		'[false,[{"desc":"b is required","error":"(Root): b is required","field":"(Root)","type":"required"},{"desc":"Must validate all the schemas (allOf)","error":"(Root): Must validate all the schemas (allOf)","field":"(Root)","type":"number_all_of"},{"desc":"Must not validate the schema (not)","error":"(Root): Must not validate the schema (not)","field":"(Root)","type":"number_not"}]]',
	],
	[
		'json.match_schema',
		'{"a":1},{"if":{"required":["a"]},"then":{"required":["b"]},"else":false}',
		'[false,[{"desc":"Must validate \\"then\\" as \\"if\\" was valid","error":"(Root): Must validate \\"then\\" as \\"if\\" was valid","field":"(Root)","type":"condition_then"},{"desc":"b is required","error":"(Root): b is required","field":"(Root)","type":"required"}]]',
	],
	[
		'json.match_schema',
		'{"b":1},{"if":{"required":["a"]},"else":{"required":["c"]}}',
		'[false,[{"desc":"Must validate \\"else\\" as \\"if\\" was not valid","error":"(Root): Must validate \\"else\\" as \\"if\\" was not valid","field":"(Root)","type":"condition_else"},{"desc":"c is required","error":"(Root): c is required","field":"(Root)","type":"required"}]]',
	],
	[
		'json.match_schema',
		'{"a":1},{"dependencies":{"a":["b"]}}',
		'[false,[{"desc":"Has a dependency on b","error":"(Root): Has a dependency on b","field":"(Root)","type":"missing_dependency"}]]',
	],
	[
		'json.match_schema',
		'{"a":1},{"dependencies":{"a":{"required":["c"]}}}',
		'[false,[{"desc":"c is required","error":"(Root): c is required","field":"(Root)","type":"required"}]]',
	],
	[
		'json.match_schema',
		'{"ab":1,"c":2},{"patternProperties":{"^a":{"type":"null"}},"additionalProperties":{"type":"string"},"propertyNames":{"maxLength":1},"minProperties":3,"maxProperties":1}',
		'error: minProperties cannot be greater than maxProperties',
	],
	[
		'json.match_schema',
		'{"a":7},{"properties":{"a":{"multipleOf":2,"minimum":1000000,"exclusiveMinimum":8,"exclusiveMaximum":7}}}',
		'[false,[{"desc":"Must be a multiple of 2","error":"a: Must be a multiple of 2","field":"a","type":"multiple_of"},{"desc":"Must be less than 7","error":"a: Must be less than 7","field":"a","type":"number_lt"},{"desc":"Must be greater than or equal to 1e+06","error":"a: Must be greater than or equal to 1e+06","field":"a","type":"number_gte"},{"desc":"Must be greater than 8","error":"a: Must be greater than 8","field":"a","type":"number_gt"}]]',
	],
	[
		'json.match_schema',
		'{"a":"é😀"},{"properties":{"a":{"minLength":3,"maxLength":1,"pattern":"^x","format":"date"}}}',
		'error: minLength cannot be greater than maxLength',
	],
	[
		'json.match_schema',
		'{"a":"x"},{"properties":{"a":{"enum":[1,{"b":2}]}},"const":[]}',
		'[false,[{"desc":"(Root) does not match: []","error":"(Root): (Root) does not match: []","field":"(Root)","type":"const"},{"desc":"a must be one of the following: 1, {\\"b\\":2}","error":"a: a must be one of the following: 1, {\\"b\\":2}","field":"a","type":"enum"}]]',
	],
	[
		'json.match_schema',
		'{"a":{"a":{"a":1}}},{"type":"object","properties":{"a":{"$ref":"#"}}}',
		'[false,[{"desc":"Invalid type. Expected: object, given: integer","error":"a.a.a: Invalid type. Expected: object, given: integer","field":"a.a.a","type":"invalid_type"}]]',
	],
	[
		'json.match_schema',
		'{"a":1},{"$schema":"http://json-schema.org/draft-04/schema#","properties":{"a":{"minimum":1,"exclusiveMinimum":true,"const":5}}}',
		'[false,[{"desc":"Must be greater than 1","error":"a: Must be greater than 1","field":"a","type":"number_gt"}]]',
	],
	[
		'json.match_schema',
		'[true,null],{"items":false}',
		'[false,[{"desc":"False always fails validation","error":"0: False always fails validation","field":"0","type":"false"},{"desc":"False always fails validation","error":"1: False always fails validation","field":"1","type":"false"}]]',
	],
	[
		'json.match_schema',
		'"\\"x\\"","{\\"type\\":\\"integer\\"}"',
		'[false,[{"desc":"Invalid type. Expected: integer, given: string","error":"(Root): Invalid type. Expected: integer, given: string","field":"(Root)","type":"invalid_type"}]]',
	],
	[
		'json.match_schema',
		'["2024-01-01","12:00:00Z","2024-01-01T00:00:00Z","a.b","a@b","1.2.3.4"],{"items":[{"format":"date"},{"format":"time"},{"format":"date-time"},{"format":"hostname"},{"format":"email"},{"format":"ipv4"}]}',
		'[true,[]]',
	],
	[
		'json.match_schema',
		'["x","x","x","-","x","x"],{"items":[{"format":"date"},{"format":"time"},{"format":"date-time"},{"format":"hostname"},{"format":"email"},{"format":"ipv4"}]}',
		'[false,[{"desc":"Does not match format \'date\'","error":"0: Does not match format \'date\'","field":"0","type":"format"},{"desc":"Does not match format \'time\'","error":"1: Does not match format \'time\'","field":"1","type":"format"},{"desc":"Does not match format \'date-time\'","error":"2: Does not match format \'date-time\'","field":"2","type":"format"},{"desc":"Does not match format \'hostname\'","error":"3: Does not match format \'hostname\'","field":"3","type":"format"},{"desc":"Does not match format \'email\'","error":"4: Does not match format \'email\'","field":"4","type":"format"},{"desc":"Does not match format \'ipv4\'","error":"5: Does not match format \'ipv4\'","field":"5","type":"format"}]]',
	],
	[
		'json.match_schema',
		'["::1","http://a","/a","/{a}","x","(","/a","0#"],{"items":[{"format":"ipv6"},{"format":"uri"},{"format":"uri-reference"},{"format":"uri-template"},{"format":"uuid"},{"format":"regex"},{"format":"json-pointer"},{"format":"relative-json-pointer"}]}',
		'[false,[{"desc":"Does not match format \'uuid\'","error":"4: Does not match format \'uuid\'","field":"4","type":"format"},{"desc":"Does not match format \'regex\'","error":"5: Does not match format \'regex\'","field":"5","type":"format"}]]',
	],
	['json.match_schema', '1,{}', 'error: wrong type, expected string or object'],
	['json.match_schema', '{},1', 'error: wrong type, expected string or object'],
	['json.match_schema', '{},"{"', 'error: invalid JSON string'],
])('%s(%s)', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
