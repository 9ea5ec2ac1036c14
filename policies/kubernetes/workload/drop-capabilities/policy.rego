# METADATA
# title: Container keeps the default capabilities
# description: |
#   Container runtimes give each container about a dozen capabilities of root, such as changing owners of files,
#   making device nodes and changing user. Few programs need any of them, and each helps somebody who breaks in.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-drop-capabilities
#   aliases: [CKV_K8S_37, KSV-0003, KSV-0106]
#   severity: low
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-restricted.capabilities]
#   default: false
#   remediation: Drop `ALL`, and add back NET_BIND_SERVICE where the process listens below port 1024.
#   example: |
#     securityContext:
#       capabilities:
#         drop: [ALL]
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
package merlon.kubernetes.workload.drop_capabilities

import data.merlon.lib.fix
import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

violation contains {"msg": msg, "path": path, "fix": fix.set(path, ["ALL"])} if {
	pod_security.since(version, 22)
	not pod_security.exempt_as_windows(version)
	some container in workload.containers
	not drops_all(container)
	path := array.concat(container.path, ["securityContext", "capabilities", "drop"])
	msg := sprintf("container %q does not drop ALL capabilities", [container.name])
}

drops_all(container) if "ALL" in container.spec.securityContext.capabilities.drop
