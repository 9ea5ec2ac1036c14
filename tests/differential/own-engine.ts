import { compile, parseJson, RegoError, RegoEvalError } from '@merlon/rego';
import type { Answer } from './answer.ts';
import { canonical } from './canonical.ts';
import type { Program } from './policy.ts';

/** Our answer. Anything thrown that is no diagnostic is a crash, which never agrees with OPA. */
export function ownAnswer(program: Program): Answer {
	try {
		const compiled = compile({ modules: program.modules, data: parseJson(program.data) });
		const input = parseJson(program.input);
		const [row] = compiled.evaluate(`answer = ${program.query}`, { input, strictBuiltinErrors: program.strict });
		const value = row?.bindings['answer'];
		return value === undefined ? { stage: 'undefined' } : { result: canonical(value) };
	} catch (error) {
		if (error instanceof RegoError)
			return { stage: 'compile', code: error.errors[0]?.code ?? '', text: String(error.message) };
		if (error instanceof RegoEvalError) return { stage: 'eval', code: error.code, text: String(error) };
		return {
			stage: 'crash',
			code: 'crash',
			text: error instanceof Error ? (error.stack ?? error.message) : String(error),
		};
	}
}
