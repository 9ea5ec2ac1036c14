import { checkDeprecatedBuiltins } from './check-deprecated-builtins.ts';
import { checkHeadSafety } from './check-head-safety.ts';
import { checkImports } from './check-imports.ts';
import { checkKeywordOverrides } from './check-keyword-overrides.ts';
import { checkRecursion } from './check-recursion.ts';
import { checkRuleConflicts } from './check-rule-conflicts.ts';
import { checkSafety } from './check-safety.ts';
import { checkUndefinedFunctions } from './check-undefined-functions.ts';
import { checkUnsafeBuiltins } from './check-unsafe-builtins.ts';
import { checkUnusedImports } from './check-unused-imports.ts';
import { checkVoidCalls } from './check-void-calls.ts';
import { initLocalNames } from './init-local-names.ts';
import type { Program } from './program.ts';
import { resolveRefs } from './resolve-refs.ts';
import { rewriteComprehensionTerms } from './rewrite-comprehension-terms.ts';
import { rewriteDynamicTerms } from './rewrite-dynamic-terms.ts';
import { rewriteEquals } from './rewrite-equals.ts';
import { rewriteExprTerms } from './rewrite-expr-terms.ts';
import { rewriteHeadRefs } from './rewrite-head-refs.ts';
import { rewriteLocalVars } from './rewrite-local-vars.ts';
import { rewriteMetadataCalls } from './rewrite-metadata-calls.ts';
import { rewritePrintCalls } from './rewrite-print-calls.ts';
import { rewriteRefsInHead } from './rewrite-refs-in-head.ts';
import { rewriteTemplateStrings } from './rewrite-template-strings.ts';
import { rewriteTestEqualities } from './rewrite-test-equalities.ts';
import { rewriteWithValues } from './rewrite-with.ts';
import { setRuleGraph } from './rule-graph.ts';
import { setAnnotations } from './set-annotations.ts';
import { setRuleTree } from './set-rule-tree.ts';

/** One step of the analysis; it changes the program or reports what is wrong with it. */
export type Pass = (program: Program) => void;

/**
 * The passes over modules before types are checked. The order is OPA's: it decides which errors a wrong program gets,
 * as no pass runs after one with errors that leave the program unfit.
 */
export const PASSES_BEFORE_TYPES: readonly Pass[] = [
	resolveRefs,
	checkUnusedImports,
	initLocalNames,
	rewriteHeadRefs,
	checkKeywordOverrides,
	checkImports,
	setRuleTree,
	rewriteLocalVars,
	rewriteTemplateStrings,
	checkVoidCalls,
	rewritePrintCalls,
	rewriteExprTerms,
	setAnnotations,
	rewriteMetadataCalls,
	setRuleGraph,
	rewriteComprehensionTerms,
	rewriteRefsInHead,
	rewriteWithValues,
	checkRuleConflicts,
	checkUndefinedFunctions,
	checkHeadSafety,
	checkSafety,
	rewriteEquals,
	rewriteDynamicTerms,
	rewriteTestEqualities,
	checkRecursion,
];

/** The passes over the finished program, which change nothing any more. */
export const PASSES_AFTER_TYPES: readonly Pass[] = [checkUnsafeBuiltins, checkDeprecatedBuiltins];
