import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWKWARD_NAMES, FILES, type HostileFile } from './hostile-cases.ts';
import { WRONG_SHAPES } from './wrong-shapes.ts';
import { WRONG_TYPES } from './wrong-types.ts';

/** Every file that has content, each with what a scan of it must say. */
export const HOSTILE_FILES: readonly HostileFile[] = [...FILES, ...WRONG_TYPES, ...WRONG_SHAPES, ...AWKWARD_NAMES];

/** Writes the files to a folder, with links, pipes and a folder that nobody may read among them. */
export function writeHostileFiles(folder: string): void {
	for (const { name, content } of HOSTILE_FILES) {
		mkdirSync(join(folder, name, '..'), { recursive: true });
		writeFileSync(join(folder, name), typeof content === 'function' ? content() : content);
	}
	mkdirSync(join(folder, 'links/inner'), { recursive: true });
	symlinkSync('..', join(folder, 'links/inner/up'));
	symlinkSync('itself.yaml', join(folder, 'links/itself.yaml'));
	symlinkSync('nowhere.yaml', join(folder, 'links/dangling.yaml'));
	symlinkSync('/etc', join(folder, 'links/outside'));
	symlinkSync('/dev/zero', join(folder, 'links/zero.yaml'));
	mkdirSync(join(folder, 'special'));
	execFileSync('mkfifo', [join(folder, 'special/pipe.yaml')]);
	mkdirSync(join(folder, 'special/folder.yaml'));
	writeFileSync(join(folder, 'special/secret.yaml'), 'apiVersion: v1\nkind: Pod\n');
	chmodSync(join(folder, 'special/secret.yaml'), 0o000);
}
