import type { PolicyModule } from '@merlon/policy';

/** The policies that come with Merlon, compiled when the project was built. */
export declare const BUILTIN: PolicyModule;
