import type { Finding } from '@merlon/model';

const WORKLOADS: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'Pod', 'StatefulSet']);

/**
 * What runs in `kube-system` must do what other pods must not: network plugins, proxies, storage drivers. Whoever has
 * not chosen the policies is not told of it as a failure.
 */
export function excuseSystemComponent(finding: Finding): Finding {
	const { resource, status, category } = finding;
	const isSystem = resource.namespace === 'kube-system' && WORKLOADS.has(resource.type) && category === 'pod-security';
	if (!isSystem || status !== 'fail') return finding;
	const reason = 'components of kube-system are not judged by the default policies: --policies all does';
	return { ...finding, status: 'skip', suppression: { source: 'config', reason, location: null } };
}
