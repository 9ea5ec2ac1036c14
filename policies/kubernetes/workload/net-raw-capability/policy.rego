# METADATA
# title: Container keeps the capability NET_RAW
# description: |
#   With NET_RAW, which containers have unless it is dropped, a process makes packets of its own. Whoever takes it over
#   forges answers to ARP and DNS on the pod network and puts themselves between other pods.
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-net-raw-capability
#   aliases: [CKV_K8S_28, "kube-linter:drop-net-raw-capability"]
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   remediation: Drop all capabilities, and add back only what the process needs.
#   example: |
#     securityContext:
#       capabilities:
#         drop: [ALL]
package merlon.kubernetes.workload.net_raw_capability

import data.merlon.lib.capabilities
import data.merlon.lib.fix
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": fix.set(path, wanted)} if {
	not workload.is_windows
	some container in workload.containers
	dropped := capabilities.names(container, "drop")
	count(dropped & {"ALL", "NET_RAW"}) == 0
	path := array.concat(container.path, ["securityContext", "capabilities", "drop"])
	wanted := array.concat([capability.name | some capability in capabilities.listed(container, "drop")], ["NET_RAW"])
	msg := sprintf("container %q does not drop the capability NET_RAW", [container.name])
}

violation contains {"msg": msg, "path": capability.path} if {
	some container in workload.containers
	count(capabilities.names(container, "drop") & {"ALL", "NET_RAW"}) > 0
	some capability in capabilities.listed(container, "add")
	capability.name in {"ALL", "NET_RAW"}
	msg := sprintf("container %q adds the capability %s", [container.name, capability.name])
}
