import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml';

/** How deeply a document may be nested: what the library does with the nodes that are open is recursive. */
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
	return Array.from(composer.compose(tokensOf(text, lines)));
}

function* tokensOf(text: string, lines: LineCounter | null): Generator<CST.Token> {
	lines?.addNewLine(0);
	const parser = new Parser(lines?.addNewLine);
	for (const lexeme of new Lexer().lex(text)) {
		yield* parser.next(lexeme);
		if (parser.stack.length > MAX_DEPTH) throw new YamlDepthError(parser.offset);
	}
	yield* parser.end();
}
