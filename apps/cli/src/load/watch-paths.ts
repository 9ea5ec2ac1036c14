import { type FSWatcher, statSync, watch } from 'node:fs';

/** Quiet time after a change: editors write a file in several steps. */
const DEBOUNCE_MS = 100;

/** Calls back some time after files change in any of the paths. */
export function watchPaths(paths: readonly string[], changed: () => void): { close(): void } {
	let timer: NodeJS.Timeout | null = null;
	const later = (): void => {
		if (timer !== null) clearTimeout(timer);
		timer = setTimeout(changed, DEBOUNCE_MS);
	};
	const watchers = paths.map((path): FSWatcher => watch(path, { recursive: statSync(path).isDirectory() }, later));
	return {
		close() {
			if (timer !== null) clearTimeout(timer);
			for (const watcher of watchers) watcher.close();
		},
	};
}
