import { describe, expect, it } from 'vitest';
import { BASE_KEYWORDS } from './keywords.ts';
import { Scanner } from './scanner.ts';
import { Token, tokenText } from './token.ts';

/** The tokens of a text but for whitespace, as `name` or `name:literal`. */
function scan(text: string): string[] {
	const scanner = new Scanner(text, BASE_KEYWORDS);
	const result: string[] = [];
	for (;;) {
		const token = scanner.scan();
		if (token === Token.Eof) return result;
		if (token === Token.Whitespace) continue;
		const name = scanner.literal === '' ? tokenText(token) : `${tokenText(token)}:${scanner.literal}`;
		result.push([name, ...scanner.problems].join(' ! '));
	}
}

describe('Scanner', () => {
	it.each([
		['a_1 not null if', ['identifier:a_1', 'not:not', 'null:null', 'identifier:if']],
		['x٣', ['identifier:x٣']],
		['1 1.5 1e3 0.1E-2', ['number:1', 'number:1.5', 'number:1e3', 'number:0.1E-2']],
		['"a\\"b" `c\\`', ['string:"a\\"b"', 'string:`c\\`']],
		[':= : == = >= > <= < !=', ['assign', ':', 'equal', 'eq', 'gte', 'gt', 'lte', 'lt', 'neq']],
		['+-*/%&|.;,', ['plus', 'minus', 'mul', 'div', 'rem', 'and', 'or', '.', ';', ',']],
		['()[]{}', ['(', ')', '[', ']', '{', '}']],
		['# a\nb', ['comment:# a', 'identifier:b']],
		['$"a\\{b{', ['template-string-part:"a{b{']],
		['$`a\\{b`', ['raw-template-string-end:`a{b`']],
		['$`a', ['raw-template-string-part:`a ! non-terminated string']],
		['@', ['illegal']],
		['😀x', ['illegal', 'identifier:x']],
		['a\0', ['identifier:a ! illegal null character', 'illegal']],
		['a \ufeff', ['identifier:a', 'illegal']],
		['\ufeffa', ['identifier:a']],
		['\ud800', ['illegal ! illegal utf-8 character']],
		['\u00a0', ['illegal ! illegal non-breaking space character, use a regular space instead']],
		['noté', ['identifier:not\ufffd', 'illegal']],
		['`a', ['string:`a ! non-terminated string']],
		['"\\', ['string:"\\ ! illegal escape sequence ! non-terminated string']],
	])('cuts %j', (text, tokens) => {
		expect(scan(text)).toEqual(tokens);
	});

	it('goes on with a template string behind an expression', () => {
		const scanner = new Scanner('$"a{x} b"', BASE_KEYWORDS);
		for (const token of [Token.TemplatePart, Token.Ident, Token.RBrace]) expect(scanner.scan()).toBe(token);
		expect(scanner.continueTemplate(false)).toBe(Token.TemplateEnd);
		expect(scanner.literal).toBe('} b"');
	});

	it('says whether whitespace holds a line break', () => {
		const scanner = new Scanner(' \t a\r\n b', BASE_KEYWORDS);
		expect(scanner.skipWhitespace()).toBe(false);
		scanner.scan();
		expect(scanner.skipWhitespace()).toBe(true);
	});
});
