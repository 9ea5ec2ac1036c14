import { readFileSync } from 'node:fs';
import type { Value } from '@merlon/rego';
import type { Io } from '../io.ts';
import { LoadError, problemsOf, problemText } from '../load/load-error.ts';
import { parseJsonDocument, parseYamlDocument } from '../load/parse-document.ts';
import { decodeText } from '../load/read-file.ts';

/** The input cannot be read. OPA reports that as text, whatever the format of the output. */
export class InputError extends Error {
	override readonly name = 'InputError';
}

/** The input document that flags name; undefined when there is none. Throws InputError. */
export function inputOf(flags: { readonly stdinInput?: boolean; readonly input?: string }, io: Io): Value | undefined {
	if (flags.stdinInput === true) return parsed('stdin', decodeText(io.stdin()));
	if (flags.input === undefined) return undefined;
	return parsed(flags.input, readInput(flags.input));
}

function readInput(path: string): string {
	try {
		return decodeText(readFileSync(path));
	} catch (error) {
		throw new InputError(problemsOf(error).map(problemText).join('\n'), { cause: error });
	}
}

/** Input is YAML, of which JSON is a part, and the quicker one to read. */
function parsed(name: string, text: string): Value {
	try {
		return parseJsonDocument(name, text);
	} catch (error) {
		if (!(error instanceof LoadError)) throw error;
	}
	try {
		return parseYamlDocument(name, text);
	} catch (error) {
		const reasons = problemsOf(error).map(problemText).join('\n');
		throw new InputError(`unable to parse input: ${reasons.replace(`${name}: `, '')}`, { cause: error });
	}
}
