import type { Module } from '../syntax/ast.ts';
import { commentText } from './output.ts';

/** Whether two modules say the same, whatever their layout, and have the same comments. */
export function hasSameContent(a: Module, b: Module): boolean {
	return equalNodes(a.rules, b.rules) && commentsOf(a) === commentsOf(b);
}

function commentsOf(module: Module): string {
	return module.comments.map(commentText).sort().join('\n');
}

/** What a layout decides, or what only says how something was written. */
const LAYOUT: ReadonlySet<string> = new Set([
	'span',
	'annotations',
	'assign',
	'usesIf',
	'usesContains',
	'generated',
	'generatedBody',
	'generatedValue',
	'fromAssignment',
]);

function equalNodes(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a === 'string' && typeof b === 'string') return a.startsWith('$') && b.startsWith('$');
	if (Array.isArray(a) && Array.isArray(b)) {
		return a.length === b.length && a.every((item, i) => equalNodes(item, b[i]));
	}
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	const other = new Map(Object.entries(b));
	return Object.entries(a).every(([key, value]) => LAYOUT.has(key) || equalNodes(value, other.get(key)));
}
