import type { Parser } from './parser.ts';
import { Token, tokenText } from './token.ts';

/** Tokens behind a word that make a rule's declaration of it. */
const NAME_FOLLOWERS: readonly Token[] = [Token.Assign, Token.Unify, Token.If, Token.Contains, Token.LParen];
/** `not (x)` is a negation, `or(x, y)` a call. */
const OPERATOR_FOLLOWERS: readonly Token[] = [Token.Assign, Token.Unify, Token.If, Token.Contains];
/** `package contains` and `import if.foo` name paths. */
const PATH_FOLLOWERS: readonly Token[] = [Token.Assign, Token.Unify, Token.LParen];

const FOLLOWERS: ReadonlyMap<Token, readonly Token[]> = new Map<Token, readonly Token[]>([
	[Token.Every, NAME_FOLLOWERS],
	[Token.If, NAME_FOLLOWERS],
	[Token.In, NAME_FOLLOWERS],
	[Token.Some, NAME_FOLLOWERS],
	[Token.As, NAME_FOLLOWERS],
	[Token.Package, PATH_FOLLOWERS],
	[Token.Import, PATH_FOLLOWERS],
	[Token.Not, OPERATOR_FOLLOWERS],
	[Token.And, OPERATOR_FOLLOWERS],
	[Token.Or, OPERATOR_FOLLOWERS],
	// `contains := x` can be a query; as a rule it is refused later.
	[Token.Contains, [Token.If, Token.Contains]],
]);

/** Reports a keyword used as a rule's name; whether it did. Behind `default` nothing else can be meant. */
export function reportKeywordName(p: Parser, isDefault: boolean): boolean {
	const followers = FOLLOWERS.get(p.token);
	if (followers === undefined) return false;
	if (!isDefault && !followers.includes(p.peek())) return false;
	p.error(`${tokenText(p.token)} keyword cannot be used for rule name`);
	return true;
}
