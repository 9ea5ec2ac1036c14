import { setProperty } from '../../runtime/collection.ts';
import type { Value } from '../../runtime/value.ts';

/** The JSON form of a node: the members with a capital letter that are not empty. */
export function nodeValue(node: object): Value {
	const members: Record<string, Value> = {};
	for (const [name, member] of Object.entries(node)) {
		if (!/^[A-Z]/.test(name)) continue;
		const value = memberValue(member);
		if (value !== undefined) setProperty(members, name, value);
	}
	return members;
}

function memberValue(member: unknown): Value | undefined {
	if (typeof member === 'string' || typeof member === 'number' || typeof member === 'boolean') return member;
	if (Array.isArray(member)) {
		const items = member.map(memberValue).filter((item) => item !== undefined);
		return items.length === 0 ? undefined : items;
	}
	if (typeof member !== 'object' || member === null) return undefined;
	const value = nodeValue(member);
	return Object.keys(value as object).length === 0 ? undefined : value;
}
