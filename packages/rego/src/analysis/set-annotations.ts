import { AnnotationSet } from './annotation-set.ts';
import type { Program } from './program.ts';

/** Collects the `# METADATA` blocks of all modules; two of one scope must not be at the same place. */
export function setAnnotations(program: Program): void {
	program.annotations = AnnotationSet.of(program.modules.map(({ source }) => source));
	program.report(...program.annotations.diagnostics);
}
