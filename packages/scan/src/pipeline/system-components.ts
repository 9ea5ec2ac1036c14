import type { Finding, Resource } from '@merlon/model';
import { podTemplatePath } from '@merlon/policy';

/**
 * What runs in `kube-system` must do what other pods must not: network plugins, proxies, storage drivers. Whoever has
 * not chosen the policies is not told of it as a failure.
 */
export function excuseSystemComponent(finding: Finding, { content }: Resource): Finding {
	const { resource, status, category } = finding;
	const isSystem = resource.namespace === 'kube-system' && status === 'fail' && category === 'pod-security';
	if (!isSystem || podTemplatePath(content) === null) return finding;
	const reason = 'components of kube-system are not judged by the default policies: --policies all does';
	return { ...finding, status: 'skip', suppression: { source: 'config', reason, location: null } };
}
