import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder outside the repository for what benchmarks build: below `$BENCH_CACHE`, or the user's cache. */
export function benchCache(name: string): string {
	const folder = join(process.env['BENCH_CACHE'] ?? join(homedir(), '.cache', 'merlon-bench'), name);
	mkdirSync(folder, { recursive: true });
	return folder;
}
