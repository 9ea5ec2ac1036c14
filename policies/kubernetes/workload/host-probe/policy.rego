# METADATA
# title: Probe or lifecycle hook names a host
# description: |
#   The kubelet sends probes and lifecycle requests, from the node's network. With `host` set it sends them wherever
#   the pod's author likes: to services on the node's loopback address, to cloud metadata, to other pods behind
#   network policies. Whether the probe passes tells the author what is there.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes
# custom:
#   id: k8s-host-probe
#   aliases: []
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.host-probes]
#   default: false
#   remediation: >-
#     Remove `host`: the kubelet then asks the pod itself. A Host header goes into `httpHeaders`.
#   example: |
#     livenessProbe:
#       httpGet:
#         path: /healthz
#         port: 8080
#   parameters:
#     schema:
#       type: object
#       properties:
#         version:
#           description: The version of the Pod Security Standards, which is one of Kubernetes
#           type: string
#           pattern: '^(latest|v?1\.[0-9]{1,4}(\.[0-9]+)*)$'
#           default: latest
#       additionalProperties: false
#     defaults: {version: latest}
package merlon.kubernetes.workload.host_probe

import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

violation contains {"msg": msg, "path": path, "fix": {"op": "remove", "path": path}} if {
	pod_security.since(version, 34)
	some container in workload.containers
	some [field, handler] in handlers(container.spec)
	some action in ["httpGet", "tcpSocket"]
	host := handler[action].host
	not host in {"", null}
	path := array.concat(container.path, array.concat(field, [action, "host"]))
	name := field[count(field) - 1]
	msg := sprintf("container %q has the kubelet ask the host \"%v\" in its %s", [container.name, host, name])
}

handlers(container) := array.concat(
	[[[field], container[field]] | some field in ["livenessProbe", "readinessProbe", "startupProbe"]],
	[[["lifecycle", field], container.lifecycle[field]] | some field in ["postStart", "preStop"]],
)
