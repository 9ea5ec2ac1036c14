/** Bounds of reading one stream, so that no document costs unbounded time or memory. */
export interface YamlLimits {
	/** Collections inside collections. */
	readonly depth: number;
	/** Nodes of a document, those that aliases repeat included. */
	readonly nodes: number;
}

export const DEFAULT_YAML_LIMITS: YamlLimits = { depth: 200, nodes: 10_000_000 };
