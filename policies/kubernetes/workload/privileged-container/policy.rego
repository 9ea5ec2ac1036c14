# METADATA
# title: Container runs privileged
# description: |
#   A privileged container has all capabilities, sees the host's devices and is not confined by seccomp or AppArmor.
#   Whoever takes over its process can mount the node's disk, write to it, and so own the node and every pod on it.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-privileged-container
#   aliases: [CKV_K8S_16, KSV-0017, C-0057, "kube-linter:privileged-container", "polaris:runAsPrivileged"]
#   severity: critical
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.privileged]
#   default: true
#   remediation: Remove `privileged`, and add only the capabilities that the process needs.
#   example: |
#     securityContext:
#       privileged: false
#       capabilities:
#         drop: [ALL]
package merlon.kubernetes.workload.privileged_container

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": false}} if {
	some container in workload.containers
	container.spec.securityContext.privileged == true
	path := array.concat(container.path, ["securityContext", "privileged"])
	msg := sprintf("container %q runs privileged", [container.name])
}
