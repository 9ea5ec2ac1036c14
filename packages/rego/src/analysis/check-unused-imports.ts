import type { Import } from '../syntax/ast.ts';
import { compileError, type Program } from './program.ts';
import { importPath } from './resolve-refs.ts';
import { refText } from './term-text.ts';

/** Strict mode: reports the imports that resolving references found no use of. */
export function checkUnusedImports(program: Program): void {
	for (const unused of program.unusedImports) {
		const error = compileError(`${importText(unused)} unused`, unused.span, 'remove the import');
		if (!program.reportRecoverable([error])) return;
	}
}

/** An import as it is written. */
export function importText(imported: Import): string {
	const alias = imported.alias === null ? '' : ` as ${imported.alias}`;
	return `import ${refText(importPath(imported))}${alias}`;
}
