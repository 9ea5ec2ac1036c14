export { type CompiledPolicies, compilePolicies } from './compile-policies.ts';
export type { PolicyModule } from './policy-module.ts';
export { type Evaluated, PolicySet, type PolicySettings, type Violation } from './policy-set.ts';
export type { PolicyProblem, PolicySource } from './policy-source.ts';
export { podTemplatePath, reviewOf } from './review.ts';
