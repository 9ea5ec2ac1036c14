import type { Span } from './masked-line.ts';

const WORDS = [
	'pass(?:word|wd|phrase)',
	'(?<![a-z])pass',
	'pwd',
	'secret',
	'token',
	'(?:api|access|private|secret|signing|encryption|account|master|license)[_.-]?key',
	'secret[_.-]?key[_.-]?base',
	'credentials?',
	'connection[_.-]?string',
	'authorization',
	'dsn',
	'dockercfg',
	'dockerconfigjson',
].join('|');

/** The word that tells comes last: PASSWORD_FILE and secretName say where a secret is, and do not hold it. */
const NAME = new RegExp(`(?:${WORDS})(?:[_.-]?[0-9]{1,3})?$`, 'i');

/** References that something resolves later, switches, and words of schemas. */
const HARMLESS =
	/^(?:\*|\$[({]|\{\{|<[^>]*>$|vault:|ref\+|op:\/\/|arn:aws|(?:true|false|yes|no|on|off|none|null|~|enabled|disabled|string|object)$)/i;

/** `--password=x`, `PASSWORD=x` and `--password x`. */
const ARGUMENT = new RegExp(
	`(?<![\\w.])(-{0,2}[\\w.-]{0,60}(?:${WORDS}))(=|[ \\t]+)(["']?)([^\\s"',;\\]}]{1,4000})`,
	'gi',
);

/** Values that give themselves away: tokens of services, keys, `user:password@` in addresses. */
const VALUES: readonly RegExp[] = [
	/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/dg,
	/\bgh[pousr]_[0-9A-Za-z]{20,255}/dg,
	/\bgithub_pat_[0-9A-Za-z_]{20,255}/dg,
	/\bglpat-[0-9A-Za-z_-]{20,255}/dg,
	/\bxox[abeprs]-[0-9A-Za-z-]{10,255}/dg,
	/\b[rs]k_live_[0-9A-Za-z]{10,255}/dg,
	/\bAIza[0-9A-Za-z_-]{35}/dg,
	/\beyJ[\w-]{8,4000}\.eyJ[\w-]{8,4000}\.[\w-]{0,4000}/dg,
	/\b(?:Bearer|Basic) {1,4}([\w.~+/-]{8,4000}={0,2})/dg,
	/:\/\/[^/\s:@$({"']{0,200}:([^/\s@$({"']{1,500})@/dg,
	/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(.{1,20000}?)-----END/dg,
];

/** What every name and value above has in it, and the name of what environment variables hold: most lines have none. */
const MARKS =
	/pass|pwd|secret|token|key|credential|connection|authorization|dsn|docker|value|AKIA|ASIA|gh[pousr]_|github_pat|glpat|xox|_live_|AIza|eyJ|Bearer|Basic|:\/\/|-----BEGIN/i;

/** Whether a line may have a secret in it at all. */
export function mayHaveSecret(line: string): boolean {
	return MARKS.test(line);
}

export function isSecretName(name: string): boolean {
	return NAME.test(name) && !name.startsWith('CKV');
}

/** Whether a value is none that anybody could use. */
export function isHarmlessValue(value: string): boolean {
	return value.trim() === '' || HARMLESS.test(value);
}

/** What of a line looks like a secret by itself. */
export function secretLookingSpans(line: string): Span[] {
	const spans: Span[] = [];
	for (const pattern of VALUES) {
		for (const { indices } of line.matchAll(pattern)) {
			const range = indices?.[1] ?? indices?.[0];
			if (range !== undefined) spans.push({ start: range[0], end: range[1] });
		}
	}
	for (const match of line.matchAll(ARGUMENT)) {
		const [whole, name = '', separator = '', , value = ''] = match;
		const isFlag = name.startsWith('-');
		if (separator !== '=' && !isFlag) continue;
		if (name.startsWith('CKV') || isHarmlessValue(value) || (separator !== '=' && value.startsWith('-'))) continue;
		const end = match.index + whole.length;
		spans.push({ start: end - value.length, end });
	}
	return spans;
}
