# METADATA
# title: Pod shares the node's inter-process communication
# description: |
#   The pod shares memory segments, semaphores and message queues with its node and with every other pod that does
#   the same. Databases and other programs keep data there: the pod can read it and write to it.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-host-ipc
#   aliases: [CKV_K8S_18, KSV-0008, C-0276, C-0038, "kube-linter:host-ipc", "polaris:hostIPCSet"]
#   severity: high
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.host-namespaces]
#   default: true
#   remediation: Remove `hostIPC`; containers of one pod already share memory with each other.
#   example: |
#     spec:
#       hostIPC: false
package merlon.kubernetes.workload.host_ipc

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": false}} if {
	workload.spec.hostIPC == true
	path := array.concat(workload.spec_path, ["hostIPC"])
	msg := "the pod shares the memory segments and queues of the node"
}
