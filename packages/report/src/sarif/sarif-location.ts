import type { Location } from '@merlon/model';
import { isAbsolutePath, repositoryPath } from '../repository-path.ts';
import { wellFormed } from '../safe-text.ts';

/** The name for the folder that relative addresses start from; GitHub puts the repository's root there. */
export const ROOT = '%SRCROOT%';

/** `folder` is where the scan was started, relative to the root. */
export function fileLocation(file: string, folder: string): object {
	if (!isAbsolutePath(file)) return { uri: encodedPath(repositoryPath(file, folder)), uriBaseId: ROOT };
	return { uri: `file://${file.startsWith('/') ? '' : '/'}${encodedPath(file)}` };
}

export function physicalLocation(at: Location, folder: string): object {
	const startLine = Math.max(1, at.startLine);
	const endLine = Math.max(startLine, at.endLine);
	const startColumn = Math.max(1, at.startColumn);
	// a range that ends before it begins, or nowhere, is one character
	const endColumn = Math.max(endLine === startLine ? startColumn + 1 : 1, at.endColumn);
	return { artifactLocation: fileLocation(at.file, folder), region: { startLine, startColumn, endLine, endColumn } };
}

function encodedPath(file: string): string {
	return wellFormed(file).split('/').map(encodeURIComponent).join('/');
}
