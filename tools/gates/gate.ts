/** What a gate found. `examined` guards against a gate that passes because it looked at nothing. */
export interface GateResult {
	readonly examined: number;
	readonly problems: readonly string[];
}

export interface Gate {
	readonly name: string;
	/** What `examined` counts. */
	readonly unit: string;
	/** Fewer items than this mean that the gate is broken. */
	readonly least: number;
	readonly run: () => GateResult | Promise<GateResult>;
}
