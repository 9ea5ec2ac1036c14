# METADATA
# title: Pod uses the node's network
# description: |
#   The pod listens and sends on the node's own interfaces. Network policies no longer hold it back, it reaches
#   services that listen only on the node's loopback address, among them those of other host agents, and with
#   NET_RAW it reads the traffic of other pods.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-host-network
#   aliases: [CKV_K8S_19, KSV-0009, C-0041, "kube-linter:host-network", "polaris:hostNetworkSet"]
#   severity: high
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.host-namespaces]
#   default: true
#   remediation: Remove `hostNetwork`, and expose the pod with a Service.
#   example: |
#     spec:
#       hostNetwork: false
package merlon.kubernetes.workload.host_network

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": false}} if {
	workload.spec.hostNetwork == true
	path := array.concat(workload.spec_path, ["hostNetwork"])
	msg := "the pod uses the node's network"
}
