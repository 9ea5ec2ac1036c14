export { createHttpEffect, type HttpEffectOptions } from './http-effect.ts';
export { createLookupHost, type LookupOptions } from './lookup-host.ts';
