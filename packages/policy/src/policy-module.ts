import type { PolicyMetadata } from '@merlon/model';
import type { CompiledModule } from '@merlon/rego/runtime';

/** Compiled policies: entry point `i` of the program is the `violation` of policy `i`. */
export interface PolicyModule {
	readonly policies: readonly PolicyMetadata[];
	readonly evaluate: CompiledModule;
}
