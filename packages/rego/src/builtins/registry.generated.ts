// Written by tools/generate-builtin-registry.ts; run it again after adding a builtin.
import type { Builtin } from './builtin.ts';
import { indexof as b0 } from './strings/indexof.ts';

/** Every builtin, sorted by name. */
export const GENERATED_BUILTINS: readonly Builtin[] = [
	b0, // indexof
];
