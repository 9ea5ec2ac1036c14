import { SourceFile as Source, type SourceFile, type Span } from '@merlon/base';
import type { Import, RefTerm } from '../syntax/ast.ts';
import { namesRef } from '../syntax/ast-build.ts';
import { V1_FUTURE_KEYWORDS } from '../syntax/keywords.ts';

/** An import and the line it counts as written on. */
export interface PlacedImport {
	readonly node: Import;
	readonly row: number;
	/** Added by the formatter. */
	readonly added: boolean;
}

/** The versions that formatted text has to be valid in. */
export interface Target {
	readonly min: 'v0' | 'v1';
	readonly max: 'v0' | 'v1';
}

export interface DirectiveOptions {
	readonly target: Target;
	readonly dropRedundant: boolean;
	/** Future keywords that the module uses in a way that is always written with the keyword. */
	readonly usedKeywords: ReadonlySet<string>;
}

/** Adds and removes the imports that change how a module is read, as the target needs them. */
export function adjustDirectives(imports: readonly PlacedImport[], options: DirectiveOptions): readonly PlacedImport[] {
	const { target, dropRedundant, usedKeywords } = options;
	const importsV2 = imports.some(({ node }) => isDirective(node, 'v2'));
	let result = [...imports];
	if (importsV2 || (target.min === 'v1' && dropRedundant)) {
		result = result.filter(({ node }) => !isDirective(node, 'v1'));
	} else if (target.min !== target.max && !result.some(({ node }) => isDirective(node, 'v1'))) {
		result.push(addedImport(result, ['rego', 'v1']));
	}
	const hasVersion = importsV2 || result.some(({ node }) => isDirective(node, 'v1'));
	if (target.max === 'v0' && !hasVersion) {
		for (const keyword of [...usedKeywords].sort()) ensureKeyword(result, keyword);
		return result;
	}
	if (dropRedundant || hasVersion) result = result.filter(({ node }) => !isFuture(node));
	if (importsV2) return result;
	for (const keyword of [...usedKeywords].sort()) {
		if (V1_FUTURE_KEYWORDS.has(keyword)) ensureKeyword(result, keyword);
	}
	return result;
}

/** `import rego.v1` and the like. */
export function isDirective(node: Import, version: 'v1' | 'v2'): boolean {
	const names = pathNames(node);
	return names.length === 2 && names[0] === 'rego' && names[1] === version;
}

/** `import future.keywords`, with all of them. */
export function importsAllKeywords(node: Import): boolean {
	const names = pathNames(node);
	return names.length === 2 && names[0] === 'future' && names[1] === 'keywords';
}

/** The keyword of `import future.keywords.every`; null for other imports. */
export function futureKeywordOf(node: Import): string | null {
	if (node.alias !== null) return null;
	const names = pathNames(node);
	return names.length === 3 && names[0] === 'future' && names[1] === 'keywords' ? (names[2] ?? null) : null;
}

function isFuture(node: Import): boolean {
	return pathNames(node)[0] === 'future';
}

export function pathNames(node: Import): readonly string[] {
	const { path } = node;
	if (path.kind === 'var') return [path.name];
	const head = path.head.kind === 'var' ? path.head.name : '';
	return [head, ...path.path.map((part) => (part.kind === 'string' ? part.value : ''))];
}

function ensureKeyword(imports: PlacedImport[], keyword: string): void {
	const covered = imports.some(({ node }) => {
		if (importsAllKeywords(node)) return true;
		const imported = pathNames(node);
		if (imported.length !== 3 || imported[0] !== 'future' || imported[1] !== 'keywords') return false;
		return imported[2] === keyword || (imported[2] === 'every' && keyword === 'in');
	});
	if (!covered) imports.push(addedImport(imports, ['future', 'keywords', keyword]));
}

/** A new import, below the directives that are there. */
function addedImport(imports: readonly PlacedImport[], names: readonly [string, ...string[]]): PlacedImport {
	let row = 0;
	for (const item of imports) {
		if (isFuture(item.node) || isDirective(item.node, 'v1')) row = Math.max(row, item.row);
	}
	const path: RefTerm = namesRef(names, spanOfText(names.join('.')));
	const node: Import = { kind: 'import', path, alias: null, aliasSpan: null, span: path.span };
	return { node, row: row === 0 ? 1 : row + 1, added: true };
}

function spanOfText(text: string): Span {
	const source: SourceFile = new Source('', text);
	return { source, start: 0, end: text.length };
}
