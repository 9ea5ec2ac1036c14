# METADATA
# title: Container takes a port of the node
# description: |
#   A hostPort is open on the address of the node, past Services, and past network policies with some network
#   plugins. It exposes the container to whoever reaches the node, can take the place of a service that others
#   trust, and ties the pod to nodes where the port is free.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/concepts/configuration/overview/
# custom:
#   id: k8s-host-port
#   aliases: [CKV_K8S_26, KSV-0024, C-0044, "polaris:hostPortSet"]
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.host-ports]
#   default: true
#   remediation: Remove `hostPort`, and expose the container with a Service.
#   example: |
#     ports:
#       - containerPort: 8080
package merlon.kubernetes.workload.host_port

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": {"op": "remove", "path": path}} if {
	some container in workload.containers
	some i, port in container.spec.ports
	host_port := port.hostPort
	not host_port in {0, null}
	path := array.concat(container.path, ["ports", i, "hostPort"])
	msg := sprintf("container %q takes port %v of the node", [container.name, host_port])
}
