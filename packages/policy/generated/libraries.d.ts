import type { PolicySource } from '../src/policy-source.ts';

/** The libraries that come with Merlon, for policies that import them and are compiled elsewhere. */
export declare const LIBRARIES: readonly PolicySource[];
