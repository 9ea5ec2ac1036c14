import { readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { dirname, join } from 'node:path/posix';
import { withSlashes } from '../discover/discover.ts';
import { foldersUpToRepository } from '../discover/repository-folders.ts';
import { fileProblem, systemErrorText } from '../problem.ts';
import { parseCheckovConfig } from './checkov-config.ts';
import { emptyConfig, type LoadedConfig, parseConfig } from './loaded-config.ts';

const OURS = ['merlon.yaml', 'merlon.yml'];
const THEIRS = ['.checkov.yaml', '.checkov.yml'];
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The settings for a scan: those of the file that `--config` names, or of the nearest `merlon.yaml` from `cwd` up to the
 * top of the repository, or else of the nearest `.checkov.yaml`. Outside of a repository only `cwd` is looked at.
 */
export function loadConfig(cwd: string, named: string | null): LoadedConfig {
	const here = withSlashes(cwd);
	if (named !== null) return readConfig(here, withSlashes(resolve(cwd, named)));
	const folders = foldersUpToRepository(here);
	for (const names of [OURS, THEIRS]) {
		for (const folder of folders) {
			const name = names.find((candidate) => isFile(join(folder, candidate)));
			if (name !== undefined) return readConfig(here, join(folder, name));
		}
	}
	return emptyConfig(here);
}

function isFile(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function readConfig(cwd: string, path: string): LoadedConfig {
	const shown = withSlashes(relative(cwd, path));
	const folder = dirname(path);
	try {
		const bytes = readFileSync(path);
		if (bytes.length > MOST_BYTES) throw new RangeError('it has more than 4 MiB');
		const text = bytes.toString('utf8');
		return /(?:^|\/)\.checkov\.ya?ml$/.test(path)
			? parseCheckovConfig(text, shown, folder)
			: parseConfig(text, shown, folder);
	} catch (error) {
		const message = `these settings cannot be read: ${systemErrorText(error)}`;
		return {
			...emptyConfig(folder),
			file: shown,
			problems: [fileProblem('config-unreadable', 'error', shown, message)],
		};
	}
}
