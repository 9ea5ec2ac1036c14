import type { Finding, FindingStatus, Suppression } from '@merlon/model';
import { oneLine } from '../safe-text.ts';
import { physicalLocation } from './sarif-location.ts';
import { type RuleTable, sarifLevel } from './sarif-rule.ts';

const KINDS: Readonly<Record<FindingStatus, string>> = { fail: 'fail', skip: 'fail', pass: 'pass', unknown: 'review' };

export function* sarifResults(findings: readonly Finding[], { indexes }: RuleTable, folder: string): Generator<object> {
	for (const finding of findings) yield resultOf(finding, indexes.get(finding.policy) ?? -1, folder);
}

function resultOf(finding: Finding, ruleIndex: number, folder: string): object {
	const { policy, status, severity, category, message, title, resource, suppression, fingerprint } = finding;
	const [first, ...others] = finding.locations;
	const kind = KINDS[status];
	const logicalLocations = [{ fullyQualifiedName: resource.address, name: resource.name, kind: 'resource' }];
	const physical = first === undefined ? {} : { physicalLocation: physicalLocation(first, folder) };
	return {
		ruleId: policy,
		ruleIndex,
		kind,
		level: kind === 'fail' ? sarifLevel(severity) : 'none',
		message: { text: messageText(`${message || title} (${resource.address})`) },
		locations: [{ ...physical, logicalLocations }],
		...(others.length === 0 ? {} : { relatedLocations: others.map((at, id) => relatedLocation(at, id, folder)) }),
		partialFingerprints: { 'merlonFingerprint/v1': fingerprint },
		suppressions: suppression === null ? [] : [suppressionOf(suppression, folder)],
		properties: { severity, category },
	};
}

function relatedLocation(at: Finding['locations'][number], id: number, folder: string): object {
	return { id, physicalLocation: physicalLocation(at, folder) };
}

function suppressionOf({ source, reason, location }: Suppression, folder: string): object {
	const isInFile = source === 'annotation' || source === 'comment';
	return {
		kind: isInFile ? 'inSource' : 'external',
		status: 'accepted',
		justification: oneLine(reason),
		...(location === null ? {} : { location: { physicalLocation: physicalLocation(location, folder) } }),
		properties: { source },
	};
}

/** In messages of SARIF `[text](target)` is a link, if its brackets are not escaped. */
function messageText(text: string): string {
	const line = oneLine(text);
	return line.includes('](') ? line.replace(/[\\[\]]/g, '\\$&') : line;
}
