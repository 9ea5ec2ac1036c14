export type { Skim } from '@merlon/yaml';
export { type ReadOptions, type ReadResult, readKubernetes } from './kubernetes/read-kubernetes.ts';
