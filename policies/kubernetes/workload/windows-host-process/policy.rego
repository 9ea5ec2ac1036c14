# METADATA
# title: Windows container runs as a host process
# description: |
#   A HostProcess container runs directly on its Windows node: it sees the node's file system, network and
#   processes, with the rights of the account it names, often SYSTEM. Whoever takes over its process owns the node
#   and every pod on it.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
# custom:
#   id: k8s-windows-host-process
#   aliases: [KSV-0103, "polaris:hostProcess"]
#   severity: critical
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.host-process]
#   default: true
#   remediation: Remove `hostProcess`; keep the few agents that must manage the node in a namespace of their own.
#   example: |
#     securityContext:
#       windowsOptions:
#         hostProcess: false
package merlon.kubernetes.workload.windows_host_process

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": false}} if {
	some context in workload.security_contexts
	context.value.windowsOptions.hostProcess == true
	path := array.concat(context.path, ["windowsOptions", "hostProcess"])
	msg := sprintf("%s runs as a process of the Windows node", [workload.owner(context)])
}
