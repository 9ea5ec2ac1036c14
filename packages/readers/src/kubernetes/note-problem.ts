import type { Problem } from '@merlon/model';
import type { YamlNote } from '@merlon/yaml';
import type { SourceDocument } from '../source-document.ts';

const LONGEST_KEY = 100;

/** What is said of a key that stands twice, or of a number that cannot be read exactly. */
export function noteProblem(note: YamlNote, document: SourceDocument): Problem {
	const place = { level: 'warning', file: document.file, ...document.position(note.at) } as const;
	if (note.kind === 'rounded-number') {
		const message = `${note.text} is read as ${BigInt(note.value)}`;
		const help = `integers beyond ${Number.MAX_SAFE_INTEGER} are not exact here: policies may misjudge this one`;
		return { code: 'number-rounded', message, help, ...place };
	}
	const key = note.key.length > LONGEST_KEY ? `${note.key.slice(0, LONGEST_KEY)}…` : note.key;
	const { line, column } = document.position(note.first);
	const message = `${JSON.stringify(key)} stands here again: its value from ${line}:${column} does not count`;
	const help = 'keep one of them: an API server warns of the other, or refuses it, and other tools may take the first';
	return { code: 'duplicate-key', message, help, ...place };
}
