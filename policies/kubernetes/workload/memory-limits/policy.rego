# METADATA
# title: Container has no memory limit
# description: |
#   Without a memory limit a leak, or requests that someone crafts to use memory, grow the container until its node has
#   none left. The kernel then kills processes there, and other pods go down with it.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# - https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
# custom:
#   id: k8s-memory-limits
#   aliases: [CKV_K8S_13, KSV-0018, C-0271, "kube-linter:unset-memory-requirements", "polaris:memoryLimitsMissing"]
#   severity: medium
#   category: reliability
#   targets: [kubernetes/Pod]
#   remediation: Set a memory limit; equal to the request, it also protects the container from being killed for others.
#   example: |
#     resources:
#       requests:
#         cpu: 100m
#         memory: 128Mi
#       limits:
#         memory: 128Mi
package merlon.kubernetes.workload.memory_limits

import data.merlon.lib.resources

violation contains {"msg": msg, "path": path} if {
	some container in resources.containers
	not is_given(container)
	path := resources.path(container, "limits", "memory")
	msg := sprintf("container %q has no limit of memory", [container.name])
}

is_given(container) if resources.has(container, "limits", "memory")
