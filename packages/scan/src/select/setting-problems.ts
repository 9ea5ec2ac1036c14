import { nearestName } from '@merlon/base';
import { isJsonObject, type JsonObject, type JsonPath, type PolicyMetadata, type Problem } from '@merlon/model';
import { type Misfit, misfits, propertiesOf } from '@merlon/policy';
import type { ScanConfig } from '../config/scan-config.ts';
import { kindOf, shown } from '../config/validate.ts';
import { parameterExample } from './idle-policies.ts';
import type { PolicyNames } from './policy-names.ts';
import type { SelectionSource } from './select-policies.ts';

/** What settings by policy are checked against. */
interface Against {
	readonly policies: readonly PolicyMetadata[];
	readonly names: PolicyNames;
	readonly source: SelectionSource;
}

/** What is wrong with `severity` and `parameters`, of the settings and of their overrides: all of it is errors. */
export function settingProblems(config: ScanConfig, against: Against): Problem[] {
	const { overrides = [] } = config;
	const parts = [{ part: config, at: [] as JsonPath }, ...overrides.map((part, i) => ({ part, at: ['overrides', i] }))];
	return parts.flatMap(({ part: { severity = {}, parameters = {} }, at }) => [
		...unknownNames(Object.keys(severity), [...at, 'severity'], against),
		...unknownNames(Object.keys(parameters), [...at, 'parameters'], against),
		...Object.entries(parameters).flatMap(([name, given]) =>
			parameterProblems(name, given, [...at, 'parameters', name], against),
		),
	]);
}

function unknownNames(given: readonly string[], path: JsonPath, { names, source }: Against): Problem[] {
	return given
		.filter((name) => names.idsOf(name).size === 0)
		.map((name) => {
			const near = names.nearest(name);
			const help = near === null ? 'merlon policies list shows what there is' : `did you mean "${near}"?`;
			const message = `${shown(path)}: there is no policy called ${JSON.stringify(name)}`;
			const place = source.locate([...path, name], 'key');
			return { code: 'policy-unknown', level: 'error', message, file: source.file, ...place, help };
		});
}

/** A name may stand for several policies: each of the parameters has to be one of some of them, and fit those. */
function parameterProblems(
	name: string,
	given: JsonObject,
	path: JsonPath,
	{ policies, names, source }: Against,
): Problem[] {
	const ids = names.idsOf(name);
	const meant = policies.filter(({ id }) => ids.has(id));
	if (meant.length === 0) return [];
	const known = [...new Set(meant.flatMap(({ parameters }) => Object.keys(propertiesOf(parameters.schema))))];
	return Object.entries(given).flatMap(([key, value]): Problem[] => {
		const at = [...path, key];
		if (!known.includes(key)) return [unknownKey(at, known, source)];
		for (const policy of meant) {
			const schema = propertiesOf(policy.parameters.schema)[key];
			const found = isJsonObject(schema) ? misfits(schema, value, at) : [];
			// What the first policy that it does not fit has to say is enough.
			if (found.length > 0) return found.map((misfit) => misfitProblem(misfit, policy, key, source));
		}
		return [];
	});
}

function misfitProblem(misfit: Misfit, policy: PolicyMetadata, key: string, source: SelectionSource): Problem {
	const { path, expected, known, value } = misfit;
	if (misfit.kind === 'key') return unknownKey(path, known, source);
	const needsQuotes = expected.startsWith('a text') && typeof value === 'number';
	const help = needsQuotes
		? 'YAML reads this as a number: put it in quotes'
		: `for instance: ${parameterExample(policy, key)}`;
	const kind = kindOf(value);
	// That it must be a list of at least one entry, not a list, would help nobody.
	const instead = expected.startsWith(kind) ? '' : `, not ${kind}`;
	const message = `${shown(path)} must be ${expected}${instead}`;
	return { code: 'parameter-value', level: 'error', message, file: source.file, ...source.locate(path, 'value'), help };
}

function unknownKey(path: JsonPath, known: readonly string[], source: SelectionSource): Problem {
	const name = String(path.at(-1));
	const near = nearestName(name, known);
	const all = known.length === 0 ? 'there are none' : `those here are ${known.join(', ')}`;
	const help = near === null ? all : `did you mean "${near}"?`;
	const message = `there is no parameter ${JSON.stringify(name)} in ${shown(path.slice(0, -1))}`;
	return { code: 'parameter-unknown', level: 'error', message, file: source.file, ...source.locate(path, 'key'), help };
}
