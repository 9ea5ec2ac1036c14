import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Reasons by note of the cases that are not run. Only what needs a network beyond loopback may stand there. */
export function readSkips(path: URL): Map<string, string> {
	const content: unknown = parse(readFileSync(path, 'utf8')) ?? {};
	if (typeof content !== 'object' || content === null) throw new Error('skips.yaml must map notes to reasons');
	const skips = new Map<string, string>();
	for (const [note, reason] of Object.entries(content)) {
		if (typeof reason !== 'string' || reason === '') throw new Error(`skips.yaml: ${note} has no reason`);
		skips.set(note, reason);
	}
	return skips;
}
