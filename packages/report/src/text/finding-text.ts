import type { Finding, Location, PolicyMetadata } from '@merlon/model';
import { firstSentence, fixText } from '../explanation.ts';
import { placeText } from '../findings.ts';
import type { ReportOptions } from '../report-options.ts';
import { oneLine, shortened, visible, visibleLines } from '../safe-text.ts';
import type { SecretFinder } from '../secrets/secret-finder.ts';
import { wrapText } from '../text-width.ts';
import { codeFrame } from './code-frame.ts';

const LABEL_WIDTH = 8;
const MARGIN = '  ';
const BODY = ' '.repeat(MARGIN.length + LABEL_WIDTH + 2);
const MOST_OTHER_PLACES = 3;
const LONGEST_MESSAGE = 2_000;

/** What the report has shown already, and need not show again. */
export interface Given {
	/** The snippet of the finding's policy. */
	readonly hasExample: boolean;
	/** The code frame, right above. */
	readonly hasFrame: boolean;
	readonly secrets: SecretFinder;
}

/** A finding with everything that helps to mend it. */
export function findingText(
	finding: Finding,
	policy: PolicyMetadata | undefined,
	given: Given,
	options: ReportOptions,
): string[] {
	const { palette, width, verbose } = options;
	const { status, severity } = finding;
	const label = status === 'unknown' ? 'unknown' : severity;
	const [first = '', ...rest] = wrapText(oneLine(shortened(finding.message, LONGEST_MESSAGE)), width - BODY.length);
	const references = [finding.resource.address, finding.policy, placeOf(finding)].map(visible).join('  ');
	const lines = [
		`${MARGIN}${palette[severity](label.padEnd(LABEL_WIDTH))}  ${palette.strong(first)}`,
		...rest.map((line) => BODY + palette.strong(line)),
		...wrapText(references, width - BODY.length).map((line) => BODY + palette.faint(line)),
	];
	const at = finding.locations[0];
	const frame = at === undefined || given.hasFrame ? [] : frameOf(finding, at, given, options);
	if (frame.length > 0) lines.push('', ...frame, '');
	lines.push(...labelled('also', otherPlaces(finding, verbose), options));
	lines.push(...labelled('why', why(finding, policy, verbose), options));
	lines.push(...labelled('fix', finding.remediation, options));
	lines.push(...snippet(finding, policy, verbose || !given.hasExample));
	const links = verbose ? finding.links : finding.links.slice(0, 1);
	for (const link of links) lines.push(...labelled('link', link, options));
	if (verbose) lines.push(...facts(finding, policy, options));
	return lines;
}

function frameOf({ category }: Finding, at: Location, { secrets }: Given, options: ReportOptions): string[] {
	return codeFrame(at, options, `${MARGIN}${MARGIN}`, secrets.masks(at, category === 'secrets'));
}

/** A finding in one line, as compilers print theirs. */
export function compactText(finding: Finding, { palette }: ReportOptions): string {
	const { status, severity, suppression } = finding;
	const label = status === 'fail' ? severity : status;
	const reason = suppression === null ? '' : ` (${suppression.source}: ${oneLine(suppression.reason) || 'no reason'})`;
	const place = placeOf(finding);
	const paint = status === 'fail' ? palette[severity] : palette.faint;
	const text = `${oneLine(finding.message || finding.title)} [${oneLine(finding.policy)}]`;
	const from = place === '' ? '' : `${visible(place)}: `;
	return `${from}${paint(label)}: ${text} ${oneLine(finding.resource.address)}${reason}`;
}

/** Where a finding stands; empty where it has no place. */
export function placeOf({ locations }: Finding): string {
	const at = locations[0];
	return at === undefined ? '' : placeText(at.file, at.startLine, at.startColumn);
}

function otherPlaces({ locations }: Finding, verbose: boolean): string {
	const others = locations.slice(1);
	const named = verbose ? others : others.slice(0, MOST_OTHER_PLACES);
	const text = named.map((at) => placeText(at.file, at.startLine, at.startColumn)).join(', ');
	return named.length < others.length ? `${text} and ${others.length - named.length} more` : text;
}

function why(finding: Finding, policy: PolicyMetadata | undefined, verbose: boolean): string {
	const description = policy?.description.trim() ?? '';
	if (description === '') return finding.title;
	return verbose ? description : firstSentence(description);
}

/** What to write: the finding's own fix, or else the policy's example. */
function snippet({ fix }: Finding, policy: PolicyMetadata | undefined, withExample: boolean): string[] {
	if (fix !== null) return [`${BODY}${visible(fixText(fix))}`];
	const example = policy?.example ?? '';
	if (!withExample || example.trim() === '') return [];
	return visibleLines(example).map((line) => `${BODY}  ${line}`.trimEnd());
}

function facts(finding: Finding, policy: PolicyMetadata | undefined, options: ReportOptions): string[] {
	return [
		...labelled('aliases', (policy?.aliases ?? []).join(', '), options),
		...labelled('controls', (policy?.controls ?? []).join(', '), options),
		...labelled('identity', finding.fingerprint, options),
	];
}

/** A label in the margin and text beside it; nothing where the text is empty. */
function labelled(label: string, text: string, { palette, width }: ReportOptions): string[] {
	const line = oneLine(text);
	if (line === '') return [];
	const head = `${MARGIN}${palette.faint(label.padStart(LABEL_WIDTH))}  `;
	return wrapText(line, width - BODY.length).map((part, i) => (i === 0 ? head : BODY) + part);
}
