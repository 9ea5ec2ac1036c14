import { templateError } from './template-error.ts';

/** A word of an action; a field begins with its dot, a variable with its dollar sign. */
export interface TemplateToken {
	readonly kind: 'string' | 'char' | 'number' | 'field' | 'variable' | 'word' | 'dot' | 'space' | 'symbol';
	readonly text: string;
}

const TOKEN =
	/([ \t\r\n]+)|("(?:[^"\\\n]|\\.)*"|`[^`]*`)|('(?:[^'\\\n]|\\.)*')|([+-]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?))|(\.[\p{L}_][\p{L}\p{Nd}_]*)|(\$[\p{L}\p{Nd}_]*)|([\p{L}_][\p{L}\p{Nd}_]*)|(\.)|(:=|[=|(),])/uy;

const KINDS = ['space', 'string', 'char', 'number', 'field', 'variable', 'word', 'dot', 'symbol'] as const;

export function tokenizeAction(action: string): TemplateToken[] {
	const tokens: TemplateToken[] = [];
	for (let at = 0; at < action.length; ) {
		TOKEN.lastIndex = at;
		const match = TOKEN.exec(action);
		if (match === null) throw templateError(`unexpected ${JSON.stringify(action.slice(at, at + 10))} in action`);
		const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)];
		if (kind !== undefined) tokens.push({ kind, text: match[0] });
		at = TOKEN.lastIndex;
	}
	return tokens;
}
