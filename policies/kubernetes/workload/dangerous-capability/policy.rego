# METADATA
# title: Container adds a capability that leads to the node
# description: |
#   Some capabilities hand out more than they name: with SYS_MODULE a process loads code into the node's kernel, with
#   SYS_PTRACE it takes over others, with NET_ADMIN it redirects their traffic. Whoever takes over the container uses
#   them to leave it.
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-dangerous-capability
#   aliases: [C-0046, "polaris:dangerousCapabilities"]
#   severity: high
#   category: pod-security
#   targets: [kubernetes/Pod]
#   remediation: Remove the capability, or move what needs it to a component of its own on separate nodes.
#   parameters:
#     schema:
#       type: object
#       properties:
#         capabilities:
#           type: array
#           items:
#             type: string
#           description: Capabilities that must not be added, without CAP_.
#     defaults:
#       capabilities:
#       - ALL
#       - BPF
#       - DAC_READ_SEARCH
#       - MAC_ADMIN
#       - MAC_OVERRIDE
#       - NET_ADMIN
#       - NET_RAW
#       - PERFMON
#       - SETPCAP
#       - SYS_ADMIN
#       - SYS_BOOT
#       - SYS_MODULE
#       - SYS_PTRACE
#       - SYS_RAWIO
#   example: |
#     securityContext:
#       capabilities:
#         drop: [ALL]
#         add: [NET_BIND_SERVICE]
package merlon.kubernetes.workload.dangerous_capability

import data.merlon.lib.capabilities
import data.merlon.lib.workload

violation contains {"msg": msg, "path": capability.path, "fix": {"op": "remove", "path": capability.path}} if {
	some container in workload.containers
	some capability in capabilities.listed(container, "add")
	capability.name in input.parameters.capabilities
	msg := sprintf("container %q adds the capability %s", [container.name, capability.name])
}
