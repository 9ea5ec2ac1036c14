/** From the worst to the least. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

export function isSeverity(text: string): text is Severity {
	return (SEVERITIES as readonly string[]).includes(text);
}

/** Whether a severity is at or above a threshold. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
	return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}
