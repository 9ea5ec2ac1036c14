import { stringifyJson, type Value } from '@merlon/rego';

/** A policy value inside a report: written with every digit, its keys sorted. */
export class ExactValue {
	readonly value: Value;

	constructor(value: Value) {
		this.value = value;
	}
}

export type ReportValue =
	| ExactValue
	| string
	| number
	| boolean
	| null
	| readonly ReportValue[]
	| { readonly [key: string]: ReportValue | undefined };

/** A report as indented JSON: its own keys in the order they have, absent ones left out, policy values exact. */
export function reportJson(value: ReportValue, prefix = ''): string {
	if (value instanceof ExactValue) return stringifyJson(value.value, { indent: '  ', prefix });
	const inner = `${prefix}  `;
	if (Array.isArray(value)) {
		const items = (value as readonly ReportValue[]).map((item) => `${inner}${reportJson(item, inner)}`);
		return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${prefix}]`;
	}
	if (typeof value === 'object' && value !== null) {
		const members = Object.entries(value).flatMap(([key, member]) =>
			member === undefined ? [] : [`${inner}${stringifyJson(key)}: ${reportJson(member, inner)}`],
		);
		return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${prefix}}`;
	}
	return stringifyJson(value);
}
