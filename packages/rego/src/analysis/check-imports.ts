import type { Diagnostic } from '@merlon/base';
import type { Import } from '../syntax/ast.ts';
import { importText } from './check-unused-imports.ts';
import { compileError, type ModuleUnit, type Program } from './program.ts';
import { importName } from './resolve-refs.ts';

/** In v1 and in strict mode, two imports of a module must not have the same name. */
export function checkImports(program: Program): void {
	const errors = program.modules
		.filter((module) => program.options.strict || module.v1)
		.flatMap((module) => duplicateImports(module));
	program.reportRecoverable(errors);
}

function duplicateImports(module: ModuleUnit): Diagnostic[] {
	const errors: Diagnostic[] = [];
	const byName = new Map<string, Import>();
	for (const imported of module.source.imports) {
		const name = importName(imported);
		const earlier = byName.get(name);
		if (earlier === undefined) byName.set(name, imported);
		else {
			const message = `import must not shadow ${importText(earlier)}`;
			errors.push(compileError(message, imported.span, 'remove it, or give it another name with `as`'));
		}
	}
	return errors;
}
