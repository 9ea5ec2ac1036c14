export type { Skim } from './cursor.ts';
export { DEFAULT_YAML_LIMITS, type YamlLimits } from './limits.ts';
export { type Comment, type Mark, Marks } from './marks.ts';
export type { DuplicateKey, RoundedNumber, YamlNote } from './notes.ts';
export { resolvePlain } from './scalar.ts';
export { readYaml, type YamlDocument, type YamlOptions } from './stream.ts';
export type { YamlMapping, YamlScalar, YamlValue } from './value.ts';
export { YamlError } from './yaml-error.ts';
