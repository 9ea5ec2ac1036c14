import type { RefTerm, RuleHead, Term } from '../syntax/ast.ts';
import { stringTerm } from '../syntax/ast-build.ts';
import { isGround } from './term-facts.ts';
import { termText } from './term-text.ts';

/** The path of a package, the variable `data` first. */
export function packagePath(path: RefTerm): readonly Term[] {
	return [path.head, ...path.path];
}

/** The full path of a rule: that of its package, then its reference with the name as a string. */
export function rulePath(packageRef: RefTerm, head: RuleHead): readonly Term[] {
	const { reference } = head;
	const first = reference.head.kind === 'var' ? stringTerm(reference.head.name, reference.head.span) : reference.head;
	return [packageRef.head, ...packageRef.path, first, ...reference.path];
}

/** The part of a path before its first term that is not ground. */
export function groundPrefix(path: readonly Term[]): readonly Term[] {
	const end = path.findIndex((term, i) => i > 0 && !isGround(term));
	return end < 0 ? path : path.slice(0, end);
}

/** A text that is the same for equal paths and different for others. */
export function pathKey(path: readonly Term[]): string {
	return path.map(termText).join('\u0000');
}
