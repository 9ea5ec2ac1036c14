import { readAnnotations } from '../syntax/annotation-blocks.ts';
import type { Annotations } from '../syntax/ast.ts';
import { attachAnnotations } from '../syntax/attach-annotations.ts';
import { AnnotationSet } from './annotation-set.ts';
import { type ModuleUnit, type Program, rulesOf } from './program.ts';
import { asksForMetadata } from './rewrite-metadata-calls.ts';

/**
 * Collects the `# METADATA` blocks of all modules; two of one scope must not be at the same place. Where the parser
 * left them comments, they are read only if a rule asks for them.
 */
export function setAnnotations(program: Program): void {
	const wanted = program.modules.some(moduleAsks);
	program.annotations = AnnotationSet.of(
		program.modules.map(({ source }) => {
			if (source.annotations.length > 0 || !wanted) return source;
			return { ...source, annotations: readBlocks(program, source) };
		}),
	);
	program.reportAll(program.annotations.diagnostics);
}

function moduleAsks(module: ModuleUnit): boolean {
	return rulesOf(module).some(asksForMetadata);
}

function readBlocks(program: Program, source: ModuleUnit['source']): readonly Annotations[] {
	const { blocks, diagnostics } = readAnnotations(source.comments);
	const attached = attachAnnotations(source, blocks);
	program.reportAll([...diagnostics, ...attached.diagnostics]);
	return attached.module.annotations;
}
