import type { Module } from '../syntax/ast.ts';
import type { AnalyzeOptions, ModulesResult } from './analysis.ts';
import { checkProgramTypes } from './check-types.ts';
import { coreForm } from './core-form.ts';
import { limitedDiagnostics } from './error-limit.ts';
import { PASSES_AFTER_TYPES, PASSES_BEFORE_TYPES, type Pass } from './passes.ts';
import { Program } from './program.ts';

export type {
	Analysis,
	AnalyzeOptions,
	ModulesResult,
	QueryContext,
} from './analysis.ts';
export { analyzeQuery } from './analyze-query.ts';

/** Checks modules and brings them into core form. All modules of a program are analyzed together. */
export function analyzeModules(parsed: ReadonlyMap<string, Module>, options: AnalyzeOptions): ModulesResult {
	const program = new Program(parsed, options);
	if (!runPasses(program, PASSES_BEFORE_TYPES)) return refused(program);
	const core = coreForm(program);
	const { diagnostics, types } = checkProgramTypes(core);
	program.reportRecoverable(diagnostics);
	if (program.failed || !runPasses(program, PASSES_AFTER_TYPES) || program.diagnostics.length > 0)
		return refused(program);
	return { analysis: { ...core, types }, diagnostics: [] };
}

function runPasses(program: Program, passes: readonly Pass[]): boolean {
	for (const pass of passes) {
		pass(program);
		if (program.failed) return false;
	}
	return true;
}

function refused(program: Program): ModulesResult {
	return { analysis: null, diagnostics: limitedDiagnostics(program.diagnostics, program.options.maxErrors) };
}
