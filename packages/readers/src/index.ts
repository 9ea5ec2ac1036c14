export { type ReadResult, readKubernetes } from './kubernetes/read-kubernetes.ts';
