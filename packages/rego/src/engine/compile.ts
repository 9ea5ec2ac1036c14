import { appendAll, type Diagnostic, SourceFile } from '@merlon/base';
import { analyzeModules } from '../analysis/analyze.ts';
import type { Builtin } from '../builtins/builtin.ts';
import { BUILTINS } from '../builtins/registry.ts';
import type { Module } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { baseDocument } from './loaded-program.ts';
import type { CompileOptions } from './options.ts';
import { Program } from './program.ts';
import { RegoError } from './rego-error.ts';

/** Compiles modules from their sources. Throws RegoError with every error found. */
export function compile(options: CompileOptions): Program {
	return compileModules(parseAll(options), options);
}

/** Compiles modules that are parsed already. Throws RegoError with every error found. */
export function compileModules(
	modules: ReadonlyMap<string, Module>,
	options: Omit<CompileOptions, 'modules' | 'limits'>,
): Program {
	const regoVersion = options.regoVersion ?? 'v1';
	const strict = options.strict ?? false;
	const builtins = withOwn(options.builtins ?? []);
	const { analysis, diagnostics } = analyzeModules(modules, {
		strict,
		builtins,
		unsafeBuiltins: options.unsafeBuiltins ?? new Set(),
		enablePrint: options.print ?? false,
		maxErrors: options.maxErrors ?? 10,
		schemas: options.schemas ?? null,
		defaultRegoVersion: regoVersion,
	});
	if (analysis === null || diagnostics.length > 0) throw new RegoError(diagnostics);
	const data = options.data === undefined ? {} : baseDocument(options.data);
	return new Program({ analysis, builtins, data, regoVersion, strict, testCases: options.testCases ?? false });
}

function withOwn(own: readonly Builtin[]): ReadonlyMap<string, Builtin> {
	if (own.length === 0) return BUILTINS;
	const builtins = new Map(BUILTINS);
	for (const builtin of own) builtins.set(builtin.name, builtin);
	return builtins;
}

function parseAll(options: CompileOptions): ReadonlyMap<string, Module> {
	const modules = new Map<string, Module>();
	const diagnostics: Diagnostic[] = [];
	for (const [name, text] of Object.entries(options.modules)) {
		const parsed = parseModule(new SourceFile(name, text), {
			regoVersion: options.regoVersion ?? 'v1',
			limits: options.limits ?? {},
			processAnnotations: true,
		});
		appendAll(diagnostics, parsed.diagnostics);
		if (parsed.module !== null) modules.set(name, parsed.module);
	}
	if (diagnostics.length > 0) throw new RegoError(diagnostics);
	return modules;
}
