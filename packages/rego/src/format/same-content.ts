import type { Module, Rule } from '../syntax/ast.ts';
import { commentText } from './output.ts';

/** Whether a module read again says the same in some of its rules, and has as many rules and the same comments. */
export function hasSameContent(module: Module, again: Module, rules: ReadonlySet<Rule>): boolean {
	if (module.rules.length !== again.rules.length || commentsOf(module) !== commentsOf(again)) return false;
	return module.rules.every((rule, i) => !rules.has(rule) || equalNodes(rule, again.rules[i]));
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
	return Object.entries(a).every(([key, value]) => LAYOUT.has(key) || equalNodes(value, Reflect.get(b, key)));
}
