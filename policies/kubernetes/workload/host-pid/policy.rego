# METADATA
# title: Pod sees the node's processes
# description: |
#   The pod shares the process list of its node. It reads the environment and the open files of every process there,
#   secrets of other pods included, and with enough rights it attaches to them or enters their namespaces, which
#   ends in root on the node.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-host-pid
#   aliases: [CKV_K8S_17, KSV-0010, C-0275, C-0038, "kube-linter:host-pid", "polaris:hostPIDSet"]
#   severity: high
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.host-namespaces]
#   default: true
#   remediation: Remove `hostPID`; containers of one pod see each other's processes with `shareProcessNamespace`.
#   example: |
#     spec:
#       hostPID: false
package merlon.kubernetes.workload.host_pid

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": false}} if {
	workload.spec.hostPID == true
	path := array.concat(workload.spec_path, ["hostPID"])
	msg := "the pod sees all processes of the node"
}
