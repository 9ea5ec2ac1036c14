import { expect, test } from 'vitest';
import { isAbsolutePath, repositoryPath } from './repository-path.ts';

test.each([
	['a.yaml', '', 'a.yaml'],
	['a.yaml', 'deploy', 'deploy/a.yaml'],
	['b/a.yaml', 'deploy/shop', 'deploy/shop/b/a.yaml'],
	['../a.yaml', 'deploy/shop', 'deploy/a.yaml'],
	['../../a.yaml', 'deploy/shop', 'a.yaml'],
	['../../../a.yaml', 'deploy/shop', '../../../a.yaml'],
	['/etc/a.yaml', 'deploy', '/etc/a.yaml'],
	['C:/a.yaml', 'deploy', 'C:/a.yaml'],
	['-', 'deploy', '-'],
	['', 'deploy', ''],
])('%j in %j is %j', (file, folder, path) => {
	expect(repositoryPath(file, folder)).toBe(path);
});

test.each([
	['/a', true],
	['c:/a', true],
	['a:/b', true],
	['a', false],
	['ab:/c', false],
])('%j is absolute: %j', (file, absolute) => {
	expect(isAbsolutePath(file)).toBe(absolute);
});
