import type { Span } from '@merlon/base';
import type { Import, RefTerm, Term } from './ast.ts';
import { refTerm } from './ast-build.ts';
import { isName } from './expr-kind.ts';
import {
	isKeywordOfVersion,
	V0_FUTURE_KEYWORDS,
	V1_FUTURE_KEYWORDS,
	withKeywords,
	withoutFutureKeywords,
} from './keywords.ts';
import { enterPath } from './parse-package.ts';
import { parseTerm } from './parse-term.ts';
import type { Parser } from './parser.ts';
import { termKindName, termText } from './term-text.ts';
import { Token } from './token.ts';

const ROOTS: ReadonlySet<string> = new Set(['data', 'future', 'input', 'rego']);

/** import ::= "import" ref [ "as" var ]; null without an error when a reference begins so */
export function parseImport(p: Parser): Import | null {
	const start = p.start;
	if (!enterPath(p)) return null;
	const path = parseImportPath(p);
	if (path === null) return null;
	const root = path.head;
	if (root.kind !== 'var' || !ROOTS.has(root.name)) {
		p.hint('if this is unexpected, try updating OPA');
		p.errorAt(
			path.span,
			`unexpected import path, must begin with one of: {data, future, input, rego}, got: ${termText(root)}`,
		);
		return null;
	}
	if (p.at(Token.As)) return parseAlias(p, start, path);
	checkImportedName(p, path);
	return { kind: 'import', path, alias: null, aliasSpan: null, span: p.spanFrom(start) };
}

/** The path is read without the imported keywords, so that it can name them again. */
function parseImportPath(p: Parser): RefTerm | null {
	const keywords = p.keywords;
	p.forgetTerms();
	p.keywords = withoutFutureKeywords(keywords);
	const term = parseTerm(p);
	p.keywords = keywords;
	if (term !== null && term.kind === 'ref') {
		for (const part of term.path) {
			if (part.kind === 'string') continue;
			p.errorAt(part.span, `unexpected ${termKindName(part)} token: expecting string`);
			return null;
		}
		return term;
	}
	if (term !== null && term.kind === 'var') return refTerm(term, [], term.span);
	p.error('expected path');
	return null;
}

/** "as" var */
function parseAlias(p: Parser, start: number, path: RefTerm): Import | null {
	p.scan();
	if (!p.at(Token.Ident)) {
		p.unexpected('expected var');
		return null;
	}
	const alias = parseTerm(p);
	if (alias !== null && alias.kind === 'var') {
		return { kind: 'import', path, alias: alias.name, aliasSpan: alias.span, span: p.spanFrom(start) };
	}
	if (alias !== null && (isName(alias, 'data') || isName(alias, 'input'))) {
		p.errorAt(alias.span, `unexpected import alias, must not be a reserved name, got: ${termText(alias)}`);
		return null;
	}
	p.unexpected('expected var');
	return null;
}

/** Without an alias the last part is the name in the module, which no keyword can be. */
function checkImportedName(p: Parser, path: RefTerm): void {
	const last: Term = path.path[path.path.length - 1] ?? path.head;
	if (isFuturePath(path) && path.path.length > 0) return;
	const name = last.kind === 'string' ? last.value : last.kind === 'var' ? last.name : '';
	if (!isKeywordOfVersion(name, p.dialect.version)) return;
	p.hint('import a different path or use an alias');
	p.errorAt(last.span, `unexpected import path, must not end with a keyword, got: ${name}`);
}

function isFuturePath(path: RefTerm): boolean {
	return path.head.kind === 'var' && path.head.name === 'future';
}

/** Puts an import of language features into effect; the parser stands behind it. */
export function applyFeatureImport(p: Parser, { path, alias, aliasSpan }: Import): void {
	if (path.kind !== 'ref' || path.head.kind !== 'var') return;
	const root = path.head.name;
	if (root !== 'rego' && root !== 'future') return;
	if (root === 'rego') applyRegoImport(p, path, alias === null ? null : aliasSpan);
	else applyFutureImport(p, path, alias === null ? null : aliasSpan);
	// The token in hand was read before the keyword was known.
	if (p.at(Token.Ident)) p.token = importedToken(p) ?? p.token;
}

function importedToken(p: Parser): Token | undefined {
	const isFuture = V0_FUTURE_KEYWORDS.has(p.literal) || V1_FUTURE_KEYWORDS.has(p.literal);
	return isFuture ? p.keywords.get(p.literal) : undefined;
}

function applyRegoImport(p: Parser, path: RefTerm, aliasSpan: Span | null): void {
	const version = featureVersion(path);
	if (version === null) {
		p.errorAt(path.span, `invalid import \`${termText(path)}\`, must be one of: \`rego.v1\`, \`rego.v2\``);
		return;
	}
	const features = version === 'v1' ? ['rego_v1_import', 'rego_v1', 'rego_v2'] : ['rego_v2_import', 'rego_v2'];
	if (!features.some((feature) => p.hasFeature(feature))) {
		p.errorAt(path.span, `invalid import, \`rego.${version}\` is not supported by current capabilities`);
		return;
	}
	if (aliasSpan !== null) {
		p.errorAt(aliasSpan, '`rego` imports cannot be aliased');
		return;
	}
	if (version === 'v1' && p.dialect.version === 'v1') return;
	p.keywords = withKeywords(p.keywords, V0_FUTURE_KEYWORDS);
	if (version === 'v1') return;
	p.keywords = withKeywords(p.keywords, V1_FUTURE_KEYWORDS);
	p.notBodies = true;
}

/** The version that `rego.v1` or `rego.v2` names; null for other paths. */
export function featureVersion(path: Term): 'v1' | 'v2' | null {
	if (path.kind !== 'ref' || !isRegoRoot(path.head) || path.path.length !== 1) return null;
	const [version] = path.path;
	if (version === undefined || version.kind !== 'string') return null;
	return version.value === 'v1' || version.value === 'v2' ? version.value : null;
}

function isRegoRoot(head: Term): boolean {
	return head.kind === 'var' && head.name === 'rego';
}

function applyFutureImport(p: Parser, { path, span }: RefTerm, aliasSpan: Span | null): void {
	const [group, keyword, ...deeper] = path;
	if (group === undefined || group.kind !== 'string' || group.value !== 'keywords') {
		p.errorAt(span, 'invalid import, must be `future.keywords`');
		return;
	}
	if (aliasSpan !== null) {
		p.errorAt(aliasSpan, '`future` imports cannot be aliased');
		return;
	}
	const { importable } = p.dialect;
	let imported = importable;
	if (keyword !== undefined && deeper.length === 0) {
		const word = keyword.kind === 'string' ? keyword.value : '';
		const token = importable.get(word);
		if (token === undefined) {
			p.errorAt(span, `unexpected keyword, must be one of [${[...importable.keys()].sort().join(' ')}]`);
			return;
		}
		imported = new Map([[word, token]]);
	}
	if (imported.has('not')) p.notBodies = true;
	p.keywords = withKeywords(p.keywords, imported);
}
