export { isValidJson, JsonError, type JsonLimits, parseJson } from './json-read.ts';
export { type JsonStyle, quoteJson, stringifyJson, withTextKeys } from './json-write.ts';
export { fromPlain, InvalidValueError, toPlain } from './plain.ts';
