# METADATA
# title: Container has no CPU limit
# description: |
#   Without a CPU limit a container takes all the CPU that its node has to spare. A runaway loop, or a miner that
#   someone starts in it, then runs at full speed, and autoscaling pays for it.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# - https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   id: k8s-cpu-limits
#   aliases: [CKV_K8S_11, KSV-0011, C-0270, "polaris:cpuLimitsMissing"]
#   severity: low
#   category: reliability
#   targets: [kubernetes/Pod]
#   remediation: Set a CPU limit well above the usual load, as a container that reaches it is slowed down.
#   example: |
#     resources:
#       requests:
#         cpu: 100m
#       limits:
#         cpu: 500m
package merlon.kubernetes.workload.cpu_limits

import data.merlon.lib.resources

violation contains {"msg": msg, "path": path} if {
	some container in resources.containers
	not is_given(container)
	path := resources.path(container, "limits", "cpu")
	msg := sprintf("container %q has no limit of CPU", [container.name])
}

is_given(container) if resources.has(container, "limits", "cpu")
