export { type CompiledPolicies, compilePolicies, type LoadedPolicies, loadPolicies } from './compile-policies.ts';
export type { PolicyModule } from './policy-module.ts';
export { type Evaluated, PolicySet, type PolicySettings, type Violation } from './policy-set.ts';
export type { PolicyProblem, PolicySource } from './policy-source.ts';
export { isTest, type PolicyDefinition, type ReadPolicies, readPolicies } from './read-policies.ts';
export { podTemplatePath, reviewOf } from './review.ts';
export { type PolicyPlace, policyPlace, scaffoldPolicy } from './scaffold.ts';
export { type RuleTests, testRules } from './test-rules.ts';
