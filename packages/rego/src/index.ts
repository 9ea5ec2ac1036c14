export { builtin } from './builtins/builtin.ts';
export { indexof } from './builtins/strings/indexof.ts';
