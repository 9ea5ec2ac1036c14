import { stringify } from 'yaml';
import { type Answer, gist } from './answer.ts';
import type { Program } from './policy.ts';

/** A difference that was found once, kept as a case. `want` is the gist of OPA's answer. */
export interface DifferentialCase extends Program {
	readonly note: string;
	readonly want: string;
	/** Why we still differ; the case then fails as long as we do, and tells when that ends. */
	readonly known?: string;
}

/** A case as it goes into `cases/*.yaml`. */
export function caseText(note: string, program: Program, opa: Answer): string {
	const entry: DifferentialCase = { note, ...program, want: gist(opa) };
	return stringify([entry], { lineWidth: 0, blockQuote: 'literal' });
}
