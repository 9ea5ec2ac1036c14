/**
 * A file relative to the root of the repository, as GitHub and GitLab expect it. `folder` is where the scan was started,
 * relative to that root. What lies outside stays as it is.
 */
export function repositoryPath(file: string, folder: string): string {
	if (folder === '' || file === '' || file === '-' || isAbsolutePath(file)) return file;
	const parts = folder.split('/');
	for (const part of file.split('/')) {
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return file;
	}
	return parts.join('/');
}

export function isAbsolutePath(file: string): boolean {
	return file.startsWith('/') || /^[A-Za-z]:\//.test(file);
}
