import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const ROOT: string = fileURLToPath(new URL('..', import.meta.url));

/**
 * A folder of the shared reference data: `$MERLON_SHARED`, or `../shared` beside the repository. Null where it is
 * absent, which is an error under CI.
 */
export function sharedFolder(name: string): string | null {
	const base = resolve(ROOT, process.env['MERLON_SHARED'] ?? '../shared');
	const folder = join(base, name);
	if (existsSync(folder)) return folder;
	if (process.env['CI'] === 'true') throw new Error(`the shared data is required under CI, but ${name} is absent`);
	return null;
}
