export type { Finding, FindingStatus, Fix, Problem, ScanResult, ScanSummary, Suppression } from './finding.ts';
export { isJsonObject, type Json, type JsonObject, type JsonPath, valueAt } from './json.ts';
export type { Location } from './location.ts';
export { pathText } from './path-text.ts';
export type { InventoryNeed, PolicyMetadata } from './policy.ts';
export {
	type Framework,
	type Origin,
	type Resource,
	type ResourceRef,
	resourceRef,
	type SourceComment,
} from './resource.ts';
export { isAtLeast, isSeverity, SEVERITIES, type Severity } from './severity.ts';
