/** What an annotation or a comment suppresses. */
export interface SuppressionText {
	/** As written, or `*` for every policy; tool names before other tools' ids: `kube-linter:privileged-container`. */
	readonly ids: readonly string[];
	readonly reason: string;
	/** The last day on which it holds, as `2027-01-31`; null for always. */
	readonly until: string | null;
	/** Why it cannot be heeded; null where it can. */
	readonly invalid: string | null;
	/** It is about the block of lines that it stands before or in, not about the whole resource. */
	readonly onlyBlock: boolean;
	/** It is written for another tool, and may well name what there is no policy for. */
	readonly isForeign: boolean;
}

const POLARIS = 'polaris.fairwinds.com/';
const KUBE_LINTER = 'ignore-check.kube-linter.io/';

/** Reads an annotation; null for one that suppresses nothing. */
export function parseAnnotation(key: string, value: string): SuppressionText | null {
	if (/^merlon\.dev\/skip/.test(key)) return parseList(value);
	const theirs = parseForeignAnnotation(key, value);
	return theirs === null ? null : { ...theirs, isForeign: true };
}

function parseForeignAnnotation(key: string, value: string): SuppressionText | null {
	if (/(?:checkov|bridgecrew|cortex)\.io\/skip/.test(key)) return parseList(value);
	if (key === 'kube-linter.io/ignore-all') return suppressionText(['*'], value);
	if (key.startsWith(KUBE_LINTER)) return suppressionText([`kube-linter:${key.slice(KUBE_LINTER.length)}`], value);
	if (!key.startsWith(POLARIS) || value.toLowerCase() !== 'true') return null;
	const check = key.slice(POLARIS.length);
	if (check === 'exempt') return suppressionText(['*'], '');
	return check.endsWith('-exempt') ? suppressionText([`polaris:${check.slice(0, -'-exempt'.length)}`], '') : null;
}

/** list ::= id { "," id } [ " until=" date ] [ "=" reason ], where the reason may hold any character */
function parseList(value: string): SuppressionText {
	const [ids, rest] = splitAt(value, '=');
	if (!/\suntil$/.test(ids)) return suppressionText(ids.split(','), rest);
	const [until, reason] = splitAt(rest, '=');
	return suppressionText(ids.slice(0, -'until'.length).split(','), reason, until.trim());
}

function splitAt(text: string, separator: string): [before: string, after: string] {
	const at = text.indexOf(separator);
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Ids may have the name of a tool before them; the colon after it starts no reason. */
const ID = /(?:(?:kube-linter|polaris):)?[^\s:,]+/y;
const COMMA = /\s*,\s*/y;
const UNTIL = /\s+until=([^\s:]*)/y;

/** comment ::= tool ":skip=" id { "," id } [ " until=" date ] [ ( ":" | " " ) reason ], given without its `#` */
export function parseComment(text: string): SuppressionText | null {
	// Few comments are suppressions.
	if (!text.includes(':skip=') && !text.includes(':ignore:')) return null;
	const start = /(?:^|[\s#])(merlon|checkov|bridgecrew|cortex):skip=/.exec(text);
	if (start === null) return parseTrivy(text);
	let at = start.index + start[0].length;
	const take = (pattern: RegExp): RegExpExecArray | null => {
		pattern.lastIndex = at;
		const found = pattern.exec(text);
		if (found !== null) at = pattern.lastIndex;
		return found;
	};
	const ids: string[] = [];
	for (let id = take(ID); id !== null; id = take(COMMA) === null ? null : take(ID)) ids.push(id[0]);
	const until = take(UNTIL)?.[1];
	const reason = text.slice(at).trim();
	const parsed = suppressionText(ids, reason.startsWith(':') ? reason.slice(1) : reason, until);
	return { ...parsed, isForeign: start[1] !== 'merlon' };
}

/** trivy ::= "trivy:ignore:" id [ ":exp:" date ]; several in a comment stand for the days that all of them hold. */
function parseTrivy(text: string): SuppressionText | null {
	const found = [...text.matchAll(/(?:trivy|tfsec):ignore:([^\s:[]+)\S*?(?::exp:([^\s:]+)|(?=\s|$))/g)];
	if (found.length === 0) return null;
	const ids = found.map(([, id = '']) => id);
	// A space before `exp:` is not Trivy's, but seen.
	const dates = found.flatMap(([, , day]) => (day === undefined ? [] : [day]));
	const day = dates.sort()[0] ?? /\sexp:(\S+)/.exec(text)?.[1];
	const mark = { onlyBlock: true, isForeign: true };
	if (day === undefined) return { ...suppressionText(ids, ''), ...mark };
	// There the day itself is the first on which it no longer holds.
	return { ...suppressionText(ids, '', isDay(day) ? dayBefore(day) : day), ...mark };
}

function suppressionText(written: readonly string[], text: string, until?: string): SuppressionText {
	const ids = written.map((id) => id.trim()).filter((id) => id !== '');
	// Where no date stands after the ids, one may end the reason: `<id>=<reason>; until=2027-01-31`.
	const [reason, day] = until === undefined ? splitUntil(text.trim()) : [text.trim(), until];
	return { ids, reason, until: day, invalid: whyInvalid(ids, day), onlyBlock: false, isForeign: false };
}

/** A reason and the day at its end. After a semicolon any `until=` is meant as one, elsewhere only with a date. */
function splitUntil(text: string): [reason: string, until: string | null] {
	const at = text.lastIndexOf('until=');
	const day = text.slice(at + 'until='.length);
	if (at < 0 || /\s/.test(day)) return [text, null];
	const reason = text.slice(0, at).trimEnd();
	if (reason.endsWith(';')) return [reason.slice(0, -1).trimEnd(), day];
	const apart = reason.length < at || at === 0 || reason.endsWith(',');
	if (!apart || !isDay(day)) return [text, null];
	return [reason.endsWith(',') ? reason.slice(0, -1).trimEnd() : reason, day];
}

function whyInvalid(ids: readonly string[], until: string | null): string | null {
	if (ids.length === 0) return 'names no policy';
	const odd = ids.find((id) => /\s/.test(id));
	if (odd !== undefined) return `names no policy: "${odd}"`;
	return until === null || isDay(until) ? null : `ends on "${until}", which is no day`;
}

/** Whether a text is a day of the calendar, as `2027-01-31`. */
function isDay(text: string): boolean {
	if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function dayBefore(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
