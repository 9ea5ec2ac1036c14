import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderInRepository, foldersUpToRepository } from './repository-folders.ts';

test('folders are known by their way from the top of the repository', () => {
	const root = mkdtempSync(join(realpathSync(tmpdir()), 'merlon-folders-'));
	try {
		const deep = join(root, 'repository', 'deploy', 'shop');
		mkdirSync(deep, { recursive: true });
		expect(folderInRepository(deep)).toBe('');
		expect(foldersUpToRepository(deep)).toEqual([deep]);
		mkdirSync(join(root, 'repository', '.git'));
		expect(folderInRepository(deep)).toBe('deploy/shop');
		expect(folderInRepository(join(root, 'repository'))).toBe('');
		expect(foldersUpToRepository(deep)).toEqual([deep, join(root, 'repository', 'deploy'), join(root, 'repository')]);
	} finally {
		rmSync(root, { recursive: true });
	}
});
