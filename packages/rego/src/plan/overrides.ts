import type { Value } from '../runtime/value.ts';
import type { Body, Module, Term, With } from '../syntax/ast.ts';
import { walkBody, walkRule } from '../syntax/walk.ts';
import { constantOf } from './constant.ts';
import { operatorName } from './operator-name.ts';

/** What the `with` modifiers of a program can replace. Documents and builtins out of their reach need no check. */
export interface Overrides {
	readonly builtins: ReadonlySet<string>;
	/** Whether a modifier may replace the document at a path, or one above or below it. */
	touches(path: readonly Value[]): boolean;
}

/** Collects the targets of all `with` modifiers in modules and queries. */
export function collectOverrides(modules: readonly Module[], queries: readonly Body[]): Overrides {
	const builtins = new Set<string>();
	const paths: (readonly Value[])[] = [];
	const visit = (modifier: With): void => {
		const target = modifier.target;
		if (target.kind === 'ref' && target.head.kind === 'var' && target.head.name === 'data') {
			paths.push(groundPrefix(target.path));
		} else if (target.kind === 'var' && target.name === 'data') {
			paths.push([]);
		} else if (target.kind === 'var') {
			builtins.add(target.name);
		} else if (target.kind === 'ref') {
			builtins.add(operatorName(target));
		}
	};
	for (const module of modules) for (const rule of module.rules) walkRule(rule, { with: visit });
	for (const query of queries) walkBody(query, { with: visit });
	return { builtins, touches: (path) => paths.some((target) => overlaps(target, path)) };
}

function groundPrefix(path: readonly Term[]): Value[] {
	const prefix: Value[] = [];
	for (const part of path) {
		const key = constantOf(part);
		if (key === undefined) break;
		prefix.push(key);
	}
	return prefix;
}

function overlaps(a: readonly Value[], b: readonly Value[]): boolean {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) if (a[i] !== b[i]) return false;
	return true;
}
