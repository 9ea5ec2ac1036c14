# METADATA
# title: Container listens on the SSH port
# description: |
#   An SSH server in a container is a second way in beside the API server: with accounts, keys and logs of its own that
#   nobody manages there. Whoever has one of its keys gets a shell that neither RBAC nor the audit log knows of.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/security-checklist/
# - https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
# custom:
#   id: k8s-ssh-port
#   aliases: ["kube-linter:ssh-port"]
#   severity: medium
#   category: network
#   targets: [kubernetes/Pod]
#   default: true
#   remediation: Remove the SSH server; `kubectl exec` and `kubectl debug` give a shell where RBAC allows it.
#   example: |
#     ports:
#       - containerPort: 8080
package merlon.kubernetes.workload.ssh_port

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	some container in workload.containers
	some i, port in container.spec.ports
	port.containerPort == 22
	object.get(port, "protocol", "TCP") == "TCP"
	path := array.concat(container.path, ["ports", i, "containerPort"])
	msg := sprintf("container %q listens on port 22, which is SSH's", [container.name])
}
