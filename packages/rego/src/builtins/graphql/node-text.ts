import { quoteGo } from '../../runtime/go-quote.ts';
import { type TypeNode, ValueKind, type ValueNode } from './ast.ts';

/** `[Int!]!` */
export function typeText(type: TypeNode): string {
	const inner = type.NamedType !== '' || type.Elem === null ? type.NamedType : `[${typeText(type.Elem)}]`;
	return type.NonNull ? `${inner}!` : inner;
}

/** The named type that lists are of in the end. */
export function innermostName(type: TypeNode): string {
	let inner = type;
	while (inner.NamedType === '' && inner.Elem !== null) inner = inner.Elem;
	return inner.NamedType;
}

export function valueLiteral(value: ValueNode): string {
	switch (value.Kind) {
		case ValueKind.Variable:
			return `$${value.Raw}`;
		case ValueKind.String:
		case ValueKind.Block:
			return quoteGo(value.Raw);
		case ValueKind.List:
			return `[${value.Children.map((child) => valueLiteral(child.Value)).join(',')}]`;
		case ValueKind.Object:
			return `{${value.Children.map((child) => `${child.Name}:${valueLiteral(child.Value)}`).join(',')}}`;
		default:
			return value.Raw;
	}
}

/** The first item of that name. */
export function named<T extends { readonly Name: string }>(items: readonly T[], name: string): T | null {
	return items.find((item) => item.Name === name) ?? null;
}
