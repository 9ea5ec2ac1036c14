import { Composer, type CST, type Document, type LineCounter, Parser } from 'yaml';

/** How deeply a document may be nested: the composer is recursive, and its stack is not ours to measure. */
const MAX_DEPTH = 400;

/** A document that is nested more deeply than any may be. */
export class YamlDepthError extends Error {
	override readonly name = 'YamlDepthError';
	/** Where the part begins that lies too deep. */
	readonly offset: number;

	constructor(offset: number) {
		super('exceeded max depth');
		this.offset = offset;
	}
}

/** The documents of a text, with scalars as they are written. Throws YamlDepthError. */
export function readDocuments(text: string, lines: LineCounter | null = null): readonly Document.Parsed[] {
	const composer = new Composer({
		schema: 'failsafe',
		uniqueKeys: false,
		merge: false,
		prettyErrors: false,
		logLevel: 'silent',
		resolveKnownTags: false,
	});
	const parser = new Parser(lines?.addNewLine);
	return Array.from(composer.compose(withinDepth(parser.parse(text))));
}

/** The parser keeps no stack of calls, so what it made can be measured before the composer sees it. */
function* withinDepth(tokens: Iterable<CST.Token>): Generator<CST.Token> {
	for (const token of tokens) {
		checkDepth(token);
		yield token;
	}
}

function checkDepth(root: CST.Token): void {
	const pending: (readonly [CST.Token, number])[] = [[root, 0]];
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		const [token, depth] = next;
		if (depth > MAX_DEPTH) throw new YamlDepthError(token.offset);
		if (token.type === 'document' && token.value !== undefined) pending.push([token.value, depth]);
		if (!('items' in token)) continue;
		for (const { key, value } of token.items) {
			if (key != null) pending.push([key, depth + 1]);
			if (value !== undefined) pending.push([value, depth + 1]);
		}
	}
}
