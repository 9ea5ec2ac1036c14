import type { PolicyMetadata } from '@merlon/model';
import type { CompiledModule } from '@merlon/rego/runtime';

/** Compiled policies: entry point `i` of the program is the `violation` of policy `i`. */
export interface PolicyModule {
	readonly policies: readonly PolicyMetadata[];
	readonly evaluate: CompiledModule;
	/** Whether one of some policies looks at objects besides the resource, in `data.inventory`. */
	readonly usesInventory: (policies: readonly PolicyMetadata[]) => boolean;
}
