export { analyzeModules } from './analysis/analyze.ts';
export { sortedEntries, sortedItems } from './analysis/term-order.ts';
export { type Builtin, builtin, named } from './builtins/builtin.ts';
export { parseYaml } from './builtins/encoding/yaml-read.ts';
export { BUILTINS } from './builtins/registry.ts';
export * as types from './builtins/types.ts';
export { dependencies } from './deps/dependencies.ts';
export { compile, compileModules } from './engine/compile.ts';
export type { CompileOptions, EvaluateOptions, QueryExpression, QueryOptions, QueryResult } from './engine/options.ts';
export type { Program } from './engine/program.ts';
export { RegoError, type RegoErrorEntry } from './engine/rego-error.ts';
export { formatModule } from './format/format-module.ts';
export { formatSource } from './format/format-source.ts';
export { Coverage, type CoverageReport, type CoveredPlaces, type FileCoverage } from './observe/coverage.ts';
export { type CoveredRange, rowRuns } from './observe/covered-range.ts';
export { Profile, type ProfileEntry, type ProfileOrder } from './observe/profile.ts';
export { type StackFrame, type StepFailure, stackFrameText } from './observe/step-failure.ts';
export { Trace, type TracedSteps } from './observe/trace.ts';
export type { TraceEvent, TraceNode, TraceOperation } from './observe/trace-event.ts';
export { traceJson } from './observe/trace-json.ts';
export { selectEvents, type TraceMode, traceText } from './observe/trace-text.ts';
export type { ProbeListener } from './plan/probe-listener.ts';
export { compileRegex, isValidRegex, type Regex } from './regex/regex.ts';
export {
	isObject,
	type ObjectValue,
	objectEntries,
	property,
	RegoObject,
	RegoSet,
	setProperty,
} from './runtime/collection.ts';
export { compare, equal } from './runtime/compare.ts';
export { BuiltinError, type ErrorLocation, HaltError, RegoEvalError } from './runtime/errors.ts';
export { fromPlain, JsonError, parseJson, stringifyJson, toPlain } from './runtime/json.ts';
export { RegoNumber } from './runtime/number.ts';
export { InvalidValueError } from './runtime/plain.ts';
export type { PlainObject, Value } from './runtime/value.ts';
export type { Module } from './syntax/ast.ts';
export { moduleToJson } from './syntax/opa-json.ts';
export { parseModule } from './syntax/parse-module.ts';
export { parseQuery } from './syntax/parse-query.ts';
export { parseStatements } from './syntax/parse-statements.ts';
export { refSpans } from './syntax/ref-spans.ts';
export {
	runTest,
	runTests,
	type SubResult,
	selectTests,
	type TestOptions,
	type TestResult,
} from './test-runner/run-tests.ts';
export { type TestRule, withUniqueTestNames } from './test-runner/test-rules.ts';
export { SchemaSet } from './types/schema-set.ts';
