import { RE2JS } from 're2js';
import { BuiltinError } from '../runtime/errors.ts';
import type { RegexRunner } from './regex.ts';

/** Runs a pattern with an engine that takes linear time whatever the pattern. Throws BuiltinError with Go's message. */
export function linearRunner(pattern: string): RegexRunner {
	const { regex, groupNames } = compile(pattern);
	return {
		groupNames,
		looksAhead: () => true,
		test: (text) => regex.test(text),
		find(text, from) {
			const matcher = regex.matcher(text);
			if (!matcher.find(from)) return null;
			const groups: (string | undefined)[] = [];
			for (let i = 0; i <= groupNames.length; i++) groups.push(matcher.group(i) ?? undefined);
			return { start: matcher.start(), end: matcher.end(), groups };
		},
	};
}

interface Compiled {
	readonly regex: RE2JS;
	readonly groupNames: readonly (string | null)[];
}

function compile(pattern: string): Compiled {
	try {
		return withNames(RE2JS.compile(pattern));
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		if (message.includes(DUPLICATE_NAME)) return withoutNames(pattern);
		throw new BuiltinError(message.endsWith(TRAILING_BACKSLASH) ? `${message}: \`\`` : message);
	}
}

const DUPLICATE_NAME = 'duplicate capture group name';
const TRAILING_BACKSLASH = 'trailing backslash at end of expression';

function withNames(regex: RE2JS): Compiled {
	const groupNames = Array.from({ length: regex.groupCount() }, (): string | null => null);
	for (const [name, index] of Object.entries(regex.namedGroups())) groupNames[index - 1] = name;
	return { regex, groupNames };
}

const TOKEN = /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\[:[a-z^]+:\]|\\[\s\S]|[^\]])*\]|\((?!\?)|\(\?P?<(\w+)>/g;

/** Go lets groups share a name; the engine does not, and so the names are kept beside it. */
function withoutNames(pattern: string): Compiled {
	const groupNames: (string | null)[] = [];
	const unnamed = pattern.replace(TOKEN, (token, name: string | undefined) => {
		if (token !== '(' && name === undefined) return token;
		groupNames.push(name ?? null);
		return '(';
	});
	return { regex: compile(unnamed).regex, groupNames };
}
