import { isConstant } from '../analysis/term-facts.ts';
import { termText } from '../analysis/term-text.ts';
import type { ArrayTerm, ObjectTerm, SetTerm, Term } from '../syntax/ast.ts';
import type { ArrayType, ObjectType, SetType, Type } from './type.ts';
import { selectConstant, type TypeEnv } from './type-env.ts';
import { ANY, isAnything, isUnknown, unionTypes } from './type-operations.ts';
import { unifies } from './unify-types.ts';

/**
 * Whether a term can have a type. Variables in it that have no type yet get theirs; with `union`, variables are given
 * one more possible type, as the members of a union are tried one after the other.
 */
export function inferTerm(env: TypeEnv, term: Term, type: Type | null, union = false): boolean {
	switch (term.kind) {
		case 'array':
			return inferComposite(env, term, type, (bare) => bare.kind === 'array' && inferArray(env, term, bare, union));
		case 'object':
			return inferComposite(env, term, type, (bare) => bare.kind === 'object' && inferObject(env, term, bare, union));
		case 'set':
			return inferComposite(env, term, type, (bare) => bare.kind === 'set' && inferSet(env, term, bare, union));
		case 'var':
			return inferVar(env, term, type, union);
		default:
			return unifies(env.typeOf(term), type);
	}
}

function inferVar(env: TypeEnv, variable: Term, type: Type | null, union: boolean): boolean {
	const known = env.typeOf(variable);
	if (union) {
		env.setVar(variable, unionTypes(known, type));
		return true;
	}
	if (known !== null) return unifies(known, type);
	env.setVar(variable, type);
	return true;
}

function inferComposite(
	env: TypeEnv,
	term: ArrayTerm | ObjectTerm | SetTerm,
	type: Type | null,
	infer: (type: ArrayType | ObjectType | SetType) => boolean,
): boolean {
	switch (type?.kind) {
		case 'array':
		case 'object':
		case 'set':
			return infer(type);
		case 'recursive': {
			// OPA looks through a recursive type for arrays and objects only.
			const { type: inner } = type;
			return (inner?.kind === 'array' || inner?.kind === 'object') && infer(inner);
		}
		case 'any': {
			if (isAnything(type)) {
				for (const part of partsOf(term)) inferTerm(env, part, ANY, true);
				return true;
			}
			let fits = false;
			for (const member of type.of) fits = inferTerm(env, term, member, true) || fits;
			return fits;
		}
		default:
			return false;
	}
}

function partsOf(term: ArrayTerm | ObjectTerm | SetTerm): readonly Term[] {
	return term.kind === 'object' ? term.entries.flatMap((entry) => [entry.key, entry.value]) : term.items;
}

function inferArray(env: TypeEnv, term: ArrayTerm, type: ArrayType, union: boolean): boolean {
	if (term.items.length !== type.static.length && type.dynamic === null) return false;
	return term.items.every((item, i) => inferTerm(env, item, type.static[i] ?? type.dynamic, union));
}

function inferObject(env: TypeEnv, term: ObjectTerm, type: ObjectType, union: boolean): boolean {
	if (term.entries.length !== type.static.length && (type.dynamic?.value ?? null) === null) return false;
	return term.entries.every(({ key, value }) => {
		if (!isConstant(key)) {
			// The value under a computed key could be that of any property: it is taken as any.
			inferTerm(env, value, ANY, union);
			return true;
		}
		const property = selectConstant(type, key);
		return property !== null && inferTerm(env, value, property, union);
	});
}

function inferSet(env: TypeEnv, term: SetTerm, type: SetType, union: boolean): boolean {
	return term.items.every((item) => inferTerm(env, item, type.of, union));
}

/** Whether two terms can be equal. Variables without a type get the one of the other side. */
export function inferEqual(env: TypeEnv, a: Term, typeA: Type | null, b: Term, typeB: Type | null): boolean {
	const unknownA = isUnknown(typeA);
	const unknownB = isUnknown(typeB);
	if (unknownA && !unknownB) return inferTerm(env, a, typeB);
	if (unknownB && !unknownA) return inferTerm(env, b, typeA);
	if (!unknownA) return unifies(typeA, typeB);
	const result = inferUnknown(env, a, b);
	if (result !== null) return result;
	// A comprehension may be known in part: a variable without any type takes what there is.
	if (a.kind === 'var' && typeA === null && typeB !== null) return inferTerm(env, a, typeB);
	if (b.kind === 'var' && typeB === null && typeA !== null) return inferTerm(env, b, typeA);
	return false;
}

/** Two terms that are both not known in full; null when their kinds say nothing. */
function inferUnknown(env: TypeEnv, a: Term, b: Term): boolean | null {
	switch (a.kind) {
		case 'array':
		case 'object':
			return inferEqualComposite(env, a, b);
		case 'var':
			switch (b.kind) {
				case 'var':
					return inferTerm(env, a, ANY) && inferTerm(env, b, env.typeOf(a));
				case 'array':
				case 'object':
					return inferEqualComposite(env, b, a);
				case 'ref':
					return inferTerm(env, a, ANY);
				default:
					return null;
			}
		case 'ref':
			return b.kind === 'var' ? inferTerm(env, b, ANY) : null;
		default:
			return null;
	}
}

function inferEqualComposite(env: TypeEnv, a: ArrayTerm | ObjectTerm, b: Term): boolean {
	if (b.kind === 'var') return inferTerm(env, a, ANY) && inferTerm(env, b, env.typeOf(a));
	if (a.kind === 'array' && b.kind === 'array') {
		if (a.items.length !== b.items.length) return false;
		return a.items.every((item, i) => inferEqualTerms(env, item, b.items[i] as Term));
	}
	if (a.kind !== 'object' || b.kind !== 'object' || a.entries.length !== b.entries.length) return false;
	const values = new Map(b.entries.map((entry) => [termText(entry.key), entry.value]));
	return a.entries.every((entry) => {
		const other = values.get(termText(entry.key));
		return other !== undefined && inferEqualTerms(env, entry.value, other);
	});
}

function inferEqualTerms(env: TypeEnv, a: Term, b: Term): boolean {
	return inferEqual(env, a, env.typeOf(a), b, env.typeOf(b));
}
