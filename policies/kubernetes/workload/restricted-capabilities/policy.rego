# METADATA
# title: Container adds a capability other than NET_BIND_SERVICE
# description: |
#   NET_BIND_SERVICE lets a process listen below port 1024, and is the one capability that a hardened application
#   needs. Any other gives a process rights over files, users or the network that somebody who breaks in can use.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-restricted-capabilities
#   aliases: [CKV_K8S_25, KSV-0106]
#   severity: low
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-restricted.capabilities]
#   default: false
#   remediation: Remove the capability from `add`.
#   example: |
#     securityContext:
#       capabilities:
#         drop: [ALL]
#         add: [NET_BIND_SERVICE]
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
package merlon.kubernetes.workload.restricted_capabilities

import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

violation contains {"msg": msg, "path": path, "fix": {"op": "remove", "path": path}} if {
	pod_security.since(version, 22)
	not pod_security.exempt_as_windows(version)
	some container in workload.containers
	added := container.spec.securityContext.capabilities.add
	is_array(added)
	some i, capability in added
	capability != "NET_BIND_SERVICE"
	path := array.concat(container.path, ["securityContext", "capabilities", "add", i])
	msg := sprintf("container %q adds the capability %v", [container.name, capability])
}
