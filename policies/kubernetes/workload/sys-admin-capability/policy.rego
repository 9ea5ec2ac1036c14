# METADATA
# title: Container adds the capability SYS_ADMIN
# description: |
#   SYS_ADMIN lets a process mount file systems, enter namespaces and much else that only the node's administrator
#   should do. Whoever takes over the process gets from there out of the container: it is close to running privileged.
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-sys-admin-capability
#   aliases: [CKV_K8S_39, KSV-0005]
#   severity: high
#   category: pod-security
#   targets: [kubernetes/Pod]
#   default: true
#   remediation: Remove SYS_ADMIN, and add only the capability that covers what the process does.
#   example: |
#     securityContext:
#       capabilities:
#         drop: [ALL]
#         add: [NET_BIND_SERVICE]
package merlon.kubernetes.workload.sys_admin_capability

import data.merlon.lib.capabilities
import data.merlon.lib.workload

violation contains {"msg": msg, "path": capability.path, "fix": {"op": "remove", "path": capability.path}} if {
	some container in workload.containers
	some capability in capabilities.listed(container, "add")
	capability.name in {"ALL", "SYS_ADMIN"}
	msg := sprintf("container %q adds the capability %s", [container.name, capability.name])
}
