export { isValidJson, JsonError, parseJson } from './json-read.ts';
export { type JsonStyle, stringifyJson, withTextKeys } from './json-write.ts';
export { fromPlain, toPlain } from './plain.ts';
