import { compareUtf8 } from '@merlon/base';
import type { Import, RefTerm } from '../syntax/ast.ts';
import { futureKeywordOf, type PlacedImport } from './directives.ts';
import { insertComments, type Layout } from './layout.ts';
import { commentText } from './output.ts';
import { compareScalarTerms } from './term-identity.ts';
import { pathText } from './write-term.ts';

/** Writes imports: groups that stood apart stay apart, and each is sorted. */
export function writeImports(l: Layout, imports: readonly PlacedImport[]): void {
	const comments = new Map<number, string>();
	for (const { row } of imports) {
		const comment = l.comments.takeAhead(row);
		if (comment !== null) comments.set(row, commentText(comment));
	}
	for (const group of groupsOf(imports)) {
		insertComments(l, group[0].row);
		for (const item of [...group].sort((a, b) => compareImports(a.node, b.node))) {
			l.out.startLine();
			writeImport(l, item.node);
			const comment = comments.get(item.row);
			if (comment !== undefined) l.out.write(` ${comment}`);
			comments.delete(item.row);
			l.out.endLine();
		}
		l.out.blankLine();
	}
}

function groupsOf(imports: readonly PlacedImport[]): [PlacedImport, ...PlacedImport[]][] {
	const groups: [PlacedImport, ...PlacedImport[]][] = [];
	let last: PlacedImport | null = null;
	for (const item of imports) {
		const group = groups[groups.length - 1];
		if (group === undefined || last === null || item.row - last.row > 1) groups.push([item]);
		else group.push(item);
		last = item;
	}
	return groups;
}

function writeImport(l: Layout, node: Import): void {
	l.out.write('import ');
	if (futureKeywordOf(node) !== null) l.out.write(dottedPath(node));
	else l.out.write(importText(l, importPath(node)));
	if (node.alias !== null) l.out.write(` as ${node.alias}`);
}

function importText(l: Layout, { head, path }: RefTerm): string {
	return pathText(l, head.kind === 'var' ? head.name : '', path);
}

/** The path of an import of a keyword, which would otherwise have to stand in brackets. */
function dottedPath(node: Import): string {
	return `future.keywords.${futureKeywordOf(node)}`;
}

export function importPath(node: Import): RefTerm {
	if (node.path.kind === 'ref') return node.path;
	return { kind: 'ref', head: node.path, path: [], span: node.path.span };
}

function compareImports(a: Import, b: Import): number {
	const [left, right] = [importPath(a), importPath(b)];
	const heads = compareScalarTerms(left.head, right.head);
	if (heads !== 0) return heads;
	const length = Math.min(left.path.length, right.path.length);
	for (let i = 0; i < length; i++) {
		const [x, y] = [left.path[i], right.path[i]];
		if (x === undefined || y === undefined) break;
		const parts = compareScalarTerms(x, y);
		if (parts !== 0) return parts;
	}
	return left.path.length - right.path.length || compareUtf8(a.alias ?? '', b.alias ?? '');
}
