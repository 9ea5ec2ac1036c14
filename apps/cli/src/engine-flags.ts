/**
 * Flags of V8 that the program runs with. A function is optimised when about five times the usual amount of its code has
 * run: a scan runs hundreds of policies a few hundred times each, and optimising them all takes longer than running them.
 */
export const ENGINE_FLAGS = '--interrupt-budget=700000';
