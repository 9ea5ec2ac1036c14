/** How policies are read. */
export interface ModuleOptions {
	readonly regoVersion: 'v0' | 'v1' | 'v0-compat-v1';
	readonly capabilities?: { readonly features: readonly string[]; readonly futureKeywords: readonly string[] };
}
