# METADATA
# title: Container has no CPU request
# description: |
#   Without a CPU request the scheduler puts a pod on any node, however busy, and the kernel gives it next to nothing
#   when others compete. A neighbour that uses all it can get, by mistake or because it was taken over, starves it.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# - https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   id: k8s-cpu-requests
#   aliases: [CKV_K8S_10, KSV-0015, C-0268, "kube-linter:unset-cpu-requirements", "polaris:cpuRequestsMissing"]
#   severity: low
#   category: reliability
#   targets: [kubernetes/Pod]
#   remediation: Request the CPU that the container needs under its usual load.
#   example: |
#     resources:
#       requests:
#         cpu: 100m
#         memory: 128Mi
#       limits:
#         memory: 128Mi
package merlon.kubernetes.workload.cpu_requests

import data.merlon.lib.resources

violation contains {"msg": msg, "path": path} if {
	some container in resources.containers
	not is_given(container)
	path := resources.path(container, "requests", "cpu")
	msg := sprintf("container %q has no request of CPU", [container.name])
}

is_given(container) if resources.has(container, "requests", "cpu")

# A container with a limit and no request gets a request of the same size.
is_given(container) if resources.has(container, "limits", "cpu")
