import { stringifyJson } from '../runtime/json.ts';
import type { Value } from '../runtime/value.ts';
import { stringLiteral } from './code.ts';

/** An ES module around a generated program. The base documents travel as JSON text, read when the module is loaded. */
export function emitModule(program: string, entrypoints: readonly string[], data: Value): string {
	const names = entrypoints.map(stringLiteral).join(', ');
	return [
		"import { instantiate } from '@merlon/rego/runtime';",
		`export const entrypoints = [${names}];`,
		'export const evaluate = instantiate((rt) => {',
		program.trimEnd(),
		`}, entrypoints, ${stringLiteral(stringifyJson(data))});`,
		'',
	].join('\n');
}
