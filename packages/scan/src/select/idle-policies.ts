import { isJsonObject, type JsonObject, type PolicyMetadata, type Problem } from '@merlon/model';
import type { PolicyNames } from './policy-names.ts';
import type { SelectionSource } from './select-policies.ts';

/** The parameters without which a policy finds nothing: lists that must not be empty, and are. */
export function missingParameters({ parameters }: PolicyMetadata, given: JsonObject = {}): string[] {
	const { schema, defaults } = parameters;
	const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
	const values: JsonObject = { ...defaults, ...given };
	return Object.entries(properties).flatMap(([name, property]) => {
		const value = values[name];
		const needsItems = isJsonObject(property) && typeof property['minItems'] === 'number' && property['minItems'] > 0;
		return needsItems && Array.isArray(value) && value.length === 0 ? [name] : [];
	});
}

/** What to write into the settings for a parameter: the example that its schema gives. */
export function parameterExample({ id, parameters: { schema } }: PolicyMetadata, name: string): string {
	const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
	const property = properties[name];
	const examples = isJsonObject(property) ? property['examples'] : undefined;
	const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
	return `parameters: {${id}: {${name}: ${example === undefined ? '[…]' : flowText(example)}}}`;
}

/** JSON, which is YAML too, without the quotes around plain keys. */
function flowText(value: unknown): string {
	return JSON.stringify(value)
		.replace(/"([A-Za-z]\w*)":/g, '$1: ')
		.replaceAll(/,(?=["{]|\w+: )/g, ', ');
}

/** Warns of policies that were asked for by name, and find nothing as they are set. */
export function idlePolicies(
	policies: readonly PolicyMetadata[],
	given: Readonly<Record<string, JsonObject>>,
	check: readonly string[],
	names: PolicyNames,
	source: SelectionSource,
): Problem[] {
	return policies.flatMap((policy): Problem[] => {
		const at = check.findIndex((name) => !/[*?[]/.test(name) && names.idsOf(name).has(policy.id));
		const [missing] = at < 0 ? [] : missingParameters(policy, given[policy.id]);
		if (missing === undefined) return [];
		const message = `${policy.id} finds nothing until its parameter ${missing} is set`;
		const help = `in merlon.yaml: ${parameterExample(policy, missing)}`;
		const place = { file: source.file, ...source.locate(['check', at]) };
		return [{ code: 'policy-without-parameters', level: 'warning', message, ...place, help }];
	});
}
