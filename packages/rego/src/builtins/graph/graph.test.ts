import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	['graph.reachable', '{"a":["b"],"b":["c"],"c":[]},["a"]', '["a","b","c"]'],
	['graph.reachable', '{"a":["b"]},["a","x"]', '["a"]'],
	['graph.reachable', '{"a":1},["a"]', '["a"]'],
	['graph.reachable', '1,[]', 'error: operand 1 must be object but got number'],
	['graph.reachable', '{},1', 'error: operand 2 must be {array, set} but got number'],
	['graph.reachable_paths', '{"a":["b","c"],"b":["d"],"c":["d"],"d":[]},["a"]', '[["a","b","d"],["a","c","d"]]'],
	['graph.reachable_paths', '{"a":["b"],"b":["a","b","x"]},["a"]', '[["a","b"]]'],
	['graph.reachable_paths', '{"a":["a"]},["a"]', '[["a","a"]]'],
	['graph.reachable_paths', '{"a":[]},["a","b"]', '[["a"]]'],
	['graph.reachable_paths', '{},1', 'error: operand 2 must be {array, set} but got number'],
	['graph.reachable_paths', '1,1', 'error: operand 1 must be object but got number'],
])('%s(%s)', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
