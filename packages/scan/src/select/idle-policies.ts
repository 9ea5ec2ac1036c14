import { isJsonObject, type JsonObject, type PolicyMetadata, type Problem } from '@merlon/model';
import { propertiesOf } from '@merlon/policy';
import { hasWildcard } from '../glob/wildcard.ts';
import type { PolicyNames } from './policy-names.ts';
import type { SelectionSource } from './select-policies.ts';

/** The parameters without which a policy finds nothing: lists that must not be empty, and are. */
export function missingParameters({ parameters }: PolicyMetadata, given: JsonObject = {}): string[] {
	const { schema, defaults } = parameters;
	const properties = propertiesOf(schema);
	const values: JsonObject = { ...defaults, ...given };
	return Object.entries(properties).flatMap(([name, property]) => {
		const value = values[name];
		const needsItems = isJsonObject(property) && typeof property['minItems'] === 'number' && property['minItems'] > 0;
		return needsItems && Array.isArray(value) && value.length === 0 ? [name] : [];
	});
}

/** What to write into the settings for a parameter: the example that its schema gives, or what holds by default. */
export function parameterExample({ id, parameters: { schema, defaults } }: PolicyMetadata, name: string): string {
	const properties = propertiesOf(schema);
	const property = properties[name];
	const examples = isJsonObject(property) ? property['examples'] : undefined;
	const standard = defaults[name];
	// The form of a long list shows in its beginning.
	const example: unknown = Array.isArray(examples)
		? examples[0]
		: Array.isArray(standard)
			? standard.slice(0, 2)
			: standard;
	const isNothing = example === undefined || (Array.isArray(example) && example.length === 0);
	return `parameters: {${id}: {${name}: ${isNothing ? '[…]' : flowText(example)}}}`;
}

/** JSON, which is YAML too, without the quotes around plain keys. */
function flowText(value: unknown): string {
	return JSON.stringify(value)
		.replace(/"([A-Za-z]\w*)":/g, '$1: ')
		.replaceAll(/,(?=["{]|\w+: )/g, ', ');
}

/** The ids of policies that are asked for by a name of theirs, with where in the list it stands. */
export function askedPolicies(check: readonly string[], names: PolicyNames): ReadonlyMap<string, number> {
	const asked = new Map<string, number>();
	for (const [i, name] of check.entries()) {
		if (hasWildcard(name)) continue;
		for (const id of names.idsOf(name)) if (!asked.has(id)) asked.set(id, i);
	}
	return asked;
}

/** Warns of policies that were asked for by name, and find nothing as they are set. */
export function idlePolicies(
	policies: readonly PolicyMetadata[],
	given: Readonly<Record<string, JsonObject>>,
	asked: ReadonlyMap<string, number>,
	source: SelectionSource,
): Problem[] {
	return policies.flatMap((policy): Problem[] => {
		const at = asked.get(policy.id);
		if (at === undefined) return [];
		const [missing] = missingParameters(policy, given[policy.id]);
		if (missing === undefined) return [];
		const message = `${policy.id} finds nothing until its parameter ${missing} is set`;
		const help = `in merlon.yaml: ${parameterExample(policy, missing)}`;
		const place = { file: source.file, ...source.locate(['check', at]) };
		return [{ code: 'policy-without-parameters', level: 'warning', message, ...place, help }];
	});
}
