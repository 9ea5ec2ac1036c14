import type { Builtin } from './builtin.ts';
import { GENERATED_BUILTINS } from './registry.generated.ts';

/** Every builtin function, by name. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map(
	GENERATED_BUILTINS.map((builtin) => [builtin.name, builtin]),
);
