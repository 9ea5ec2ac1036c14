/** A Rego file of a policy or a library. */
export interface PolicySource {
	/** For messages; with `/` between its parts. */
	readonly file: string;
	readonly text: string;
}

/** Something about a policy that its author has to mend. */
export interface PolicyProblem {
	readonly file: string;
	/** From 1. */
	readonly row: number;
	readonly message: string;
}
