# METADATA
# title: Container has no memory request
# description: |
#   Without a memory request the scheduler puts a pod on nodes that have no room for it, and when one runs out of memory
#   its pods are the first to be killed. Whoever can make a neighbour use memory can so take it down.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# - https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
# custom:
#   id: k8s-memory-requests
#   aliases: [CKV_K8S_12, KSV-0016, C-0269, "polaris:memoryRequestsMissing"]
#   severity: low
#   category: reliability
#   targets: [kubernetes/Pod]
#   remediation: Request the memory that the container needs under its usual load.
#   example: |
#     resources:
#       requests:
#         cpu: 100m
#         memory: 128Mi
#       limits:
#         memory: 128Mi
package merlon.kubernetes.workload.memory_requests

import data.merlon.lib.resources

violation contains {"msg": msg, "path": path} if {
	some container in resources.containers
	not is_given(container)
	path := resources.path(container, "requests", "memory")
	msg := sprintf("container %q has no request of memory", [container.name])
}

is_given(container) if resources.has(container, "requests", "memory")

# A container with a limit and no request gets a request of the same size.
is_given(container) if resources.has(container, "limits", "memory")
