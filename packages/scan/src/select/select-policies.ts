import { nearestName } from '@merlon/base';
import {
	isAtLeast,
	isSeverity,
	type JsonPath,
	type PolicyMetadata,
	type Problem,
	SEVERITIES,
	type Severity,
} from '@merlon/model';
import { compileWildcard, matchesWildcard } from '../glob/wildcard.ts';
import { isForeignId, PolicyNames } from './policy-names.ts';

/** What says which policies run. */
export interface Selection {
	readonly policies?: 'default' | 'all' | readonly string[];
	readonly check?: readonly string[];
	readonly skipCheck?: readonly string[];
	/** How bad findings are where settings see it differently: ids to severities. */
	readonly severity?: ReadonlyMap<string, Severity>;
}

/** Where the names of a selection stand. */
export interface SelectionSource {
	readonly file: string;
	readonly locate: (path: JsonPath, part?: 'key' | 'value') => { readonly line: number; readonly column: number };
}

export interface Selected<P extends PolicyMetadata> {
	/** In the order in which they were given. */
	readonly policies: readonly P[];
	/** Names that stand for nothing. Errors mean that nothing should run: exit code 2. */
	readonly problems: readonly Problem[];
}

/** Standards that hold all that another one asks for. */
const INCLUDES: ReadonlyMap<string, string> = new Map([['pss-restricted', 'pss-baseline']]);

/**
 * Selects as Checkov does: `check` says what runs, `skipCheck` takes away from that. In `check` a severity stands for
 * itself and worse, in `skipCheck` for itself and less bad. Without `check`, what `policies` says runs; where that is a
 * list, severities, categories, controls and wildcards of `check` choose among it.
 */
export function selectPolicies<P extends PolicyMetadata>(
	all: readonly P[],
	selection: Selection,
	source: SelectionSource = COMMAND_LINE,
	names: PolicyNames = new PolicyNames(all),
): Selected<P> {
	const problems: Problem[] = [];
	const selecting: Selecting = { all, names, severity: selection.severity ?? new Map(), source, problems };
	const { policies = 'default', check = [], skipCheck = [] } = selection;
	let chosen = baseOf(selecting, policies);
	if (check.length > 0) {
		const among = typeof policies === 'string' ? null : chosen;
		const wanted = idsOfNames(selecting, 'check', check, isAtLeast, among);
		const foreign = wanted.size === 0 && problems.every(({ level }) => level === 'warning');
		if (foreign && among === null) problems.push(nothingRuns(source, check));
		chosen = wanted;
	}
	const without = idsOfNames(
		selecting,
		'skipCheck',
		skipCheck,
		(severity, threshold) => isAtLeast(threshold, severity),
		null,
	);
	return { policies: all.filter(({ id }) => chosen.has(id) && !without.has(id)), problems };
}

const COMMAND_LINE: SelectionSource = { file: '', locate: () => ({ line: 0, column: 0 }) };

interface Selecting {
	readonly all: readonly PolicyMetadata[];
	readonly names: PolicyNames;
	readonly severity: ReadonlyMap<string, Severity>;
	readonly source: SelectionSource;
	readonly problems: Problem[];
}

type Matches = (severity: Severity, threshold: Severity) => boolean;
type NamesKey = 'policies' | 'check' | 'skipCheck';

function baseOf(selecting: Selecting, policies: 'default' | 'all' | readonly string[]): ReadonlySet<string> {
	if (typeof policies !== 'string') return idsOfNames(selecting, 'policies', policies, isAtLeast, null);
	return new Set(selecting.all.filter((policy) => policies === 'all' || policy.default).map(({ id }) => id));
}

/** The policies that names stand for. Those of groups are looked for among some where these are given. */
function idsOfNames(
	selecting: Selecting,
	key: NamesKey,
	names: readonly string[],
	matches: Matches,
	among: ReadonlySet<string> | null,
): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const [i, name] of names.entries()) {
		const exact = /[*?[]/.test(name) ? new Set<string>() : selecting.names.idsOf(name);
		const found = exact.size > 0 ? exact : idsOfGroup(selecting, key, name, matches);
		if (found.size === 0 && !isSeverity(name.toLowerCase())) reportUnknown(selecting, key, name, [key, i]);
		for (const id of found) if (exact.size > 0 || among === null || among.has(id)) ids.add(id);
	}
	return ids;
}

/** The policies of a severity, a category, a control or a wildcard; in lists of policies also of a set. */
function idsOfGroup(
	{ all, names, severity }: Selecting,
	key: NamesKey,
	name: string,
	matches: Matches,
): ReadonlySet<string> {
	const lower = name.toLowerCase();
	if (key === 'policies' && (lower === 'all' || lower === 'default')) {
		return new Set(all.filter((policy) => lower === 'all' || policy.default).map(({ id }) => id));
	}
	if (isSeverity(lower)) {
		return new Set(
			all.filter((policy) => matches(severity.get(policy.id) ?? policy.severity, lower)).map(({ id }) => id),
		);
	}
	const ids = new Set(names.idsOf(lower));
	const included = INCLUDES.get(lower);
	const controls = [lower, ...(included === undefined ? [] : [included])];
	const wildcard = compileWildcard(lower);
	for (const policy of all) {
		const inCategory = matchesWildcard(wildcard, policy.category.toLowerCase());
		const hasControl = policy.controls.some((control) => {
			const own = control.toLowerCase();
			return (
				matchesWildcard(wildcard, own) || controls.some((prefix) => own === prefix || own.startsWith(`${prefix}.`))
			);
		});
		if (inCategory || hasControl) ids.add(policy.id);
	}
	return ids;
}

/** A name that has the form of another tool's ids may be about what is not checked here: a warning. */
function reportUnknown({ all, names, source, problems }: Selecting, key: NamesKey, name: string, path: JsonPath): void {
	const foreign = isForeignId(name);
	const groups = [...SEVERITIES, ...new Set(all.flatMap(({ category, controls }) => [category, ...controls]))];
	const near = names.nearest(name) ?? nearestName(name.toLowerCase(), groups);
	const hint = near === null || foreign ? 'merlon policies list shows what there is' : `did you mean "${near}"?`;
	const flag = key === 'skipCheck' ? 'skip-check' : key;
	const message = foreign
		? `${flag}: no policy here stands for ${name}`
		: `${flag}: there is no policy, severity, category or control called ${JSON.stringify(name)}`;
	const level = foreign ? 'warning' : 'error';
	problems.push({ code: 'policy-unknown', level, message, file: source.file, ...source.locate(path), help: hint });
}

function nothingRuns(source: SelectionSource, check: readonly string[]): Problem {
	const message = `check: no policy here stands for any of ${check.join(', ')}, so nothing would run`;
	return {
		code: 'policy-unknown',
		level: 'error',
		message,
		file: source.file,
		...source.locate(['check']),
		help: 'merlon policies list shows what there is',
	};
}

/** The values of a mapping from names of policies, as `severity` and `parameters` of settings are, by id. */
export function valuesByPolicy<T>(values: Readonly<Record<string, T>>, names: PolicyNames): ReadonlyMap<string, T> {
	const byId = new Map<string, T>();
	for (const [name, value] of Object.entries(values)) for (const id of names.idsOf(name)) byId.set(id, value);
	return byId;
}
